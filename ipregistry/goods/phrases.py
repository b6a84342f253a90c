"""The phrases of a lexicon as files that all processes map: a trie, and a number for each of its keys.

A dictionary of as many would be 13 MB in every process. Knows no terms and no text, only words and numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path

import marisa_trie

_TRIE, _NUMBERS = "goods_phrases.marisa", "goods_phrases.u32"
_LONGEST_BITS, _LONGEST = 4, 15  # how many words a phrase may have that begins with a key
_REMEMBERED = 4_096  # words whose place in the trie was looked up, some 0.1 kB each: texts say the same over and over
_NOTHING = 0  # where a key is no phrase itself but begins one; numbers of phrases are kept one higher


class Phrases:
    """What is known of words that are a phrase or begin one."""

    def __init__(self, trie: marisa_trie.Trie, numbers: array[int]) -> None:
        self._trie = trie
        self._numbers = numbers
        self._lately: dict[str, tuple[int | None, int]] = {}

    @classmethod
    def of(cls, numbers: Mapping[str, int], longest: Mapping[str, int]) -> Phrases:
        """The phrases and their numbers; `longest`: how many words a phrase may have, by its first word, where more
        than one."""
        trie = marisa_trie.Trie(numbers.keys() | longest.keys())
        packed = array("I", bytes(4 * len(trie)))
        for key, place in trie.items():
            number = numbers[key] + 1 if key in numbers else _NOTHING
            packed[place] = number << _LONGEST_BITS | longest.get(key, 1)
        return cls(trie, packed)

    @classmethod
    def load(cls, directory: Path) -> Phrases:
        """What `save` wrote."""
        trie = marisa_trie.Trie()
        trie.mmap(str(directory / _TRIE))
        return cls(trie, array("I", (directory / _NUMBERS).read_bytes()))

    def save(self, directory: Path) -> None:
        self._trie.save(str(directory / _TRIE))
        (directory / _NUMBERS).write_bytes(self._numbers.tobytes())

    def keys(self) -> Iterable[str]:
        keys: Iterable[str] = self._trie.iterkeys()
        return keys

    def number(self, phrase: str) -> int | None:
        """The number of a phrase; None for what is none."""
        return self._known(phrase)[0]

    def known(self, word: str) -> tuple[int | None, int]:
        """(its number as a phrase, how many words the longest phrase has that begins with it)."""
        known = self._lately.get(word)
        if known is None:
            if len(self._lately) >= _REMEMBERED:
                self._lately.clear()
            known = self._lately[word] = self._known(word)
        return known

    def _known(self, words: str) -> tuple[int | None, int]:
        place = self._trie.get(words)
        if place is None:
            return None, 1
        packed = self._numbers[place]
        number = packed >> _LONGEST_BITS
        return number - 1 if number != _NOTHING else None, packed & _LONGEST
