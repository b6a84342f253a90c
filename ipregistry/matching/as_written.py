"""What the letters of a mark say as they stand: «рост» is not POCT, “Core i5” no COREL, “jellyfish” hardly JELLY-FISH.

Knows the words that were written and how ordinary they are; no mark, no index and no text around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from .verify import Kind, Writing
from .words import OrdinaryWords

_DOUBT = 1.6  # log-odds for each zipf of the words that were written, as an ordinary mark loses for its own
_RARE = 2.0  # zipf up to which a single word is hardly ever meant as one
_JOINS = 6.3  # zipf from which a word only joins others: or, in, на


def as_words(writing: Writing, parts: Sequence[str], words: OrdinaryWords) -> Writing | None:
    """The writing, the more doubtful the more usual the words are that make it up (`parts`, folded, as gaps divide
    them); None where they are nothing but words and numbers of their own."""
    if writing.kind is Kind.LOOK_ALIKE:
        return None if _are_words(parts, words) else writing
    if writing.kind is Kind.LEET:
        return None if len(parts) > 1 and any(map(str.isdigit, parts)) else writing
    if writing.kind is Kind.JOINED:
        return _doubted(writing, words.zipf_in_goods(" ".join(parts)) - _RARE)
    if writing.kind is Kind.SPACED and all(len(part) > 1 for part in parts):
        joins = any(words.zipf(part) >= _JOINS for part in parts)
        return _doubted(writing, max(_RARE if joins else 0.0, words.zipf(" ".join(parts))))
    return writing


def _are_words(parts: Sequence[str], words: OrdinaryWords) -> bool:
    """Whether all are ordinary words, single letters between them aside."""
    long = [part for part in parts if len(part) > 1]
    return bool(long) and all(part in words for part in long)


def _doubted(writing: Writing, excess: float) -> Writing:
    return writing._replace(doubt=writing.doubt + _DOUBT * excess) if excess > 0 else writing
