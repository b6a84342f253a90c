"""Classes of Nice as customs print them: `9, 11`, `1-45`, `кл. 25`, `классы 02, 19`, `03 класс - мыла; 05 класс: …`.

Knows no goods and no codes.
"""

from __future__ import annotations

import re

LAST_CLASS = 45
_WORD = r"(?:класс\w*|кл(?!\w)\.?|сынып\w*|МКТУ(?!\w)|№)"
_NUMBER = r"(?<![\d.,-])\d{1,2}(?!\d|[.,]\d|\s*[%°])"
# No list is longer than there are classes, so that a long text takes no longer than it is long.
_SEVERAL = rf"{_NUMBER}(?:[\s,;&и]{{1,3}}{_NUMBER}){{0,{LAST_CLASS}}}"
CLASS_LIST = r"\d{1,2}(?!\d)(?:[\s,;.]+\d{1,2}(?!\d))*[\s,;.]*(?:класс\w*|кл\b\.?)?"
_WORDS = re.compile(rf"{_WORD}|\bпо\b|[-–]?\s?(?:й|ый|ой|го)(?!\w)", re.I)
_ONLY = re.compile(r"[\s,;.:()\d–-]*")
_NAMED = re.compile(
    rf"(?P<lead>(?:^|(?<=[;.,(/]))\s*)?(?<!\w)(?:{_WORD}[\s:№–-]*){{1,3}}(?P<after>{_SEVERAL})[:¬–—]?"
    rf"|(?P<lead2>(?:^|(?<=[;.,(/]))\s*)?(?P<before>{_SEVERAL})\s?-?(?:й|ый|ой|го|го)?\s*(?:{_WORD}\s*)+[:¬–—-]?",
    re.I,
)
# `25 - обувь; 18 - сумки`, `03 Парфюмерия. 08 Ножи`, and `(33)` behind the goods.
_ITEM = re.compile(r"(?:^|(?<=[;.]))\s*(\d{1,2})\s*[-–—¬:]\s*(?=[^\W\d])")
_NUMBERED = re.compile(r"(?:^|(?<=[.;)]))\s*(0[1-9]|[1-4]\d)\s+(?=[А-ЯЁ][а-яё]{3})")
_BRACKETED = re.compile(rf"\(\s*({_SEVERAL})\s*\)\s*$")
_AROUND = " .,;:–—¬-"


def numbers(text: str) -> tuple[int, ...]:
    """The classes of a text that says nothing else, ranges in full; what is no class is left out."""
    found: list[int] = []
    for each in re.finditer(r"(\d+)(?:\s*[-–]\s*(\d+))?", text):
        first, last = int(each[1]), int(each[2] or each[1])
        found += range(first, last + 1) if first <= last <= LAST_CLASS else (first, last)
    return tuple(dict.fromkeys(number for number in found if 1 <= number <= LAST_CLASS))


def only_classes(part: str) -> bool:
    """Whether a part of a cell says nothing but classes, or nothing."""
    plain = _WORDS.sub(" ", part)
    return bool(_ONLY.fullmatch(plain)) and all(int(each) <= LAST_CLASS for each in re.findall(r"\d+", plain))


def named_in(text: str) -> tuple[tuple[int, ...], str]:
    """The classes that a text of goods names by a word, by items, or in brackets behind it; and the text without."""
    found: list[int] = []
    for named in _NAMED.finditer(text):
        found += numbers((named["after"] or named["before"]).replace("-", " "))
    if found:
        return tuple(dict.fromkeys(found)), _NAMED.sub(_left, text).strip(_AROUND)
    if _ITEM.match(text):
        return numbers(" ".join(_ITEM.findall(text))), _ITEM.sub(" ", text).strip(_AROUND)
    if len(items := _NUMBERED.findall(text)) > 1:
        return numbers(" ".join(items)), _NUMBERED.sub(" ", text).strip(_AROUND)
    if match := _BRACKETED.search(text.rstrip(_AROUND)):
        return numbers(match[1]), text.rstrip(_AROUND)[: match.start()]
    return (), text


def _left(match: re.Match[str]) -> str:
    """Nothing of a class that begins an item or ends the text; one inside a sentence is part of it."""
    begins = match["lead"] is not None or match["lead2"] is not None
    return " " if begins or not match.string[match.end() :].strip(_AROUND) else match[0]
