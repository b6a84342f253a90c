"""Spellings one or two slips away from a word of a text: a symmetric-delete index, mapped.

Every spelling is filed under what is left of its first letters when one or two of them are left out; a word that is
looked up leaves letters out the same way, and what they share is compared. Knows no text and no mark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

from rapidfuzz.distance import OSA

from .arrays import U32, map_numbers

MIN_LETTERS = 5  # shorter spellings are one slip away from too many words
MIN_LETTERS_TWO = 10  # from here on two slips are looked for
_PREFIX = 7  # letters that are filed; slips behind them are found by the comparison


def slips_allowed(length: int) -> int:
    """How many slips a spelling of so many letters bears."""
    return 0 if length < MIN_LETTERS else 1 if length < MIN_LETTERS_TWO else 2


def slips(one: str, other: str, most: int) -> int:
    """Optimal string alignment distance (letters left out, put in, changed, or two swapped); more than `most` where it
    is more."""
    return int(OSA.distance(one, other, score_cutoff=most))


class TypoIndex:
    """A written index, mapped: sorted hashes and the number of the spelling behind each."""

    def __init__(self, directory: Path) -> None:
        self._hashes = map_numbers(directory / "typo_hash.u32", U32)
        self._numbers = map_numbers(directory / "typo_number.u32", U32)

    def candidates(self, word: str) -> Iterator[int]:
        """Numbers of spellings that may be within the slips allowed for `word`, each once; compare them."""
        seen: set[int] = set()
        for left in _left_outs(word, slips_allowed(len(word) + 1)):
            wanted = crc32(left.encode())
            place = bisect_left(self._hashes, wanted)
            while place < len(self._hashes) and self._hashes[place] == wanted:
                number = self._numbers[place]
                if number not in seen:
                    seen.add(number)
                    yield number
                place += 1


def write_typo_index(directory: Path, spellings: Sequence[str]) -> None:
    """File every spelling (folded, without spaces) under its number."""
    import numpy as np  # 20 MB that a worker, which only reads, does without

    hashes: list[int] = []
    numbers: list[int] = []
    for number, spelling in enumerate(spellings):
        for left in _left_outs(spelling, slips_allowed(len(spelling) + 1)):
            hashes.append(crc32(left.encode()))
            numbers.append(number)
    all_hashes, all_numbers = np.array(hashes, np.uint32), np.array(numbers, np.uint32)
    order = np.argsort(all_hashes, kind="stable")
    all_hashes[order].tofile(directory / "typo_hash.u32")
    all_numbers[order].tofile(directory / "typo_number.u32")


def _left_outs(word: str, most: int) -> set[str]:
    """The first letters of a word with none, one or two of them left out; nothing where no slip is allowed."""
    if most == 0:
        return set()
    head = word[:_PREFIX]
    left = {head}
    left.update([head[:place] + head[place + 1 :] for place in range(len(head))])
    if most > 1:
        left.update([one[:place] + one[place + 1 :] for one in tuple(left) for place in range(len(one))])
    return left
