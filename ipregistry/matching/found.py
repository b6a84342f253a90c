"""A spelling found at a place, with all that evidence can ask about it. Knows no weight."""

from __future__ import annotations

from dataclasses import dataclass, field

from .context import TextContext, is_unspaced
from .index import IndexedSurface
from .verify import Kind, Writing

_SHORT = 3  # letters: so short a mark may always mean something else
_GUESSES = frozenset({Kind.TYPO, Kind.TRANSLITERATION})
ORDINARY_FROM = 2.0  # zipf: rarer words than this (1 in 10 million) are hardly ever meant as words


@dataclass(slots=True, eq=False)
class Found:
    """A spelling at a place: folded range, span of the original, how it is written, what stands around it.

    `text`: the span's; `letters`: how many letters and digits the spelling has; `unspaced`: whether it stands in a
    script without spaces; `is_guess`: whether it was guessed from its sound or its slips; `is_ordinary`: whether it is
    an ordinary word, plainly written.
    """

    surface: IndexedSurface
    writing: Writing
    folded: tuple[int, int]
    span: tuple[int, int]
    context: TextContext
    text: str = field(init=False)
    letters: int = field(init=False)
    unspaced: bool = field(init=False)
    is_guess: bool = field(init=False)
    is_ordinary: bool = field(init=False)

    def __post_init__(self) -> None:
        text, words = self.context.text, self.surface.surface.words
        self.text = text.original[self.span[0] : self.span[1]]
        self.letters = len(words) - words.count(" ")
        self.unspaced = is_unspaced(text.folded, *self.folded)
        self.is_guess = self.writing.kind in _GUESSES
        self.is_ordinary = self.surface.zipf > ORDINARY_FROM and not self.writing.disguised and not self.is_guess

    @property
    def is_spelt_out(self) -> bool:
        """Whether it is written letter by letter (M-A-N-G-O, m.a.n.g.o), not only with a hyphen (make-up)."""
        gaps = sum(not c.isalnum() for c in self.text)
        return gaps * 2 >= self.letters > _SHORT

    @property
    def is_sure(self) -> bool:
        """Whether it is a mark as registered, or a known spelling, that can mean nothing else."""
        return self.writing.kind in (Kind.EXACT, Kind.ALIAS) and self.surface.zipf == 0.0 and self.letters > _SHORT
