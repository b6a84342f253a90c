"""Words that are neither ordinary nor a mark as it is written: glued to another word, spelt by sound, or with slips.

What a word (or two or three in a row) was found to be is kept with the index, so that a word is puzzled over once.
Knows no text around a word and no evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .fold import AND, is_han
from .glue import Guess, glued
from .guesses import USUAL, by_sound, with_slips
from .index import MatchIndex, Registers

_REMEMBERED = 20_000  # words, with what they were found to be, some 0.2 kB each
_MOST_WORDS = 3  # in a row that are read as one name
_SHORTEST, _LONGEST = 4, 28  # letters of a name that is puzzled over
_NAME = 2.0  # stands for the zipf of a name of a person or a place
_IN_ANY_WAY, _BY_SOUND, _AS_A_NAME = range(3)  # what a row of words is tried as
_EXPLAINED = 9.0  # stands for the zipf of a word that is explained: more usual than any
_CODE = 99.0  # and for that of digits, with letters or without: no name that is puzzled over has one


class StrangeWords:
    """The slower tier over one index."""

    def __init__(self, index: MatchIndex) -> None:
        self._index = index
        self._known: dict[tuple[Registers, str, int], tuple[Guess, ...]] = {}
        self._zipf: dict[str, float] = {}

    def find(
        self,
        letters: str,
        words: Sequence[tuple[int, int]],
        explained: Sequence[bool],
        wanted: Registers,
        is_named: Callable[[int, int], bool] | None = None,
    ) -> list[Guess]:
        """What of the wanted registers stands in the words of a text, given as ranges of its folded letters; ranges of
        the answers likewise.

        A word that is explained already counts as an ordinary one, but may be part of a longer name. `is_named` tells
        of a range whether it is written as a name is (None: none is): «Пума» in a text of small letters is no animal.
        """
        row = [letters[start:end] for start, end in words]
        usual = [_EXPLAINED if known else self._usual(word) for word, known in zip(row, explained, strict=True)]
        any_strange = 0.0 in usual
        found: list[Guess] = []
        for place, (start, end) in enumerate(words):
            guesses: list[Guess] = []
            own = usual[place]
            if is_named and 0.0 < own < _EXPLAINED and self._may_be_name(wanted, row[place]) and is_named(start, end):
                guesses += self._strange(wanted, row[place], _AS_A_NAME)
            if own <= USUAL:
                guesses += self._strange(wanted, row[place], _IN_ANY_WAY)
            if any_strange and 0.0 in usual[place : place + _MOST_WORDS]:
                guesses += self._of_several(
                    wanted, row[place : place + _MOST_WORDS], usual[place : place + _MOST_WORDS]
                )
            if guesses:
                found += [(start + first, start + after, surface, how) for first, after, surface, how in guesses]
        return found

    def _may_be_name(self, wanted: Registers, word: str) -> bool:
        """Whether it is not known yet that no mark sounds like a word: cheaper to ask than how the word is written."""
        return len(word) >= _SHORTEST and self._known.get((wanted, word, _AS_A_NAME)) != ()

    def _of_several(self, wanted: Registers, row: Sequence[str], usual: Sequence[float]) -> Iterator[Guess]:
        """What begins with the first of several words and has more of them."""
        for many in range(2, len(row) + 1):
            if usual[many - 1] == _CODE or usual[0] == _CODE:
                return
            if 0.0 in usual[:many]:
                # Of a longer name, at least one word is spelt right; of one borrowed by its sound none need be.
                if max(usual[:many]) == 0.0 or any(map(self._index.is_part, row[:many])):
                    yield from self._strange(wanted, " ".join(row[:many]), _IN_ANY_WAY)
                elif not row[0].isascii():
                    yield from self._strange(wanted, " ".join(row[:many]), _BY_SOUND)

    def _usual(self, word: str) -> float:
        """How usual a word is, remembered; “and” is as usual as can be, and a code is no word."""
        known = self._zipf.get(word)
        if known is None:
            if len(self._zipf) >= _REMEMBERED:
                self._zipf.clear()
            known = self._zipf[word] = self._zipf_of(word)
        return known

    def _zipf_of(self, word: str) -> float:
        if not word.isalpha():
            return _EXPLAINED if word == AND else _CODE
        words = self._index.words
        return words.zipf(word) or (_NAME if words.is_name(word) else 0.0)

    def _strange(self, wanted: Registers, text: str, way: int) -> tuple[Guess, ...]:
        known = self._known.get((wanted, text, way))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[wanted, text, way] = tuple(self._puzzle(wanted, text, way))
        return known

    def _puzzle(self, wanted: Registers, text: str, way: int) -> Iterator[Guess]:
        words = text.split(" ")
        joined = "".join(words)
        if not joined.replace(AND, "").isalpha() or not _SHORTEST <= len(joined) <= _LONGEST or is_han(joined[0]):
            return
        if way == _AS_A_NAME:
            yield from by_sound(self._index, wanted, joined, doubtful=True, named=True)
            return
        usual = min(map(self._usual, words))
        if all(len(word) >= _SHORTEST or self._usual(word) == 0.0 for word in words):
            yield from by_sound(self._index, wanted, joined, doubtful=len(words) > 1 or usual > 0)
        if usual > 0 or way == _BY_SOUND:
            return
        yield from glued(self._index, wanted, joined, len(words[0]), len(joined) - len(words[-1]))
        yield from with_slips(self._index, wanted, joined, len(words))
