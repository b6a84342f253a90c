"""What stands around a spelling in a text: its place, its case, its alphabet, the words before and after it.

Counts of the whole text are made once, so that each question about a span costs no more than the span. Knows no index,
no register and no score.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol

from .compatibility import speaks_of_goods_for
from .fold import FoldedText, is_han
from .offers import is_coded, is_in_sentences, is_measured, opening

_CUE_BEFORE = re.compile(
    r"(?:\b(?:brand|brands|branded|brand name|trademark|trade ?mark|mark|marke|marque|тм|марка|марки|маркой|бренд|"
    r"бренда|брэнд|товарный знак|тов\.? знак|т\.м\.|торговая марка|торговой марки|nh[ãa]n hi[ệe]u)|品牌|牌子)\W{0,4}$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|non|not|without|без|не)[\s\-]*$", re.IGNORECASE)
_CUE_AFTER = re.compile(r"^\W?\s?(?:®|™|©|\(r\)|\(tm\)|brand\b|牌)", re.IGNORECASE)
_QUOTED = {"«": "»", "“": "”", '"': '"', "„": "“", "‘": "’", "'": "'", "「": "」"}
_MODEL = r"(?=[\w\-]*\d)(?=[\w\-]*[^\W\d_])[\w\-]{2,20}\b"
_MODEL_AFTER = re.compile(rf"^[\s\-–—/]*(?:{_MODEL}|(?:mod(?:el)?\.?|модель|арт\.?)\b|\d{{3,}}\b)", re.IGNORECASE)
_QUANTITY = re.compile(
    r"^[\s\-–—/]*\d+(?:[.,]\d+)?\s*(?:x|х|шт|pcs?|kg|кг|g|гр?|ml|мл|l|л|cm|см|mm|мм|gb|гб|w|вт|v|oz|%)(?![^\W\d_])",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"\b(?:of|and|or|for|with|without|the|in|not|other|than|whether|by|from|to|on|и|или|для|из|с|со|в|на|без|от|по|не|"
    r"прочие|und|oder|für|mit|et|ou|pour|de|du|des|avec)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_CODE_CHARACTER = re.compile(r"[A-Za-z0-9\-]")
_REST_OF_CODE = re.compile(r"[A-Za-z0-9\-/]{1,40}")
_STEM, _ENDING = 5, 2  # letters of a stem at least, and of the ending that a form may have instead
_LONGEST_MODEL = 6  # characters of a model's number that sellers write on to a brand


class Words(Protocol):
    """Anything that can tell whether a folded word is ordinary, and whether one begins so."""

    def __contains__(self, word: object, /) -> bool: ...

    def begins_one(self, folded_letters: str, /) -> bool: ...


class NoWords(frozenset[str]):
    """No word is ordinary."""

    def begins_one(self, _: str, /) -> bool:
        return False


@dataclass(frozen=True)
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
        """Whether the text has no other letters than those of the span."""
        return self._letters <= end - start and self._letters == sum(map(str.isalpha, self.text.original[start:end]))

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
        return bool(self._starts) and start <= self._first

    def is_cued(self, start: int, end: int) -> bool:
        """Whether the text itself says that it is a mark: brand X, «X», X®, торговая марка X."""
        before, after = self.text.original[max(0, start - 30) : start], self.text.original[end : end + 8]
        cue = _CUE_BEFORE.search(before.rstrip())
        if (cue and not _NEGATED.search(before[: cue.start()])) or _CUE_AFTER.match(after):
            return True
        closing = _QUOTED.get(before[-1:])
        return closing is not None and after[:1] == closing

    def has_model_after(self, end: int) -> bool:
        """Whether a model designation follows (Mi6, GS105, A-12, 2366), not a quantity (2 kg)."""
        after = self.text.original[end : end + 30]
        return bool(_MODEL_AFTER.match(after)) and not _QUANTITY.match(after)

    @cached_property
    def is_listing(self) -> bool:
        """Whether the text carries a model code or an article number, as offers do and nomenclatures do not."""
        return is_coded(self.text.original)

    @cached_property
    def is_measured(self) -> bool:
        """Whether it tells a size or an amount, as offers do."""
        return is_measured(self.text.original)

    @property
    def is_offer(self) -> bool:
        return self.is_listing or self.is_measured

    @cached_property
    def is_prose(self) -> bool:
        """Whether the text describes in a sentence's words (“castor oil for medical purposes”)."""
        return not self.is_offer and is_in_sentences(self.text.original)

    def is_in_code(self, start: int, end: int) -> bool:
        """Whether the span is a piece of a longer code: 3M in C3M0021120K, but not PS in PS4 or HP in HP4650."""
        original = self.text.original
        if start and _CODE_CHARACTER.match(original[start - 1]) and original[start - 1] != "-":
            return True
        rest = _REST_OF_CODE.match(original, end)
        return rest is not None and len(rest[0]) > _LONGEST_MODEL and any(map(str.isdigit, rest[0]))

    def is_hyphenated(self, start: int, end: int) -> bool:
        """Whether a hyphen joins the span to another word of the goods: spark-guards, but not new-tops."""
        original = self.text.original
        before = start > 1 and original[start - 1] == "-" and original[start - 2].isalpha() and not self.is_first(start)
        after = end + 1 < len(original) and original[end] == "-" and original[end + 1].isalpha()
        return before or after

    def stands_out(self, start: int, end: int) -> bool:
        """Whether the span has capitals where the rest of the text has fewer: APPLE in “ноутбук APPLE”, Dove in
        “мыло Dove”, but neither CAT in “CAT LITTER MAT” nor the first word of a sentence."""
        found = self.text.original[start:end]
        capitals = sum(map(str.isupper, found))
        if not capitals:
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
        if any(map(str.isupper, self.text.original[start:end])):
            return False
        return self._rest(start, end).capitalised > 0

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether the span is Latin in a text whose other letters mostly are not."""
        others = self._letters - self._ascii_letters
        if others == 0:
            return False
        found = [c for c in self.text.original[start:end] if c.isalpha()]
        return all(map(str.isascii, found)) and self._ascii_letters - len(found) <= others

    def is_compatibility(self, span: tuple[int, int], marks: Sequence[tuple[int, int]]) -> bool:
        """Whether the text speaks of goods for the mark's goods; `marks` are all spans found, sorted."""
        return speaks_of_goods_for(self.text.original, span, marks)

    @cached_property
    def _folded_words(self) -> list[tuple[int, str]]:
        """Where the words of two letters or more begin, and their letters; codes aside."""
        folded, origin = self.text.folded, self.text.origin
        words = [(origin[a], folded[a:b]) for a, b in self.text.word_ranges() if b - a > 1]
        return [(start, word) for start, word in words if word.isalpha()]

    @cached_property
    def _strange_starts(self) -> list[int]:
        """Where those of them begin that are not ordinary."""
        return [start for start, word in self._folded_words if word not in self.ordinary]

    @cached_property
    def _letters(self) -> int:
        return sum(map(str.isalpha, self.text.original))

    @cached_property
    def _ascii_letters(self) -> int:
        original = self.text.original
        return (
            self._letters if original.isascii() else sum(map(str.isalpha, original.encode("ascii", "ignore").decode()))
        )

    @cached_property
    def _words(self) -> list[tuple[int, str]]:
        return [(match.start(), match[0]) for match in _WORD.finditer(self.text.original)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._words]

    @cached_property
    def _first(self) -> int:
        """Where the first word behind the opening begins; the very first word where that is nothing."""
        behind = opening(self.text.original)
        return next((start for start in self._starts if start >= behind), self._starts[0])

    @cached_property
    def _all(self) -> _Cases:
        return _Cases.of([word for _, word in self._words])

    def _rest(self, start: int, end: int) -> _Cases:
        """The cases of the words that do not touch the span."""
        first = max(0, bisect_right(self._starts, start) - 1)
        inside = self._words[first : bisect_left(self._starts, end)]
        return self._all.less(_Cases.of([word for at, word in inside if at + len(word) > start]))


class _Cases(NamedTuple):
    """How many words of letters there are, and how they are written; `capitalised` counts any word."""

    words: int
    upper: int
    lower: int
    capitalised: int

    @classmethod
    def of(cls, words: Sequence[str]) -> _Cases:
        plain = [word for word in words if len(word) > 1 and word.isalpha()]
        capitalised = sum([word[0].isupper() for word in words])
        return cls(len(plain), sum(map(str.isupper, plain)), sum(map(str.islower, plain)), capitalised)

    def less(self, other: _Cases) -> _Cases:
        return _Cases(
            self.words - other.words,
            self.upper - other.upper,
            self.lower - other.lower,
            self.capitalised - other.capitalised,
        )


def is_unspaced(letters: str, start: int, end: int) -> bool:
    """Whether folded letters are of a script that has no spaces, so that edges say little."""
    return any(map(is_han, letters[start:end]))
