"""How the words of a text are written: in capitals, in small letters, with a capital. Knows words alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Cases(NamedTuple):
    """How many words of letters there are, and how they are written; `capitalised` counts any word."""

    words: int
    upper: int
    lower: int
    capitalised: int

    @classmethod
    def of(cls, words: Sequence[str]) -> Cases:
        plain = [word for word in words if len(word) > 1 and word.isalpha()]
        capitalised = sum([word[0].isupper() for word in words])
        return cls(len(plain), sum(map(str.isupper, plain)), sum(map(str.islower, plain)), capitalised)

    def less(self, other: Cases) -> Cases:
        return Cases(
            self.words - other.words,
            self.upper - other.upper,
            self.lower - other.lower,
            self.capitalised - other.capitalised,
        )
