"""The engine: which spellings of the index a text names, where, how they are written and what speaks for each.

It pays for evidence only where the trie found something. Knows row numbers, but no entry, goods, day or verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .context import TextContext
from .evidence import (
    KIND_SENTENCE,
    KIND_WEIGHT,
    POSSIBLE_SCORE,
    PRODUCT_LINE_SENTENCE,
    Evidence,
    Found,
    probability,
    weigh,
)
from .fold import AND, NONE, FoldedText, fold
from .index import IndexedSurface, MatchIndex
from .surfaces import SurfaceKind
from .verify import Kind, verify

MAX_GOODS_WEIGHT = 1.5  # the most that goods can still add to a naming (`checking`), so nothing is dropped too early


@dataclass(frozen=True, slots=True)
class Naming:
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

    def find(self, text: str, registers: Iterable[str] | None = None) -> list[Naming]:
        """The namings of a text in its order, of entries of the given registers (None: of all).

        Namings whose weight could not reach POSSIBLE_SCORE even with goods in their favour are left out, and so are
        those that lie inside a longer one (MAX inside MAX FACTOR).
        """
        folded = fold(text)
        wanted = self._register_numbers(registers)
        context = TextContext(folded)
        found = list(self._found(folded, context, wanted))
        if not found:
            return []
        spans = tuple(dict.fromkeys(each.span for each in found))
        namings = [self._naming(each, spans, wanted) for each in found]
        kept = [each for each in namings if probability(each.weight + MAX_GOODS_WEIGHT) >= POSSIBLE_SCORE]
        return sorted(_outermost(kept), key=lambda each: (each.start, -each.end))

    def _register_numbers(self, registers: Iterable[str] | None) -> frozenset[int] | None:
        if registers is None:
            return None
        codes = set(registers)
        return frozenset(number for number, code in enumerate(self._index.registers) if code in codes)

    def _found(self, folded: FoldedText, context: TextContext, wanted: frozenset[int] | None) -> Iterator[Found]:
        edge, skeleton = folded.edge, folded.skeleton
        for start in range(len(skeleton)):
            if edge[start] == NONE or skeleton[start] == AND:
                continue
            for end, key in self._index.starting_at(skeleton, start):
                if edge[end] == NONE:
                    continue
                for surface in self._index.surfaces(key):
                    if wanted is not None and not self._of_registers(surface, wanted):
                        continue
                    writing = verify(folded, start, end, surface.surface)
                    if writing is not None:
                        yield Found(surface, writing, (start, end), folded.span(start, end), context)

    def _of_registers(self, surface: IndexedSurface, wanted: frozenset[int]) -> bool:
        return any(self._index.register_of_row[row] in wanted for row in surface.rows)

    def _naming(self, found: Found, spans: tuple[tuple[int, int], ...], wanted: frozenset[int] | None) -> Naming:
        evidence = weigh(found)
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
            weight=KIND_WEIGHT[found.writing.kind] + sum(each.weight for each in evidence),
            zipf=found.surface.zipf,
            evidence=evidence,
            compatibility=found.context.is_compatibility(found.span[0], spans),
        )


def _outermost(namings: list[Naming]) -> Iterator[Naming]:
    """Those that no longer naming, itself good enough, contains."""
    strong = [each for each in namings if each.score >= POSSIBLE_SCORE]
    for each in namings:
        if not any(
            other.start <= each.start and each.end <= other.end and other.end - other.start > each.end - each.start
            for other in strong
        ):
            yield each
