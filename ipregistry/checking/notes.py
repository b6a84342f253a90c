"""Notes beside an answer: what a register's answer means and does not mean, from the rows of the overlay `notes`.

A row says in which countries, from which day to which, for which entry and on which condition it is shown; of several
rows of one code the first that applies is. Knows no law: that is data.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from ..snapshot import Snapshot
from .conditions import CONDITIONS, spellings, transcribed
from .language import Language, tell
from .note_context import NoteContext
from .result import Note
from .wording import day, listed

Cells = Mapping[str, str]
SPELLINGS = "{spellings}"
_KEPT = 1_000  # kinds of answers, some 3 kB each


class Notes:
    """The notes of one snapshot, and what they came to lately for each kind of answer."""

    def __init__(self, rows: Iterable[Cells]) -> None:
        self._rows = tuple(rows)
        self._entry_ids = frozenset(row["entry_id"] for row in self._rows if row["entry_id"])
        self._lately: dict[Hashable, tuple[Note, ...]] = {}

    @classmethod
    def of(cls, snapshot: Snapshot) -> Notes:
        return cls(snapshot.notes)

    def told(self, context: NoteContext) -> tuple[Note, ...]:
        """What `notes_for` says; worked out once for answers that differ in nothing that a note may speak of but in the
        spellings, which are put in last."""
        spelt = transcribed(context)
        kind = self._kind(context, spelt)
        notes = self._lately.get(kind)
        if notes is None:
            if len(self._lately) >= _KEPT:
                self._lately.clear()
            notes = self._lately[kind] = notes_for(self._rows, context)
        return tuple(_spelt(notes, context)) if spelt else notes

    def _kind(self, context: NoteContext, spelt: bool) -> Hashable:
        request = context.request
        named = [match.found.entry for match in context.matches]
        return (
            context.verdict,
            spelt,
            request.on,
            request.purpose,
            request.language,
            tuple([each.code for each in context.registers]),
            frozenset([entry.register for entry in named]),
            frozenset([entry.entry_id for entry in named if entry.entry_id in self._entry_ids]),
        )


def notes_for(rows: Iterable[Cells], context: NoteContext) -> tuple[Note, ...]:
    """Every note that applies to an answer, in the order of the rows; where spellings belong, there is `SPELLINGS`."""
    language = context.request.language
    values = _values(context, language)
    notes: dict[str, Note] = {}
    for row in rows:
        if row["code"] not in notes and _applies(row, context):
            source = row[f"source_{language}"] or row["source_en"]
            text = row[f"text_{language}"].format_map(values)
            notes[row["code"]] = Note(row["code"], text, source.format_map(values) or None)
    return tuple(notes.values())


def _spelt(notes: Iterable[Note], context: NoteContext) -> Iterator[Note]:
    """The notes with the spellings of this answer in their places."""
    language = context.request.language
    told = listed((tell(language, "spelling", mark=m, text=t) for m, t in spellings(context)), language)
    for note in notes:
        yield note._replace(text=note.text.replace(SPELLINGS, told)) if SPELLINGS in note.text else note


def _applies(row: Cells, context: NoteContext) -> bool:
    on = context.request.on.isoformat()
    if not (row["from"] or on) <= on <= (row["to"] or on):
        return False
    if row["country"] and not context.countries & set(row["country"].split("|")):
        return False
    if row["entry_id"] and all(match.found.entry.entry_id != row["entry_id"] for match in context.matches):
        return False
    holds = CONDITIONS.get(row["condition"])
    return holds is not None and holds(context)


def _values(context: NoteContext, language: Language) -> dict[str, str]:
    """What the texts of notes may speak of."""
    return {
        "searched": listed((each.code for each in context.registers), language),
        "ages": listed(_ages(context, language), language) if context.outdated else "",
        "spellings": SPELLINGS,
        "source_url": (context.outdated[0].source_url or "") if len(context.outdated) == 1 else "",
    }


def _ages(context: NoteContext, language: Language) -> Iterator[str]:
    for each in context.outdated:
        if each.data_as_of:
            yield tell(language, "data_age", register=each.code, day=day(each.data_as_of, language))
