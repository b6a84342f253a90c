"""The HS codes that a register wrote into the goods text of an entry instead of a column: "25 / 6403, 6404-6405".

A number is a code only where it is written as one: no part of a date, a certificate or a measure. Knows no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .codes import is_valid_code

_LONG = re.compile(r"(?<![\d.№])\d{6}(?:\d{2}|\d{4})?(?!\d)")
_HEADING = re.compile(
    r"(?<![\d.№])(\d{4})(?:\s?[-–]\s?(\d{4}))?(?!\d|\.\d|\s*(?:г\b|год|r\b|мм|мл|см|кг|вт|mm|ml|kg)|-\d)", re.IGNORECASE
)
_CHAPTER = re.compile(r"\bгрупп[аы]\s+(\d{2})\b", re.IGNORECASE)
_CERTIFICATE = re.compile(r"№\s*\d+")


def codes_in_text(text: str) -> tuple[str, ...]:
    """The codes written in `text`, in order: 6 to 10 digits, headings, ranges of headings, and "группа 22"."""
    text = _CERTIFICATE.sub(" ", text)
    found = [*_LONG.findall(text), *_headings(text), *_CHAPTER.findall(text)]
    return tuple(dict.fromkeys(found))


def _headings(text: str) -> Iterator[str]:
    for match in _HEADING.finditer(text):
        first, last = match.group(1), match.group(2) or match.group(1)
        if first[:2] != last[:2]:
            last = first
        yield from (code for code in (f"{n:04}" for n in range(int(first), int(last) + 1)) if is_valid_code(code))
