"""The engine: which spellings of the index a text names, where, how they are written and what speaks for each.

Two tiers. The trie finds the letters of a spelling whatever stands between them or for them; only words that it leaves
unexplained, and that are no ordinary words, go to the slower tier (`strange_words`). Evidence is weighed only for what
was found. Knows row numbers, but no entry, goods, day or verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .as_written import as_words
from .context import TextContext, is_unspaced
from .evidence import Evidence, weigh
from .fold import AND, NONE, STRONG, WEAK, FoldedText, fold
from .found import Found
from .glue import MIN_GLUED
from .index import IndexedSurface, MatchIndex, Registers
from .kinds import KIND_SENTENCE, KIND_WEIGHT, POSSIBLE_SCORE, PRODUCT_LINE_SENTENCE, probability
from .strange_words import StrangeWords
from .surfaces import SurfaceKind
from .verify import Kind, Writing, verify

MAX_GOODS_WEIGHT = 3.0  # the most that goods can still add to a naming (`checking`), so nothing is dropped too early
_NOT_WHOLE = (Kind.GLUED, Kind.SPACED, Kind.ALIAS, Kind.TRANSLITERATION, Kind.RIGHT_HOLDER_NAME)
_SURE_LENGTH = 4  # letters: a distinctive mark longer than this is meant wherever it stands whole
MOST_PLACES = 20  # of one spelling in one text that are told and weighed


class Naming(NamedTuple):
    """One spelling found in a text.

    `start`, `end`: half-open span in code points of the original text; `kind`: how it is written; `surface`: which
    spelling it is (of a mark, an alias, a holder's name), `shown` as the register or alias list writes it; `rows`: the
    index rows of the entries it names; `weight`: log-odds of kind and evidence together; `zipf`: how ordinary a word it
    is; `compatibility`: the text speaks of goods *for* the mark's goods.
    """

    start: int
    end: int
    text: str
    kind: Kind
    surface: SurfaceKind
    shown: str
    rows: Sequence[int]
    weight: float
    zipf: float
    evidence: tuple[Evidence, ...]
    compatibility: bool

    @property
    def score(self) -> float:
        return probability(self.weight)

    @property
    def own_weight(self) -> float:
        """The weight of the kind alone, before any evidence."""
        return self.weight - sum(each.weight for each in self.evidence)

    def sentence(self, mark: str | None) -> str:
        """How the text names an entry of this mark (None: a picture), for a person."""
        line = self.kind is Kind.ALIAS and self.surface is SurfaceKind.PRODUCT_LINE
        words = PRODUCT_LINE_SENTENCE if line else KIND_SENTENCE[self.kind]
        return words.format(found=self.text, mark=mark or self.shown)


class MatchEngine:
    """Finds what a text names, in one index."""

    def __init__(self, index: MatchIndex) -> None:
        self._index = index
        self._strange = StrangeWords(index)

    def find(self, text: str, registers: Iterable[str] | None = None) -> list[Naming]:
        """The namings of a text in its order, of entries of the given registers (None: of all).

        Namings whose weight could not reach POSSIBLE_SCORE even with goods in their favour are left out, and so are
        those that share letters with a longer one (MAX inside MAX FACTOR).
        """
        folded = fold(text)
        context = TextContext(folded, self._index.words)
        wanted = self._register_numbers(registers)
        found = [each for each in self._in_letters(folded, context) if self._is_wanted(each.surface, wanted)]
        guessed = self._in_strange_words(folded, context, found, wanted)
        found += [each for each in guessed if self._is_wanted(each.surface, wanted)]
        if len(found) > MOST_PLACES:
            found = list(_few_of_each(found))
        if not found:
            return []
        context.sure.update(each.span[0] for each in found if each.is_sure)
        context.sure_ends.update(each.span[1] for each in found if each.is_sure)
        spans = sorted({each.span for each in found})
        namings = (self._naming(each, spans, wanted) for each in found)
        kept = [each for each in namings if each is not None]
        return sorted(_longest(kept, len(text)), key=lambda each: (each.start, -each.end))

    def _register_numbers(self, registers: Iterable[str] | None) -> Registers:
        if registers is None:
            return None
        codes = set(registers)
        return frozenset(number for number, code in enumerate(self._index.registers) if code in codes)

    def _is_wanted(self, surface: IndexedSurface, wanted: Registers) -> bool:
        return wanted is None or any(self._index.register_of_row[row] in wanted for row in surface.rows)

    def _in_letters(self, folded: FoldedText, context: TextContext) -> Iterator[Found]:
        """What the trie finds between edges of words."""
        edge, skeleton, index = folded.edge, folded.skeleton, self._index
        for start in folded.edges():
            if skeleton[start] == AND:
                continue
            for key in index.starting_at(skeleton, start):
                end = start + len(key)
                if edge[end] == NONE:
                    continue
                for surface in index.surfaces(key):
                    writing = verify(folded, start, end, surface.surface)
                    if writing is not None:
                        writing = self._as_part_of_word(writing, folded, start, end)
                    if writing is not None:
                        writing = self._as_words(writing, folded, start, end)
                    if writing is not None:
                        yield Found(surface, writing, (start, end), folded.span(start, end), context)

    def _as_words(self, writing: Writing, folded: FoldedText, start: int, end: int) -> Writing | None:
        if writing.kind in (Kind.EXACT, Kind.ALIAS):
            return writing
        edges = [start, *(at for at in range(start + 1, end) if folded.edge[at] == STRONG), end]
        return as_words(writing, [folded.folded[a:b] for a, b in pairwise(edges)], self._index.words)

    @staticmethod
    def _as_part_of_word(writing: Writing, folded: FoldedText, start: int, end: int) -> Writing | None:
        """A mark that a capital sets off inside a word (bestNike) is glued to it; too short a one is not found."""
        letters = folded.folded
        before = folded.edge[start] == WEAK and letters[start].isalpha() and letters[start - 1].isalpha()
        after = folded.edge[end] == WEAK and letters[end - 1].isalpha() and letters[end].isalpha()
        if not (before or after) or is_unspaced(letters, start, end):
            return writing
        return Writing(Kind.GLUED, writing.disguised) if end - start >= MIN_GLUED else None

    def _in_strange_words(
        self, folded: FoldedText, context: TextContext, found: Sequence[Found], wanted: Registers
    ) -> Iterator[Found]:
        """What stands glued, by sound or with slips in words that nothing explains yet."""
        explained = bytearray(len(folded.folded) + 1)
        for each in found:
            start, end = each.folded
            explained[start:end] = b"\x01" * (end - start)
        words = folded.word_ranges()
        known = [bool(explained[start]) for start, _ in words]

        def is_named(start: int, end: int) -> bool:
            if not folded.original[folded.origin[start]].isupper():
                return False
            span = folded.span(start, end)
            return context.stands_out(*span) or context.is_cued(*span)

        named = is_named if context.may_name else None
        for start, end, surface, writing in self._strange.find(folded.folded, words, known, wanted, named):
            yield Found(surface, writing, (start, end), folded.span(start, end), context)

    def _naming(self, found: Found, spans: Sequence[tuple[int, int]], wanted: Registers) -> Naming | None:
        """The naming that was found; None where it could not reach POSSIBLE_SCORE even with goods in its favour."""
        evidence = weigh(found)
        weight = KIND_WEIGHT[found.writing.kind] - found.writing.doubt + sum(each.weight for each in evidence)
        if probability(weight + MAX_GOODS_WEIGHT) < POSSIBLE_SCORE:
            return None
        rows = found.surface.rows
        if wanted is not None:
            rows = [row for row in rows if self._index.register_of_row[row] in wanted]
        return Naming(
            start=found.span[0],
            end=found.span[1],
            text=found.text,
            kind=found.writing.kind,
            surface=found.surface.surface.kind,
            shown=found.surface.surface.shown,
            rows=rows,
            weight=weight,
            zipf=found.surface.zipf,
            evidence=evidence,
            compatibility=found.context.is_compatibility(found.span, spans),
        )


def _few_of_each(found: Iterable[Found]) -> Iterator[Found]:
    """The first places of each spelling: a mark that is named over and over is named all the same."""
    places: Counter[int] = Counter()
    for each in found:
        places[id(each.surface)] += 1
        if places[id(each.surface)] <= MOST_PLACES:
            yield each


def _longest(namings: list[Naming], length: int) -> Iterator[Naming]:
    """Those that share no letter with a longer naming that is itself good enough; linear in the spans' length.

    A holder's name hides nothing, and a mark that stands whole in a longer one, and is no word, is told as well, in
    whatever letters both are written: CHANEL in COCO CHANEL, but not MAX in MAX FACTOR.
    """
    owner = [0] * length
    for each in sorted(namings, key=lambda each: (each.start - each.end, -each.weight)):
        size = each.end - each.start
        sure_itself = each.kind not in _NOT_WHOLE and each.zipf == 0.0 and size > _SURE_LENGTH
        if max(owner[each.start : each.end]) <= size or sure_itself:
            yield each
            if each.score >= POSSIBLE_SCORE and each.kind is not Kind.RIGHT_HOLDER_NAME:
                owner[each.start : each.end] = [max(size, had) for had in owner[each.start : each.end]]
