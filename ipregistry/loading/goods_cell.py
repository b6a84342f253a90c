"""One cell with goods, classes of Nice and codes of goods; what is which is told by form and place.

`Пиво / 32 / 220300` (Kazakhstan), `МКТУ: 32 ТНВЭД: 2203; 2202` and `32. Пиво 32/2203` (Kyrgyzstan),
`09, 34/ 8543400000` (Belarus). Codes are four to ten digits, classes one or two up to 45.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING, _SUBHEADING, _LONGEST_CODE = 4, 6, 10
_CODE = re.compile(r"(?<![\d.])\d{4,10}(?!\d)")
_RANGE = re.compile(r"(?<!\d)(\d{4})\s*[-–]\s*(\d{4})(?!\d)")
_BROKEN_RANGE = re.compile(r"(?<!\d)(\d\d) (\d\d)\s*[-–]\s*(\d\d) (\d\d)(?!\d)")
_CLASS_LIST = r"\d{1,2}(?!\d)(?:[\s,;.]+\d{1,2}(?!\d))*[\s,;.]*(?:класс\w*|кл\b\.?)?"
_ONLY_CLASSES = re.compile(rf"\s*(?:{_CLASS_LIST})?\s*")
_LAST_CLASSES = re.compile(rf"(?<!\d)({_CLASS_LIST})\s*$")
_FIRST_CLASSES = re.compile(rf"\s*({_CLASS_LIST})[\s.,;]*")
_ONLY_CODES = re.compile(r"[\d\s,;.\-–]*|группа\b.*", re.S)
_CLASSES_NAMED = re.compile(rf"МКТУ\s*:?\s*({_CLASS_LIST})", re.I)
_CODES_NAMED = re.compile(r"ТН\s?ВЭД\s*:?((?:(?!МКТУ).)*)", re.S | re.I)
_NUMBER_BEFORE = re.compile(r"^\d{1,2}\s*\.\s*")
_BEHIND = (
    re.compile(r"(?<!\w)\d[\d\s,;.\-–()]*$"),
    re.compile(r"[,;]?\s*\bвключая,?\s*но,?\s*не ограничиваясь\W*$", re.I),
    re.compile(r"\b(?:коды?|мкту|тн\s?вэд)\W*$", re.I),
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
    cell = cell.strip()
    if "МКТУ" in cell or re.search(r"ТН\s?ВЭД", cell):
        classes = " ".join(found[1] for found in _CLASSES_NAMED.finditer(cell))
        codes = " ; ".join(found[1] for found in _CODES_NAMED.finditer(cell))
        text = _CODES_NAMED.sub(" ", _CLASSES_NAMED.sub(" ", cell))
        return _goods(text, classes, codes)
    *before, last = re.split(r"/+", cell)
    if before and last.strip() and _ONLY_CODES.fullmatch(last.strip()):
        return _slashed(before, last)
    at = next((found.start() for found in _CODE.finditer(cell)), len(cell))
    lead = _FIRST_CLASSES.fullmatch(cell[:at])
    return _goods("" if lead else cell[:at], lead[1] if lead else "", cell[at:])


def _slashed(before: list[str], codes: str) -> Goods:
    """The goods and the classes of `goods / classes / codes`, in which the goods may have slashes too."""
    classes = ""
    while before and _ONLY_CLASSES.fullmatch(before[-1]):
        classes = f"{before.pop()} {classes}"
    if classes:
        return _goods("/".join(before), classes, codes)
    text = "/".join(before)
    if ends := _LAST_CLASSES.search(text[-_TAIL:]):
        return _goods(text[: len(text) - len(ends[0])], ends[1], codes)
    return _goods(text, "", codes)


def _goods(text: str, classes: str, codes: str) -> Goods:
    numbers = [int(each) for each in re.findall(r"\d+", classes)]
    found = tuple(dict.fromkeys(number for number in numbers if 1 <= number <= 45))
    return Goods(_text(text), found, tuple(dict.fromkeys(_codes(codes))))


def _text(text: str) -> str | None:
    """The goods without what was printed around them; nothing where no word is left."""
    plain = _NUMBER_BEFORE.sub("", " ".join(text.split()))
    for pattern in _BEHIND:
        plain = (plain[:-_TAIL] + pattern.sub("", plain[-_TAIL:])).strip(" .,;:/-–")
    return plain if re.search(r"[^\W\d_]{3}", plain) else None


def _codes(text: str) -> list[str]:
    found: list[str] = []
    for item in re.split(r"[;,]|[^\W\d]+", text):
        plain = _BROKEN_RANGE.sub(r"\1\2-\3\4", item)
        for first, last in _RANGE.findall(plain):
            found += _range(first, last)
        found += [even for code in _whole(re.findall(r"\d+", _RANGE.sub(" ", plain))) if (even := _even(code))]
    return found


def _whole(groups: list[str]) -> list[str]:
    """The codes of groups of digits, in which spaces may be breaks: `33 07`, `8516 71 0000`, `3401 3402`."""
    codes: list[str] = []
    for group in groups:
        if codes and _continues(codes[-1], group):
            codes[-1] += group
        else:
            codes.append(group)
    return codes


def _continues(code: str, group: str) -> bool:
    """Whether digits after a space belong to the code before it, because they are no code of that chapter."""
    if len(code) + len(group) > _LONGEST_CODE:
        return False
    if len(code) < _HEADING or len(group) < _HEADING:
        return True
    return group.strip("0") == "" or (len(code) == _HEADING and len(group) == _SUBHEADING and group[:2] != code[:2])


def _range(first: str, last: str) -> list[str]:
    """The headings of `2204 - 2208`; a range over two chapters is its ends, because its middle is not known here."""
    if first[:2] == last[:2]:
        return [f"{number:04d}" for number in range(int(first), int(last) + 1)]
    return [first, last]


def _even(code: str) -> str | None:
    """The code; the heading or subheading that a code of odd length begins with; None for what is too short."""
    if len(code) < _HEADING:
        return None
    return code[:_LONGEST_CODE] if len(code) % 2 == 0 else code[: _SUBHEADING if len(code) > _SUBHEADING else _HEADING]
