"""A spelling found at a place, with all that evidence can ask about it. Knows no weight."""

from __future__ import annotations

from dataclasses import dataclass

from .context import TextContext, is_unspaced
from .index import IndexedSurface
from .verify import Kind, Writing

_SHORT = 3  # letters: so short a mark may always mean something else
ORDINARY_FROM = 2.0  # zipf: rarer words than this (1 in 10 million) are hardly ever meant as words


@dataclass(frozen=True, slots=True)
class Found:
    """A spelling at a place: folded range, span of the original, how it is written, what stands around it."""

    surface: IndexedSurface
    writing: Writing
    folded: tuple[int, int]
    span: tuple[int, int]
    context: TextContext

    @property
    def text(self) -> str:
        return self.context.text.original[slice(*self.span)]

    @property
    def unspaced(self) -> bool:
        """Whether it stands in a script without spaces."""
        return is_unspaced(self.context.text.folded, *self.folded)

    @property
    def is_spelt_out(self) -> bool:
        """Whether it is written letter by letter (M-A-N-G-O, m.a.n.g.o), not only with a hyphen (make-up)."""
        gaps = sum(not c.isalnum() for c in self.text)
        return gaps * 2 >= self.letters > _SHORT

    @property
    def is_ordinary(self) -> bool:
        """Whether it is an ordinary word, plainly written."""
        return self.surface.zipf > ORDINARY_FROM and not self.writing.disguised and not self.is_guess

    @property
    def is_sure(self) -> bool:
        """Whether it is a mark as registered, or a known spelling, that can mean nothing else."""
        return self.writing.kind in (Kind.EXACT, Kind.ALIAS) and self.surface.zipf == 0.0 and self.letters > _SHORT

    @property
    def is_guess(self) -> bool:
        """Whether the spelling was guessed from its sound or its slips."""
        return self.writing.kind in (Kind.TYPO, Kind.TRANSLITERATION)

    @property
    def letters(self) -> int:
        """How many letters and digits the spelling has."""
        return len(self.surface.surface.words.replace(" ", ""))
