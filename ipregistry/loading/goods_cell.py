"""One cell with goods, classes of Nice and codes of goods; what is which is told by form and place.

`Пиво / 32 / 220300` and `03 класс - мыла, код ТН ВЭД 340111` (Kazakhstan), `МКТУ: 32 ТНВЭД: 2203; 2202` and
`32. Пиво 32/2203` (Kyrgyzstan), `09, 34/ 8543400000` (Belarus). Codes are four to ten digits, classes one or two up to
45.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .goods_classes import CLASS_LIST, named_in, numbers, only_classes
from .goods_codes import LABEL, LIST, chapters_in, codes_in, only_codes

_CODE = re.compile(r"(?<![\d.-])\d{4,10}(?!\d)(?=[^а-яё]*$)", re.I)
_LAST_CLASSES = re.compile(rf"(?<!\d)({CLASS_LIST})\s*$")
_FIRST_CLASSES = re.compile(rf"\s*({CLASS_LIST})[\s.,;]*")
_CLASSES_NAMED = re.compile(rf"МКТУ\s*[:№–-]?\s*({CLASS_LIST})", re.I)
_BETWEEN_CODES = r"группа|включая|не ограничиваясь|\b(?:из|по|до|но|и)\b"
_CODES_NAMED = re.compile(
    rf"(?:(?<!\w)код\w*\W{{0,3}})?ТН\s?ВЭД\s*:?(?P<codes>(?:(?!МКТУ|ТН\s?ВЭД)[^а-яё]|{_BETWEEN_CODES})*)", re.S | re.I
)
_ANOTHER = re.compile(r"\s*(?P<codes>\d{4}[\d\s,;.–-]*)(?P<goods>[^\W\d].*)", re.S)
_NUMBER_BEFORE = re.compile(r"^\d{1,2}\s*\.\s*")
_LEFT_OVER = re.compile(r"\(\s*[,;]?\s*\)|\(\s*$")
_DASH_LEFT = re.compile(r"\s+[-–]\s+(?=[,;.]|$)")
_BEHIND = (
    re.compile(r"(?<!\w)\d[\d\s,;.\-–()]*$"),
    re.compile(r"[,;]?\s*\bвключая,?\s*но,?\s*не ограничиваясь\W*$", re.I),
    re.compile(rf"(?:(?:(?<!\w)мкту(?!\w)|(?:^|(?<=[,;./(])\s?)(?:класс\w*|кл)(?!\w)|{LABEL})\W*){{1,4}}$", re.I),
)
_TAIL = 400  # no list of classes is longer


@dataclass(frozen=True, slots=True)
class Goods:
    """What the cell says; the goods are None where it has only classes and codes."""

    text: str | None
    classes: tuple[int, ...]
    codes: tuple[str, ...]


def read_goods(cell: str) -> Goods:
    """The parts of a cell; a code of an odd length is cut to the heading or subheading that it begins with."""
    cell = cell.replace("\xa0", " ").strip()
    named = re.search(r"МКТУ\s*[:№–-]?\s*\d", cell, re.I) or re.search(r"ТН\s?ВЭД", cell, re.I)
    if named and "/" not in cell[: named.start()]:
        return _named(cell)
    found = [_one(parts) for parts in _several(re.split(r"/+", cell.rstrip("/ ")))]
    classes = tuple(dict.fromkeys(number for each in found for number in each.classes))
    codes = tuple(dict.fromkeys(code for each in found for code in each.codes))
    return Goods("; ".join(each.text for each in found if each.text) or None, classes, codes)


def _several(parts: list[str]) -> Iterator[list[str]]:
    """The parts of `goods / classes / codes`, of each where several of them stand one after the other."""
    begun: list[str] = []
    for at, part in enumerate(parts):
        ends = _ANOTHER.fullmatch(part) if len(begun) > 1 and at < len(parts) - 1 else None
        if ends and begun[-1].strip() and only_classes(begun[-1]):
            yield [*begun, ends["codes"]]
            begun = [ends["goods"]]
        else:
            begun.append(part)
    yield begun


def _one(parts: list[str]) -> Goods:
    *before, last = parts
    if before and last.strip() and (codes := only_codes(last)) is not None:
        return _slashed(before, last, codes)
    return _unslashed("/".join(parts))


def _named(cell: str) -> Goods:
    """The goods of a cell that says `МКТУ` of its classes or `ТН ВЭД` of its codes."""
    classes = " ".join(found[1] for found in _CLASSES_NAMED.finditer(cell))
    codes = " ; ".join(found[1] for found in _CODES_NAMED.finditer(cell))
    text = _CODES_NAMED.sub(" ", _CLASSES_NAMED.sub(" ", cell))
    if codes_in(codes):
        return _goods(text, classes, codes)
    return _unslashed(text, classes)


def _slashed(before: list[str], last: str, codes: str) -> Goods:
    """The goods and the classes of `goods / classes / codes`, in which the goods may have slashes too."""
    classes = ""
    while before and only_classes(before[-1]):
        classes = f"{before.pop()} {classes}"
    if not classes.strip() and not codes_in(codes) and only_classes(last):
        return _goods("/".join(before), last, "")
    if classes:
        return _goods("/".join(before), classes, codes)
    text = "/".join(before)
    if ends := _LAST_CLASSES.search(text[-_TAIL:]):
        return _goods(text[: len(text) - len(ends[0])], ends[1], codes)
    return _goods(text, "", codes)


def _unslashed(cell: str, classes: str = "") -> Goods:
    """The goods of a cell whose codes stand behind them, or among them."""
    if lists := [match[0] for match in LIST.finditer(cell)]:
        before = cell[: cell.index(lists[0])]
        lead = _FIRST_CLASSES.fullmatch(before)
        return _goods("" if lead else LIST.sub(" ", cell), f"{classes} {lead[1] if lead else ''}", " ; ".join(lists))
    at = next((found.start() for found in _CODE.finditer(cell)), len(cell))
    lead = _FIRST_CLASSES.fullmatch(cell[:at])
    return _goods("" if lead else cell[:at], f"{classes} {lead[1] if lead else ''}", cell[at:])


def _goods(text: str, classes: str, codes: str) -> Goods:
    found = numbers(classes)
    if not found:
        found, text = named_in(text)
    return Goods(_text(text), found, codes_in(codes) or chapters_in(codes))


def _text(text: str) -> str | None:
    """The goods without what was printed around them; nothing where no word is left."""
    plain = _NUMBER_BEFORE.sub("", " ".join(_LEFT_OVER.sub(" ", _DASH_LEFT.sub("", text)).split()))
    for pattern in _BEHIND:
        plain = (plain[:-_TAIL] + pattern.sub("", plain[-_TAIL:])).strip(" .,;:/-–")
    return plain if re.search(r"[^\W\d_]{3}", plain) else None
