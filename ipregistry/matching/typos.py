"""Spellings one or two slips away from a word of a text: a symmetric-delete index, mapped.

Every spelling is filed under what is left of it when letters are left out; a word that is looked up leaves letters out
the same way, and what they share is compared. Short spellings bear one slip and are filed whole; long ones bear two and
are filed by their first letters. Knows no text and no mark.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from rapidfuzz.distance import OSA

from .arrays import U32, map_numbers

MIN_LETTERS = 5  # shorter spellings are one slip away from too many words
MIN_LETTERS_TWO = 10  # from here on two slips are looked for
_PREFIX = 8  # letters that are filed of a long spelling; slips behind them are found by the comparison


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

    def candidates(self, word: str) -> set[int]:
        """Numbers of spellings that may be as near as they bear; compare them."""
        found: set[int] = set()
        for left in _looked_up(word):
            wanted = crc32(left.encode())
            place = bisect_left(self._hashes, wanted)
            while place < len(self._hashes) and self._hashes[place] == wanted:
                found.add(self._numbers[place])
                place += 1
        return found


def write_typo_index(directory: Path, spellings: Sequence[str]) -> None:
    """File every spelling (folded, without spaces) under its number."""
    import numpy as np  # 20 MB that a worker, which only reads, does without

    hashes, numbers = array(U32), array(U32)
    for number, spelling in enumerate(spellings):
        left_outs = _filed(spelling)
        hashes.extend([crc32(left.encode()) for left in left_outs])
        numbers.extend([number] * len(left_outs))
    all_hashes, all_numbers = np.frombuffer(hashes, np.uint32), np.frombuffer(numbers, np.uint32)
    order = np.argsort(all_hashes, kind="stable")
    all_hashes[order].tofile(directory / "typo_hash.u32")
    all_numbers[order].tofile(directory / "typo_number.u32")


def _filed(spelling: str) -> set[str]:
    """What a spelling is filed under."""
    allowed = slips_allowed(len(spelling))
    return set() if allowed == 0 else _short(spelling) if allowed == 1 else _long(spelling)


def _looked_up(word: str) -> set[str]:
    """What a word is looked up under: as short spellings one slip away are filed, and as long ones two away are."""
    short = _short(word) if MIN_LETTERS - 1 <= len(word) <= MIN_LETTERS_TWO else set()
    return short | _long(word) if len(word) >= MIN_LETTERS_TWO - 2 else short


def _short(word: str) -> set[str]:
    return {"1" + word, *("1" + word[:place] + word[place + 1 :] for place in range(len(word)))}


def _long(word: str) -> set[str]:
    head = word[:_PREFIX]
    once = {head[:place] + head[place + 1 :] for place in range(len(head))}
    twice = {left[:place] + left[place + 1 :] for left in once for place in range(len(left))}
    return {"2" + left for left in (head, *once, *twice)}
