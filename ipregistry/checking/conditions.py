"""The conditions that a row of the notes may name: each a small question about an answer. Knows no text and no law."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .note_context import NoteContext
from .request import Purpose
from .result import Verdict
from .wording import quoted


def hit(context: NoteContext) -> bool:
    """An entry is named."""
    return bool(context.matches)


def miss(context: NoteContext) -> bool:
    return not context.matches


def questioned(context: NoteContext) -> bool:
    """An entry is named, and nothing says that this importer may bring these goods in."""
    return context.verdict in (Verdict.MATCH, Verdict.POSSIBLE_MATCH)


def goods_only(context: NoteContext) -> bool:
    """Covered goods without a brand."""
    return context.verdict is Verdict.COVERED_GOODS


def old_data(context: NoteContext) -> bool:
    """The day lies after the day of a register's data."""
    return bool(context.outdated)


def transcribed(context: NoteContext) -> bool:
    """A mark stands in other letters than the register's."""
    return any(
        match.found.entry.mark and naming.text.isascii() != match.found.entry.mark.isascii()
        for match in context.matches
        for naming in match.namings
    )


def personal(context: NoteContext) -> bool:
    """The goods are said to be for personal use."""
    return context.request.purpose is Purpose.PERSONAL


def personal_hit(context: NoteContext) -> bool:
    return personal(context) and hit(context)


CONDITIONS: Mapping[str, Callable[[NoteContext], bool]] = {
    function.__name__: function
    for function in (hit, miss, questioned, goods_only, old_data, transcribed, personal, personal_hit)
}


def spellings(context: NoteContext) -> tuple[tuple[str, str], ...]:
    """Marks that the text has in other letters than the register, and how."""
    spelt = {
        match.found.entry.mark: quoted(naming.text, context.request.language)
        for match in context.matches
        for naming in match.namings
        if match.found.entry.mark and naming.text.isascii() != match.found.entry.mark.isascii()
    }
    return tuple(spelt.items())
