"""Words that name different goods, and the neighbours by which one is told from the other.

A phrase of the lexicon (toy mouse, oil filter) needs nothing from here; this is for a bare word whose sense stands
elsewhere in the text. A cue is the beginning of a folded word, but a short Latin one is the whole word: car is no card.
Knows no codes.
"""

from __future__ import annotations

from .folding import Token

_REACH = 6
_SHORT = 4
_MEDICINE = (
    "mg",
    "мг",
    "vitamin",
    "витамин",
    "medic",
    "лекарств",
    "pharm",
    "фарм",
    "blister",
    "блистер",
    "dose",
    "pill",
)
_CAR = ("car", "авто", "auto", "vehicle", "truck", "bmw", "toyota", "кузов", "bumper", "бампер")
_SMART = ("smart", "смарт", "fitness", "фитнес", "tracker", "трекер", "умн", "bluetooth", "pedometer", "шагомер")
_PAINT = ("brush", "кист", "acrylic", "акрил", "wall", "стен", "фасад", "interior", "интерьер", "oil", "watercol")

_SENSES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "tablet": ((_MEDICINE, "medicine"), (("dishwash", "detergent", "toilet"), "detergent")),
    "таблетка": (((*_MEDICINE, "препарат"), "лекарство"), (("посудомо", "моющ"), "моющее средство")),
    "mouse": ((("toy", "plush", "cat", "soft"), "toy"),),
    "мышь": ((("игруш", "плюш", "мягк", "кош"), "игрушка"),),
    "bracelet": ((_SMART, "fitness bracelet"),),
    "браслет": ((_SMART, "фитнес-браслет"),),
    "band": ((_SMART, "fitness bracelet"),),
    "ring": ((("piston", "seal", "gasket", "rubber"), "gasket"), (("key", "keychain"), "keychain")),
    "кольцо": ((("поршн", "уплотн", "резин"), "прокладка"),),
    "watch": ((_SMART, "smart watch"),),
    "часы": (((*_SMART[:4], "bluetooth"), "смарт-часы"), (("настенн", "каминн"), "настенные часы")),
    "battery": (((*_CAR, "starter"), "car battery"),),
    "аккумулятор": (((*_CAR, "стартер"), "автомобильный аккумулятор"),),
    "filter": ((("cigarette", "tobacco"), "cigarette filter"), (("lens", "camera", "uv", "nd"), "lens filter")),
    "lens": ((("contact", "dioptr", "eye"), "contact lens"),),
    "линза": ((("контактн", "диоптр"), "контактная линза"),),
    "keyboard": ((("piano", "midi", "yamaha", "casio", "synth"), "synthesizer"),),
    "ручка": ((("дверн", "мебел", "двер", "окон"), "дверная ручка"),),
    "кран": ((("автокран", "башенн", "мостов", "козлов", "портальн", "грузоподъ"), "подъёмный кран"),),
    "лук": ((("репч", "овощ", "зелен", "сушен", "свеж"), "репчатый лук"),),
    "краска": ((("волос", "бров", "ресниц"), "краска для волос"),),
    "paint": ((("hair",), "hair dye"), (("nail",), "nail polish")),
    "лак": ((("ногт", "маникюр", "nail"), "лак для ногтей"), (("волос", "причес"), "лак для волос")),
    "тени": ((("век", "глаз", "макияж"), "тени для век"),),
    "тушь": ((("ресниц", "объем", "mascara"), "тушь для ресниц"),),
    "диск": ((("тормоз",), "тормозной диск"), (("колес", "литы", "штампов", "r15", "r16", "r17"), "колёсный диск")),
    "disc": ((("brake",), "brake disc"),),
    "свеча": ((("зажиган", "двигател"), "свеча зажигания"),),
    "насос": ((("топлив", "бенз"), "топливный насос"),),
    "шина": ((("медиц", "перелом", "иммобил"), "медицинская шина"),),
    "кисть": ((("макияж", "румян", "пудр", "тональн"), "кисть для макияжа"),),
    "brush": ((("makeup", "cosmetic", "blush", "powder"), "makeup brush"), (("tooth", "teeth"), "toothbrush")),
    "coat": (((*_PAINT[4:], "primer", "top"), "paint"),),
    "tie": ((("rod",), "tie rod"),),
    "glass": ((("tempered", "screen"), "screen protector"),),
    "стекло": ((("защитн", "закален"), "защитное стекло"), (("лобов", *_CAR), "лобовое стекло")),
    "trainer": ((("elliptic", "exercise", "gym"), "exercise machine"),),
    "mask": ((("ski", "diving"), "goggles"), (("sheet", "facial", "clay", "hair", "collagen"), "sheet mask")),
    "маска": (
        (("плаван", "лыжн", "подводн"), "плавательные очки"),
        (("тканев", "увлажн", "волос", "глин"), "косметическая маска"),
    ),
    "гель": ((("душ",), "гель для душа"), (("стирк",), "гель для стирки")),
    "порошок": ((("стирк", "стиральн"), "стиральный порошок"), (("зубн",), "зубной порошок")),
    "powder": ((("wash", "laundry", "detergent"), "washing powder"), (("face", "cosmetic", "compact"), "face powder")),
    "cream": ((("sour", "whipping", "dairy", "fat"), "dairy cream"), (("ice",), "ice cream")),
    "polish": ((("nail",), "nail polish"), (("shoe",), "shoe polish")),
    "monitor": ((("heart", "blood", "pressure"), "blood pressure monitor"), (("baby",), "baby monitor")),
    "монитор": ((("сердеч", "пульс", "давлен"), "тонометр"),),
    "pad": ((("brake",), "brake pad"), (("mouse",), "mouse pad"), (("sanitary", "menstr"), "sanitary pad")),
    "колодка": ((("тормоз",), "тормозная колодка"),),
    "charger": ((("turbo",), "turbocharger"),),
    "oil": (
        (("engine", "motor", "gearbox", "diesel", "15w40", "5w30", "5w40", "10w40"), "motor oil"),
        (("hair", "beard"), "hair oil"),
        (("massage", "body", "skin", "face"), "body oil"),
        (("aroma", "essential", "diffuser"), "essential oil"),
    ),
    "масло": (
        (("двигат", "мотор", "трансмисс", "5w30", "5w40", "10w40"), "моторное масло"),
        (("волос", "бород"), "масло для волос"),
        (("массаж", "тела", "лица", "кутикул"), "масло для тела"),
        (("аромат", "эфирн"), "эфирное масло"),
        (("сливочн", "крестьянск"), "сливочное масло"),
        (("растит", "рафинир", "нерафинир", "жарки"), "растительное масло"),
    ),
    "printer": ((("3d",), "3d printer"),),
    "принтер": ((("3d",), "3d-принтер"),),
    "reel": ((("fishing", "spinning", "baitcast"), "fishing reel"),),
    "катушка": ((("рыбол", "спиннинг", "безынерц"), "рыболовная катушка"), (("зажиган",), "катушка зажигания")),
    "плита": ((("дсп", "мдф", "древесн", "osb"), "древесная плита"),),
    "hook": ((("fish",), "fishing hook"), (("crochet",), "crochet hook")),
    "крючок": ((("рыбол",), "рыболовный крючок"),),
}


SENSES = frozenset(sense for senses in _SENSES.values() for _, sense in senses)
"""Every term as which another one may be read."""


def other_sense(term: str, tokens: list[Token], first: int, last: int) -> str | None:
    """The term as which `term`, found at tokens `first` to `last`, is to be read; None where it means what it says."""
    senses = _SENSES.get(term)
    if senses is None:
        return None
    around = [*tokens[max(0, first - _REACH) : first], *tokens[last + 1 : last + 1 + _REACH]]
    return next((sense for cues, sense in senses if any(_is_cue(token.word, cues) for token in around)), None)


def _is_cue(word: str, cues: tuple[str, ...]) -> bool:
    return word in cues or any(word.startswith(cue) for cue in cues if len(cue) > _SHORT or not cue.isascii())
