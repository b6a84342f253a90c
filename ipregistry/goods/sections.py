"""Which goods are of one kind at large: the sections of the Harmonized System, all that is grown or eaten being one.

Knows codes alone, and no words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

# The first chapter of each section (edition 2022); I to IV, animals, plants, fats and foodstuffs, are one here.
_FIRST_CHAPTERS = (1, 25, 28, 39, 41, 44, 47, 50, 64, 68, 71, 72, 84, 86, 90, 93, 94, 97)


def of_one_section(codes: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any of the codes (2 digits or more) lies in a section of any of the others."""
    return not sections(codes).isdisjoint(sections(others))


def sections(codes: Iterable[str]) -> frozenset[int]:
    """Numbers of the sections in which codes lie."""
    return frozenset(bisect_right(_FIRST_CHAPTERS, int(code[:2])) for code in codes)
