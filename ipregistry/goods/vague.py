"""Whether a description says that nothing is named, or too little to say anything of it.

A placeholder stands where a mark should ("NO BRAND", "без марки", 无品牌). An insufficient description names nothing
but what could be anything ("gift", "accessories", "товары, 2 шт"): what the stop words of the EU's ICS2 refuse. The
vague words themselves are terms of the lexicon. Knows no register.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from .folding import first_word, fold, tokenise
from .terms import TermKind

_LABELS = frozenset(
    """brand name trademark trade mark tm model manufacturer article sku марка марки бренд торговая торговой товарный
    товарного знак знака модель модели артикул производитель изготовитель наименование 品牌 型号""".split()
)
_NOTHING = """
no brand|nobrand|no name|noname|no mark|no trademark|no trade mark|no logo|no model|without brand|without mark
without trademark|without trade mark|without brand name|unbranded|non branded|not branded|brandless|generic|unknown
not applicable|not available|not stated|not specified|none|no|nil|null|empty|n m|nm|n a|na|n b|nb|n n|nn|m m|n t|b m
без марки|без бренда|без товарного знака|без торговой марки|без торгового знака|без названия|без наименования
без модели|без имени|без логотипа|отсутствует|отсутствуют|нет|нет марки|нет бренда|нет данных|не указан|не указана
не указано|не указаны|не имеет|не имеется|не определен|не определена|неизвестен|неизвестна|неизвестно|не обозначен
не обозначена|не обозначено|не маркирован|не маркировано|немаркированный|безымянный|ноунейм|но нейм|нонейм
нет торговой марки|нет товарного знака|б м|б н|н м|бренд отсутствует|марка отсутствует|товарный знак отсутствует
торговая марка отсутствует|无品牌|无牌|无|无商标|没有品牌|无名|其他品牌|无型号
ohne marke|keine marke|sans marque|markenlos
"""
_NOTHING_KEYS = frozenset(phrase for line in _NOTHING.split("\n") for phrase in line.split("|") if phrase)
_FIRST_WORDS = _LABELS | {phrase.split()[0] for phrase in _NOTHING_KEYS}
_AMPERSAND_NAME = re.compile(r"\w[&+]\w")  # N/M says nothing, M&M is a name
_PARTS = re.compile(r"[,;|\n]|\s/\s|(?<=\w{3})/(?=\w{3})")
_DASHES = re.compile(r"[\s\-–—_*.·]*[-–—_*][\s\-–—_*.·]*")

_FILLERS = frozenset(
    """a an the of and or all attached per flammable hazardous with for in on by
    to from per its is are as other not no new used brand original quality high low best free commercial value price
    cost usd eur rub rur cny gbp us euro dollars rubles qty quantity pcs pc piece pieces set sets unit units pack
    packs package packages box boxes pair pairs item items lot kg g gr gram grams kilo kilos lb lbs oz ml l cm mm m
    net gross weight total only just some various assorted mixed misc miscellaneous general small big large little
    personal private own use home household family friend friends birthday christmas holiday happy from sale purpose
    no. x made origin china hong kong russia usa turkey germany each one two three four five six ten brand. size
    color colour black white red blue green pink grey gray model type kind kinds mark trade trademark number art sku
    ref и или с со в во на по от до из для к у без не как а прочие прочее прочий другие другое другой разные разное
    разный разных новый новая новое новые б у бу шт штук штука штуки уп упаковка упаковки набор комплект пара пары
    кг г гр грамм л мл см мм м руб рублей рубль евро долл долларов цена стоимость стоимостью ценность коммерческой
    коммерческая ценности имеет вес нетто брутто количество кол во всего один одна одно два две три личного личное
    личные пользования пользование использования собственного нужд домашнего бытового бытовые назначения общего
    народного потребления малоценный малоценные дешевые китай россия турция место места мест коробка коробки пакет
    пакеты ассортимент ассортименте ассорти др пр т п тп тд на день рождения 个 件 只 套 元 的""".split()
)
_PRICE_OR_AMOUNT = re.compile(
    r"\d+(?:x|х|pcs?|pc|шт|kg|кг|g|гр?|mg|мг|ml|мл|l|л|cm|см|mm|мм|km|usd|eur|rub|руб|тг|сом|oz|lb|th|st|nd|rd)?|[a-zа-я]"
)


class _Word(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> TermKind: ...


def is_placeholder(text: str) -> bool:
    """Whether the whole text says that there is no mark: NO BRAND, N/M, ОТСУТСТВУЕТ, товарный знак: нет, "-"."""
    if _DASHES.fullmatch(text):
        return True
    first = first_word(text)
    if first is not None and first not in _FIRST_WORDS:
        return False  # as nearly every text
    if _says_nothing(text):
        return True
    parts = [part for part in _PARTS.split(text) if part.strip()]
    return len(parts) > 1 and all(_says_nothing(part) or bool(_DASHES.fullmatch(part)) for part in parts)


def is_insufficient(text: str, words: Sequence[_Word]) -> bool:
    """Whether the text holds nothing but vague words, fillers, numbers, prices and units; `words` is what was found.

    Empty and punctuation-only texts are insufficient too. "Photo frame" is not: it names goods.
    """
    if any(word.kind is not TermKind.VAGUE for word in words) or _AMPERSAND_NAME.search(text):
        return False
    return all(
        token.word in _FILLERS
        or _PRICE_OR_AMOUNT.fullmatch(token.word)
        or any(word.start <= token.start < word.end for word in words)
        for token in tokenise(text)
    )


def _says_nothing(text: str) -> bool:
    if _AMPERSAND_NAME.search(text):
        return False
    words = fold(text).split()
    if " ".join(words) in _NOTHING_KEYS:
        return True
    while words and words[0] in _LABELS:
        words = words[1:]
        if " ".join(words) in _NOTHING_KEYS:
            return True
    return False
