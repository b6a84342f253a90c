"""Words of a company's name that do not tell it from another company: legal forms, then general and place words.

All are written small. Knows no names and no folding; `names` and `same_names` use them.
Measured on the 190 pairs of tests/matching/test_party_pairs.py, SURE where it should be / where it should not: these
lists as they were 63 of 96 / 11, rigour 2.6 64 / 7, cleanco 2.3 35 / 5; neither library tells kinds of company apart.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalForm:
    """What a legal form tells of a company: which kinds of company it may mean, and in which countries it is used.

    Empty: it tells nothing. Two names whose forms have no kind or no country in common are not surely one party's.
    """

    kinds: frozenset[str]
    countries: frozenset[str]


# Kinds and countries; abbreviations; the same in words. Small letters, without accents and dots.
_GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("limited RU BY", "ооо сооо иооо", ()),
    ("limited RU BY KG", "", (
        "общество с ограниченной ответственностью", "совместное общество с ограниченной ответственностью",
        "иностранное общество с ограниченной ответственностью",
    )),
    ("limited BY", "таа", ("таварыства з абмежаванай адказнасцю",)),
    ("limited KG", "осоо жчк", ("жоопкерчилиги чектелген коом", "жоопкерчилиги чектелген коому")),
    ("limited partnership KZ", "тоо жшс", (
        "товарищество с ограниченной ответственностью", "жауапкершілігі шектеулі серіктестігі",
    )),
    ("limited UA", "тов", ("товариство з обмеженою відповідальністю",)),
    ("additional RU BY", "одо тда", (
        "общество с дополнительной ответственностью", "таварыства з дадатковай адказнасцю",
    )),
    ("closed", "зао zao cjsc", ("закрытое акционерное общество", "closed joint stock company")),
    ("open", "оао пао oao pao ojsc pjsc", (
        "открытое акционерное общество", "публичное акционерное общество", "open joint stock company",
        "public joint stock company",
    )),
    ("open closed", "ао ак jsc", (
        "акционерное общество", "акционерлік қоғамы", "акционердик коому", "joint stock company",
    )),
    ("sole", "ип жк фоп", ("индивидуальный предприниматель", "жеке кәсіпкер", "жеке ишкер")),
    ("private-unitary RU BY", "чуп чп чтуп чптуп иуп", (
        "частное торговое унитарное предприятие", "частное производственное унитарное предприятие",
        "частное унитарное предприятие", "частное предприятие",
    )),
    ("state-unitary RU BY", "фгуп муп гуп руп", (
        "федеральное государственное унитарное предприятие", "республиканское унитарное предприятие",
    )),
    ("private-unitary state-unitary RU BY", "уп", ("унитарное предприятие",)),
    ("society", "ано нко оюл", ("автономная некоммерческая организация", "объединение юридических лиц")),
    ("", "нао", ("юридическая компания",)),
    # other countries, in their own letters and as Russian texts transcribe them
    ("limited", "llc ltd limited gmbh sarl sarlu eurl srl bv sro doo kft ug sti spzoo uab sia ou osauhing pte pty pvt "
     "private ooo лтд ллс ллк элэлси лимитед гмбх бв срл сарл sdn bhd սպը 주식회사", (
        "limited liability company", "gesellschaft mit beschrankter haftung", "societe a responsabilite limitee",
        "sp z oo", "społka z ograniczona odpowiedzialnoscia", "limited sirketi",
    )),
    ("partnership", "llp lllp", ("limited liability partnership",)),
    ("commandite", "kg kgaa lp ohg vof snc scs кг", ("limited partnership",)),
    ("public", "plc плк пиэлси", ("public limited company",)),
    ("incorporated", "inc incorporated corp corporation инк инкорпорейтед корп корпорейшн", ()),
    ("stock", "ag nv sa sas sasu spa sl slu sau ab aktiebolag oy oyj as aps zrt se nyrt dd аг са сас спа нв "
     "ас аб актиеболаг", (
        "aktiengesellschaft", "societe anonyme", "societe par actions simplifiee", "sa de cv", "са де св",
        "anonim sirketi",
    )),
    ("incorporated limited stock", "kk", ("kabushiki kaisha", "кабусики кайся", "кабушики кайша", "кабушики каиша")),
    ("limited", "gk", ("godo kaisha",)),
    ("", "the дзе зе co company cie ев ev mbh zoo ltda tic san ve корпорация ко компани компания", ()),
)  # fmt: skip


def _form(tags: str) -> LegalForm:
    words = frozenset(tags.split())
    countries = frozenset(word for word in words if word.isupper())
    return LegalForm(words - countries, countries)


LEGAL_FORMS = {word: _form(tags) for tags, words, _ in _GROUPS for word in words.split()}
LEGAL_PHRASES = {phrase: _form(tags) for tags, _, phrases in _GROUPS for phrase in phrases}

# Written without spaces; longest first.
LEGAL_FORMS_HAN = {
    "股份有限公司": _form("limited stock"),
    "有限责任公司": _form("limited"),
    "有限公司": _form("limited"),
    "株式会社": _form("incorporated limited stock"),
    "合同会社": _form("limited"),
    "公司": _form(""),
}

GENERAL_WORDS = frozenset(
    "technology technologies tech group groupe holding holdings international global worldwide industries industry "
    "industrial enterprises enterprise products product brands brand trademarks trademark trading trade management "
    "manufacturing electronics electric motor motors automotive cosmetics foods pharma pharmaceuticals beauty "
    "intellectual property ip licensing licence license services solutions systems europe european america american "
    "usa us uk asia china japan korea germany russia the of de la and und et & "
    "beijing shanghai shenzhen guangzhou guangdong zhejiang hong kong tokyo london paris "
    "технологии технолоджи групп холдинг холдингс интернешнл интернэшнл глобал индастриз продактс брендс "
    "трейдмаркс трейд трейдинг менеджмент мотор моторс косметикс дзе зе де ла".split()
)
