"""What stands around a spelling in a text: its place, its case, its alphabet, the words before and after it.

Counts of the whole text are made once, so that each question about a span costs no more than the span. Knows no index,
no register and no score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from .cases import Cases
from .compatibility import may_speak_of_goods_for, speaks_of_goods_for
from .cues import is_cued, may_cue
from .designations import has_model_after, is_in_code
from .fold import FoldedText, is_han
from .lazily import lazily
from .offers import is_coded, is_in_sentences, is_measured, opening

_WORD = re.compile(r"\w+")
_STEM, _ENDING = 5, 2  # letters of a stem at least, and of the ending that a form may have instead


class Words(Protocol):
    """Anything that can tell whether a folded word is ordinary, and whether one begins so."""

    def __contains__(self, word: object, /) -> bool: ...

    def begins_one(self, folded_letters: str, /) -> bool: ...


class NoWords(frozenset[str]):
    """No word is ordinary."""

    def begins_one(self, _: str, /) -> bool:
        return False


@dataclass(eq=False)
class TextContext:
    """Questions about spans of one folded text; spans are (start, end) in code points of the original; `ordinary`
    holds the folded words that are ordinary."""

    text: FoldedText
    ordinary: Words = field(default_factory=NoWords)
    sure: set[int] = field(default_factory=set)  # where marks begin that can mean nothing else
    sure_ends: set[int] = field(default_factory=set)  # and where they end

    def is_before_mark(self, start: int, end: int) -> bool:
        """Whether a mark that can mean nothing else comes next, as in Apple iPhone: not behind another such mark, nor
        in smaller letters or in another alphabet than the mark (Griffin Black iPhone, black MINZAN, карамель Lindt)."""
        if end + 1 not in self.sure or self.text.original[end] == "-":
            return False
        found, after = self.text.original[start:end], self.text.original[end + 1 :]
        smaller = after[:1].isupper() and not found[:1].isupper()
        if smaller or found.isascii() != after[:1].isascii():
            return False
        return start - 1 not in self.sure_ends

    def is_plain(self, start: int, end: int) -> bool:
        """Whether there are other words, all of them ordinary."""
        others = [at for at, _ in self._folded_words if not start <= at < end]
        return bool(others) and all(start <= at < end for at in self._strange_starts)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether the text has no other letters than those of a folded range."""
        letters = self.text.folded
        return not any(map(str.isalpha, letters[:start])) and not any(map(str.isalpha, letters[end:]))

    def is_cut_short(self, start: int, end: int) -> bool:
        """Whether a folded range ends the text as an ordinary word begins."""
        return end == len(self.text.folded) and self.ordinary.begins_one(self.text.folded[start:end])

    def is_form_of_word(self, start: int, end: int) -> bool:
        """Whether a folded range of one Cyrillic word may be a form of an ordinary one, or a compound's first half."""
        word = self.text.folded[start:end]
        if word.isascii():
            return False
        stem = word[:-_ENDING]
        return self.is_first_half(start, end) or (len(stem) >= _STEM and self.ordinary.begins_one(stem))

    def is_first_half(self, start: int, end: int) -> bool:
        """Whether a folded range of one Cyrillic word is the first half of a compound: оптико-электронный."""
        behind = self.text.origin[end - 1] + 1
        return self.text.folded[end - 1] == "о" and self.text.original[behind : behind + 1] == "-"

    def is_first(self, start: int) -> bool:
        """Whether no word stands before the span, amount, packing and condition aside."""
        return start <= self._first

    @property
    def may_name(self) -> bool:
        """Whether any word may be written as names are: with a capital that stands out, or called a mark."""
        has_capital = self.text.original != self._lowered
        return has_capital and (not self._is_shouted or self._may_cue)

    def is_cued(self, start: int, end: int) -> bool:
        """Whether the text itself says that it is a mark: brand X, «X», X®, торговая марка X."""
        return self._may_cue and is_cued(self.text.original, start, end)

    def has_model_after(self, end: int) -> bool:
        """Whether a model designation follows, not a quantity."""
        return has_model_after(self.text.original, end)

    def is_in_code(self, start: int, end: int) -> bool:
        """Whether the span is a piece of a longer code."""
        return is_in_code(self.text.original, start, end)

    @lazily
    def is_listing(self) -> bool:
        """Whether the text carries a model code or an article number, as offers do and nomenclatures do not."""
        return is_coded(self.text.original)

    @lazily
    def is_measured(self) -> bool:
        """Whether it tells a size or an amount, as offers do."""
        return is_measured(self.text.original)

    @property
    def is_offer(self) -> bool:
        return self.is_listing or self.is_measured

    @lazily
    def is_prose(self) -> bool:
        """Whether the text describes in a sentence's words (“castor oil for medical purposes”)."""
        return not self.is_offer and is_in_sentences(self.text.original)

    def is_hyphenated(self, start: int, end: int) -> bool:
        """Whether a hyphen joins the span to another word of the goods: spark-guards, but not new-tops."""
        original = self.text.original
        before = start > 1 and original[start - 1] == "-" and original[start - 2].isalpha() and not self.is_first(start)
        after = end + 1 < len(original) and original[end] == "-" and original[end + 1].isalpha()
        return before or after

    def stands_out(self, start: int, end: int) -> bool:
        """Whether the span has capitals where the rest of the text has fewer: APPLE in “ноутбук APPLE”, Dove in
        “мыло Dove”, but neither CAT in “CAT LITTER MAT” nor the first word of a sentence."""
        if self._is_shouted:
            return False
        found = self.text.original[start:end]
        capitals = sum(map(str.isupper, found))
        if not capitals or self._all.upper == self._all.words:
            return False
        rest = self._rest(start, end)
        if not rest.words:
            return False
        if capitals == sum(map(str.isalpha, found)) and capitals > 1:
            return rest.upper * 2 <= rest.words
        inner_capital = any(c.isupper() for c in found[1:])
        return (inner_capital or not self.is_first(start)) and rest.lower * 2 > rest.words

    def is_small_among_capitals(self, start: int, end: int) -> bool:
        """Whether the span is in small letters although the text uses capitals elsewhere."""
        if any(map(str.isupper, self.text.original[start:end])) or self._all.capitalised == 0:
            return False
        return self._rest(start, end).capitalised > 0

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether the span is Latin in a text whose other letters mostly are not."""
        if self.text.original.isascii():
            return False
        found = [c for c in self.text.original[start:end] if c.isalpha()]
        others = self._foreign_letters if all(map(str.isascii, found)) else 0
        return others > 0 and self._ascii_letters - len(found) <= others

    def is_compatibility(self, span: tuple[int, int], marks: Sequence[tuple[int, int]]) -> bool:
        """Whether the text speaks of goods for the mark's goods; `marks` are all spans found, sorted."""
        return self._may_be_for and speaks_of_goods_for(self.text.original, span, marks)

    @lazily
    def _folded_words(self) -> list[tuple[int, str]]:
        """Where the words of two letters or more begin, and their letters; codes aside."""
        folded, origin = self.text.folded, self.text.origin
        words = [(origin[a], folded[a:b]) for a, b in self.text.word_ranges() if b - a > 1]
        return [(start, word) for start, word in words if word.isalpha()]

    @lazily
    def _strange_starts(self) -> list[int]:
        """Where those of them begin that are not ordinary."""
        return [start for start, word in self._folded_words if word not in self.ordinary]

    @lazily
    def _ascii_letters(self) -> int:
        return sum(map(str.isalpha, self.text.original.encode("ascii", "ignore").decode()))

    @lazily
    def _foreign_letters(self) -> int:
        return sum(map(str.isalpha, self.text.original)) - self._ascii_letters

    @lazily
    def _first(self) -> int:
        """Where the first word behind the opening begins; the very first word where that is nothing; -1: no word."""
        original = self.text.original
        first = _WORD.search(original, opening(original)) or _WORD.search(original)
        return first.start() if first else -1

    @lazily
    def _is_shouted(self) -> bool:
        """Whether all letters are capitals, and none of a script that has no such thing."""
        return self.text.original.isascii() and self.text.original.isupper()

    @lazily
    def _lowered(self) -> str:
        return self.text.original.lower()

    @lazily
    def _may_cue(self) -> bool:
        return may_cue(self._lowered)

    @lazily
    def _may_be_for(self) -> bool:
        return may_speak_of_goods_for(self._lowered)

    @lazily
    def _all(self) -> Cases:
        return Cases.of(_WORD.findall(self.text.original))

    def _rest(self, start: int, end: int) -> Cases:
        """The cases of the words that do not touch the span."""
        original = self.text.original
        while start and _WORD.match(original[start - 1]):
            start -= 1
        goes_on = _WORD.match(original, end)
        return self._all.less(Cases.of(_WORD.findall(original, start, goes_on.end() if goes_on else end)))


def is_unspaced(letters: str, start: int, end: int) -> bool:
    """Whether folded letters are of a script that has no spaces, so that edges say little."""
    return any(map(is_han, letters[start:end]))
