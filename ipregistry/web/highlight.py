"""A text cut where words of it were found, so that a page can mark them. Pure: knows no register and no HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points, of a `kind`, and what is to be said of it."""

    start: int
    end: int
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under the same spans: the kind of the first of them (None: of none), all their titles."""

    text: str
    kind: str | None = None
    title: str = ""


def cut(text: str, spans: Sequence[Span]) -> list[Piece]:
    """The text as pieces, which joined are the text again. Spans may overlap; those given first decide the kind."""
    edges = {edge for span in spans for edge in (span.start, span.end) if 0 < edge < len(text)}
    return [_piece(text, start, end, spans) for start, end in pairwise(sorted({0, len(text)} | edges))]


def _piece(text: str, start: int, end: int, spans: Sequence[Span]) -> Piece:
    over = [span for span in spans if span.start <= start and end <= span.end]
    if not over:
        return Piece(text[start:end])
    return Piece(text[start:end], over[0].kind, "; ".join(dict.fromkeys(span.title for span in over)))
