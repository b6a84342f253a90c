"""Names of companies and people out of cells that also hold addresses, telephones and papers. Keeps names alone.

A name in two scripts, `Эппл Инк. (Apple Inc.)`, is a name and its Latin form. Tax numbers of companies are kept, those
of people are not. Refuses to look for a name in what is left when nothing looks like one.
"""

from __future__ import annotations

import re

from ..entry import Party, PartyKind
from .countries import CODES, country_in
from .countries import NAME as COUNTRY
from .private_data import without_contacts
from .prose import tidy

FORM = (
    r"(?:ТОО|ЖШС|АҚ|ЖК|ОсОО|ОcОО|ООО|OOO|ОДО|ОсДО|СООО|СП|АО|ЗАО|ОАО|ПАО|АНО|ОЮЛ|ИП|ЧП|ГП|РГП|УП|ЧУП|ФБУ"
    r"|(?:Совместное )?[Оо]бществ[оа] с (?:ограниченной|дополнительной) отв?е[тс]+венность\s?ю?"
    r"|Индивидуальный [Пп]редприниматель|Товариществ[оа] с ограниченной ответственностью"
    r"|(?:Открытое |Закрытое )?[Аа]кционерное общество)"
)
_FORM = re.compile(FORM)
_QUOTED = r"«(?:(?:[^«»]|«[^«»]*»){1,100}»|[^«»,;]{1,80}«[^«»]{1,80}»|[^«»,;]+)"
_BARE = r"(?!ИНН|Код|ОКПО|Адрес|БИН|Рег)[A-ZА-ЯЁ][\w&.-]*(?:\s+(?:[A-ZА-ЯЁ][\w&.-]*|уулу|кызы)){0,3}"
ORGANISATION = re.compile(rf"(?<!\w)(?<!\d-)(?<!\d-\s){FORM}(?:\s*{_QUOTED}|\s+{_BARE})")
# A company abroad that is named without its form; one that gave an authority is the holder itself.
_UNFORMED = re.compile(
    r"(?<!от компании )(?<!компании )(?<!БЦ )(?<!центр )«[^«»]*[A-ZА-ЯЁ]{3}[^«»]*»(?:\s*\([^()]*\))?"
)
PERSON = re.compile(
    r"\b[А-ЯЁӘҒҚҢӨҰҮІҺ][а-яёәғқңөұүіһ]+(?:-[А-ЯЁ][а-яё]+)?\s+"
    r"(?:[А-ЯЁӘҒҚҢӨҰҮІҺ][а-яёәғқңөұүіһ]+\s+[А-ЯЁӘҒҚҢӨҰҮІҺ][а-яёәғқңөұүіһ]+(?:вич|вна|ич|кызы|уулу|овна)\w?|"
    r"[А-ЯЁ]\.\s?[А-ЯЁ]\.)"
)
_LEAD = re.compile(
    r"^(?:\d\)|1\.|(?:Правооблада\S*\s?(?:ь|ль)?|Лицен?[сз]?и\s?ар|Лице[нз]+иат|Владелец)\s*[:-]"
    r"|(?:Компания|Компании|Корпорация|Фирма|Гражданин|Гр-н|Резидент \w+)(?=[\s:«]))\s*:?\s*",
    re.I,
)
_SUFFIX = (
    r"(?:Limited|Ltd|Inc|Incorporated|LLC|L\.L\.C|Corp|Corporation|Company|Co|GmbH|AG|SE|KG|KGaA|Sarl|SARL|S\.?A\.?S?"
    r"|S\.p\.A|S\.?P\.?A|S\.?r\.?l|B\.?V|N\.?V|A/S|AB|Oy|plc|LTD|LIMITED|S\.C\.A|Лимитед|Инк|Лтд|ЛТД|ГмбХ|АГ|Корпорейшн|Компани"
    r"|Б\.В|Н\.В|С\.А|С\.п\.А|А/С|ЛЛС|Ко)"
)
_ADDRESS = (
    r"[АаA][дd]р[еe][сc]|Юр\.|Юридическ|Фактическ|Почтов|Учрежд|Создан|Зарег|Явля[ею]тся|Имеющ|в лице"
    r"|действующ|[Ээ]лектронн|[Тт]елефон|[Тт]ел\.?|[Ии]нтернет|г\.|город |ул\.|улица|ul\.|проспект|пр\.|мкр|индекс|с/о"
    r"|БИН|БСН|ИИН|ИНН|ОГРН|ОКПО|УНП|паспорт|Паспорт|свидетельство|на основании|по доверенности|рег\. ?№|p\.?o\.? ?box"
)
# Where a name is over: at a word of addresses, at a number after a comma or a full stop, at a sentence after a closing
# quote or bracket, at what follows a legal form and a comma, at two letters of a country, at a country.
_CUTS = (
    re.compile(rf"[\s,.;:(/–-]*(?<!\w)(?:{_ADDRESS})", re.I),
    re.compile(r"\s*[,.;]\s*(?:[A-Z]{1,2}-?)?\d[\d\w/-]*[\s,]"),
    re.compile(r"(?<=[»)])\s*[.;]\s+(?=[^\s(])"),
    re.compile(r"\s*\([A-Z]{2}\)\s*(?:[,.]\s|(?=[A-Z][a-z]+ \d))"),
    re.compile(r"(?<=[»)])\s+\d"),
    re.compile(r"[\s,(]+(?:также\s|also trading)", re.I),
    re.compile(rf"[»),.]\s*(?:{COUNTRY})(?![\w-])"),
)
# Legal forms that look like the initials of a person.
_OF_A_FIRM = re.compile(r"\s(?:Б\.?\s?В|Н\.?\s?В|С\.?\s?А|С\.?\s?Л|С\.?\s?П)\.?$")
_SUFFIXED = re.compile(rf"\b{_SUFFIX}\b\.?(?:[»)]*(?=\s*,(?!\s*{_SUFFIX}\b))|»(?=\s+[A-ZА-ЯЁ][\w.-]*\s+\d))")
_BRACKETED_COUNTRY = re.compile(
    rf"\s*\((?:{'|'.join(sorted(set(CODES.values())))}|UK)(?:,\s*{COUNTRY})?(?:\)(?!\s*{_SUFFIX}\b)|$)"
)
_TAX = re.compile(r"\b(?:БИН|ИНН|УНП|БСН)\s*[:№]*\s*(\d{9,14})(?!\d)")
_CYRILLIC = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүІіҺһ]")
_LATIN = re.compile(r"[A-Za-zÀ-ž]")
_PAIRS = (
    re.compile(r"(?P<a>[^()]+?)\s*\(\s*(?P<b>[^()]*(?:\([^()]*\)[^()]*)*)\)?»?"),
    re.compile(r"(?P<a>[^/]+?(?<!\b\w)(?:/[^/]+?(?<!\b\w))*?)\s*/\s*(?P<b>(?!\w\b).+)"),
    re.compile(r"(?P<a>«[^»]+»)[\s,/]+(?P<b>.+)"),
    re.compile(r"(?P<a>[^А-Яа-яЁё]{4,}?)[\s,]+(?P<b>«?[А-ЯЁ][А-Яа-яЁё].*)"),
    re.compile(r"(?P<a>[^()]+\([^()]*\)[^()]+?)\s*\(\s*(?P<b>[^()]*(?:\([^()]*\)[^()]*)*)\)"),
)
LONGEST_CELL = 20_000
LONGEST_NAME = 300


def holder_in(cell: str) -> Party | None:
    """The one party of a cell, who stands at its beginning; None where the cell begins with no name."""
    text = _quoted(tidy(without_contacts(cell[:LONGEST_CELL])))
    for _ in range(3):
        text = _LEAD.sub("", text)
    name = _name_at_start(text)
    if not re.search(r"[^\W\d_]{2}", name):
        return None
    found = _party(name, text[:LONGEST_NAME])
    return Party(found.name, found.name_latin, country_in(text), found.kind, found.tax_number)


def parties_in(cell: str) -> tuple[Party, ...]:
    """Every organisation that a cell names by its form, else every person; each once, in order."""
    text = _quoted(tidy(without_contacts(cell[:LONGEST_CELL])))
    found: dict[str, Party] = {}
    for match in ORGANISATION.finditer(text):
        party = _party(match[0], text[match.start() : match.end() + 60])
        found.setdefault(party.name.casefold(), party)
    if not found:
        for match in _UNFORMED.finditer(text):
            party = _party(match[0], match[0])
            found.setdefault(party.name.casefold(), party)
    if not found:
        for match in (each for each in PERSON.finditer(text) if not _OF_A_FIRM.search(each[0])):
            found.setdefault(match[0].casefold(), Party(match[0], kind=PartyKind.PERSON))
    return tuple(found.values())


def _quoted(text: str) -> str:
    """Every pair of quotes as « and »; a quote opens before a letter where a space, a bracket or nothing is before."""
    text = re.sub(r"[\"“”„<>]", '"', text)
    text = re.sub(r'(^|[\s(«/]|(?<=ТОО|ООО|ЗАО|ОАО)|(?<=АО))"\s*(?=[\w&])', r"\1«", text)
    return re.sub(r"\s+»", "»", re.sub(r"«\s+", "«", text.replace('"', "»")))


def _name_at_start(text: str) -> str:
    """The text up to where the name is over."""
    if (named := ORGANISATION.match(text)) and "«" in named[0]:
        return named[0]
    ends = [len(text[:LONGEST_NAME])]
    for pattern in _CUTS:
        if match := pattern.search(text[:LONGEST_NAME], 2):
            ends.append(match.start())
    if match := _SUFFIXED.search(text[:LONGEST_NAME]):
        ends.append(match.end())
    return text[: min(ends)].strip(" ,;:/–-")


def _party(written: str, around: str) -> Party:
    written = _BRACKETED_COUNTRY.sub("", written)
    name, latin = _scripts(written) if not _FORM.match(written) else (written, None)
    name = _trimmed(name)
    person = (bool(PERSON.fullmatch(name)) and not _OF_A_FIRM.search(name)) or bool(
        re.match(r"ИП\b|ЖК\b|Индивидуальный|ЧП\b", name)
    )
    tax = _TAX.search(around) if not person else None
    kind = PartyKind.PERSON if person else PartyKind.ORGANISATION
    if latin is None and _LATIN.search(name) and not _CYRILLIC.search(name):
        latin = name
    return Party(name, _trimmed(latin) if latin else None, None, kind, tax[1] if tax else None)


def _scripts(written: str) -> tuple[str, str | None]:
    """The name, and its Latin form where it stands in two scripts."""
    for pattern in _PAIRS:
        match = pattern.fullmatch(written)
        if match and {_script(match["a"]), _script(match["b"])} == {"cyrillic", "latin"} and len(match["b"]) > 3:
            latin, other = (match["a"], match["b"]) if _script(match["a"]) == "latin" else (match["b"], match["a"])
            return other, latin
    return written, None


def _script(text: str) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    return "cyrillic" if cyrillic > latin else "latin" if latin else ""


def _trimmed(name: str) -> str:
    """The name without the signs around it and without a bracket or quote that has no pair."""
    name = name.strip(" ,;:/–-")
    if re.fullmatch(r"«[^«»]*»?|[^«»]*»", name):
        name = name.strip("«» ")
    if re.fullmatch(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", name):
        name = name[1:-1]
    if name.count("(") != name.count(")"):
        name = name.rstrip("(").strip() if name.endswith("(") else name.replace("(", "").replace(")", "")
    if name.count("«") > name.count("»"):
        name += "»" * (name.count("«") - name.count("»"))
    elif name.count("«") < name.count("»"):
        name = name.replace("»", "", name.count("»") - name.count("«"))
    return name.strip(" ,;:/")[:LONGEST_NAME]
