"""Spellings one or two slips away from a word of a text: a symmetric-delete index, mapped.

Every spelling is filed under what is left of it when letters are left out; a word that is looked up leaves letters out
the same way, and what they share is compared. Short spellings bear one slip and are filed whole; long ones bear two and
are filed by their first letters. Knows no text and no mark.

Most of what is looked up was never filed, which a bit tells that is mapped; the lists behind the bits are larger, asked
seldom, and read rather than mapped.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from zlib import crc32

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .arrays import U8, U16, U32, NumbersFile, map_numbers

MIN_LETTERS = 5  # shorter spellings are one slip away from too many words
MIN_LETTERS_TWO, MOST_SLIPS = 10, 2  # from here on two slips are looked for
_LEFT = 6  # of the first eight letters of a long spelling; slips behind them are found by the comparison
_SHORT, _LONG = 1, 2  # what the hashes of short and of long spellings begin from
_BITS_A_FILING = 2  # at least; one in nine of what was never filed is then looked for in vain among 1,000,000 marks
_BUCKET = 64  # filings in a bucket, about
_HASH_BITS = 32
_KEPT = 0xFFFF  # the bits of a hash that are kept; the bucket tells the first ones


def slips_allowed(length: int) -> int:
    """How many slips a spelling of so many letters bears."""
    return 0 if length < MIN_LETTERS else 1 if length < MIN_LETTERS_TWO else 2


def slips(word: str, marks: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """(number, slips) of the marks that a word is with one slip or two, as many as each bears.

    A slip is a letter left out, put in or changed, or two swapped: the optimal string alignment distance.
    """
    near = process.extract(word, marks, scorer=OSA.distance, score_cutoff=MOST_SLIPS, limit=None)
    return ((number, int(distance)) for mark, distance, number in near if 0 < distance <= slips_allowed(len(mark)))


class TypoIndex:
    """A written index: hashes in order, in buckets of those that begin alike, and the spelling's number behind each."""

    def __init__(self, directory: Path) -> None:
        self._filed = map_numbers(directory / "typo_filed.u8", U8)
        self._ends = map_numbers(directory / "typo_bucket.ends", U32)
        self._hashes = NumbersFile(directory / "typo_hash.u16", U16)
        self._numbers = NumbersFile(directory / "typo_number.u32", U32)
        self._bit = _HASH_BITS - (8 * len(self._filed) - 1).bit_length()
        self._bucket = _HASH_BITS - (len(self._ends) - 1).bit_length()

    def candidates(self, word: str) -> list[int]:
        """Numbers of spellings that may be as near as they bear; compare them."""
        found: set[int] = set()
        for wanted in _looked_up(word):
            bit = wanted >> self._bit
            if self._filed[bit >> 3] >> (bit & 7) & 1:
                found.update(self._filed_under(wanted))
        return sorted(found)

    def _filed_under(self, wanted: int) -> Sequence[int]:
        bucket = wanted >> self._bucket
        start, end = self._ends[bucket - 1] if bucket else 0, self._ends[bucket]
        hashes, own = self._hashes[start:end], wanted & _KEPT
        many = hashes.count(own)
        if not many:
            return ()
        first = start + hashes.index(own)
        return self._numbers[first : first + many]


def write_typo_index(directory: Path, spellings: Sequence[str]) -> None:
    """File every spelling (folded, without spaces) under its number."""
    import numpy as np  # 20 MB that a worker, which only reads, does without

    filed, numbers = array(U32), array(U32)
    for number, spelling in enumerate(spellings):
        hashes = _filed(spelling)
        filed.extend(hashes)
        numbers.extend([number] * len(hashes))
    all_hashes = np.frombuffer(filed, np.uint32)
    bits, buckets = (max(3, (many - 1).bit_length()) for many in (len(filed) * _BITS_A_FILING, len(filed) // _BUCKET))
    order = np.lexsort((all_hashes & _KEPT, all_hashes >> (_HASH_BITS - buckets)))
    all_hashes = all_hashes[order]
    all_hashes.astype(np.uint16).tofile(directory / "typo_hash.u16")
    np.frombuffer(numbers, np.uint32)[order].tofile(directory / "typo_number.u32")
    is_filed = np.zeros(1 << bits, np.bool_)
    is_filed[all_hashes >> (_HASH_BITS - bits)] = True
    np.packbits(is_filed, bitorder="little").tofile(directory / "typo_filed.u8")
    of_bucket = np.bincount(all_hashes >> (_HASH_BITS - buckets), minlength=1 << buckets)
    np.cumsum(of_bucket).astype(np.uint32).tofile(directory / "typo_bucket.ends")


def _filed(spelling: str) -> set[int]:
    """What a spelling is filed under."""
    allowed = slips_allowed(len(spelling))
    if allowed == 2:
        return _without(spelling[: _LEFT + 2], 2, _LONG)
    return _without(spelling, 0, _SHORT) | _without(spelling, 1, _SHORT) if allowed else set()


def _looked_up(word: str) -> set[int]:
    """What a word is looked up under: as short spellings one slip away are filed, and as long ones two away are.

    A word shorter than the spellings it is held against lacks letters of theirs, and so leaves out fewer itself.
    """
    size = len(word)
    found: set[int] = set()
    if MIN_LETTERS - 1 <= size < MIN_LETTERS_TWO:
        found |= _without(word, 0, _SHORT)
    if MIN_LETTERS <= size <= MIN_LETTERS_TWO:
        found |= _without(word, 1, _SHORT)
    if size >= MIN_LETTERS_TWO - 2:
        left_out = min(2, size - (MIN_LETTERS_TWO - 2))
        found |= _without(word[: _LEFT + left_out], left_out, _LONG)
    return found


def _without(word: str, many: int, begin: int) -> set[int]:
    """Hashes of a word with so many of its letters left out, whichever they are."""
    return {crc32("".join(left).encode(), begin) for left in combinations(word, len(word) - many)}
