"""Customs' own number of an entry, and what its parts say: the kind of the object and the day of inclusion.

`00356/ТЗ-050820` (Kazakhstan, Kyrgyzstan), `00022/240723/01-ТЗ-010823` (Belarus), `04390/05020-003/ТЗ-150517` (Russia):
the letters are the kind, the last six digits DDMMYY. In Belarus they are the stated day in 71 of 71 rows.
"""

from __future__ import annotations

import re
from datetime import date

from ..entry import ObjectType
from .prose import day

KINDS = {
    "ТЗ": ObjectType.TRADEMARK,
    "АП": ObjectType.COPYRIGHT,
    "СП": ObjectType.RELATED_RIGHT,
    "НМПТ": ObjectType.APPELLATION_OF_ORIGIN,
    "НМ": ObjectType.APPELLATION_OF_ORIGIN,
}
_LOOK_ALIKE = str.maketrans("TZAPCHMЗ3", "ТЗАПСНМЗЗ")
_NUMBER = re.compile(
    r"(?P<running>\d{5}(?:/\d{6}/\d\d|/\d{5}-\d{3})?)[/-]*(?P<kind>[А-ЯA-Z][А-ЯA-Z3З]{1,3})[/-]*"
    r"(?P<tail>\d{2}\.?\d{2}\.?(?:20\d{2}|\d{2}))(?=\d{5}/|\D|$)"
)


def numbers_in(cell: str) -> list[str]:
    """Every number of a cell as customs mean it: no spaces, plain hyphens, Cyrillic letters for the kind."""
    text = re.sub(r"\s+", "", cell[:2_000]).upper().replace("–", "-").replace("—", "-")
    return [_written(match) for match in _NUMBER.finditer(text)]


def _written(match: re.Match[str]) -> str:
    kind = match["kind"].translate(_LOOK_ALIKE)
    between = "-" if match["running"].count("/") == 2 else "/"
    tail = match["tail"].replace(".", "")
    return f"{match['running']}{between}{kind}-{tail[:4]}{tail[-2:]}"


def day_of_inclusion(number: str) -> date | None:
    """The day that the last six digits are."""
    tail = number[-6:]
    return day(tail[4:], tail[2:4], tail[:2]) if tail.isdecimal() and tail.isascii() else None


def object_type(number: str) -> ObjectType:
    """The kind that the letters before the day name; a trade mark where they are not known."""
    letters = re.search(r"([А-Я]+)-\d{6}$", number)
    return KINDS.get(letters[1] if letters else "", ObjectType.TRADEMARK)
