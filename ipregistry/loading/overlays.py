"""Our own files that are joined to a register: aliases, repairs, parties, the terms of goods, and the notes of
answers.

A row is kept as its cells, under an id made of what it is about, so that it can be versioned; `alias_line`, `repair`
and `party_facts` say what the cells of a row mean. What a term of goods means is for the
goods to say, and what a note is shown for is for the check.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from ..entry import Alias, AliasKind, Party, PartyKind
from ..errors import InvalidQuestion, RowError
from . import cells, csv_file
from .cells import join_list
from .columns import COLUMNS, expected_name
from .loaded import LoadedFile, Reading
from .reading import RowReader
from .rows import Row
from .source import Source
from .values import read_cell

_NAME = cells.text(500)
_TEXT = cells.text(2_000)
_LONG = cells.text(100_000)


@dataclass(frozen=True, slots=True)
class OverlayRow:
    """One row of an overlay: `cells` has every column of the overlay, the empty ones too."""

    row_id: str
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AliasLine:
    """Another spelling of a mark wherever it is registered, or of the mark of one entry."""

    mark: str | None
    entry_id: str | None
    alias: Alias


@dataclass(frozen=True, slots=True)
class Repair:
    """A cell of an entry that customs wrote wrongly: `wrong` and `right` are canonical cells of the column `field`."""

    entry_id: str
    field: str
    wrong: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What is known of the party that a register writes as `written`."""

    written: str
    party: Party
    source: str | None


def alias_line(row: Mapping[str, str]) -> AliasLine:
    """The meaning of a row of `aliases`; the cells are those that were read, so they are not checked again."""
    alias = Alias(row["alias"], AliasKind(row["kind"]), row["basis"] or None, row["source"] or None)
    return AliasLine(row["mark"] or None, row["entry_id"] or None, alias)


def repair(row: Mapping[str, str]) -> Repair:
    """The meaning of a row of `repairs`."""
    return Repair(row["entry_id"], row["field"], row["from"], row["to"], row["reason"])


def party_facts(row: Mapping[str, str]) -> PartyFacts:
    """The meaning of a row of `parties`; without a name, the party keeps the name as written."""
    kind = PartyKind(row["kind"]) if row["kind"] else None
    name = row["name"] or row["written"]
    party = Party(name, row["name_latin"] or None, row["country"] or None, kind, row["tax_number"] or None)
    return PartyFacts(row["written"], party, row["source"] or None)


def _check_alias(row: RowReader) -> None:
    if bool(row.cell("mark")) == bool(row.cell("entry_id")):
        row.refuse(None, "mark_or_entry", "exactly one of mark and entry_id is needed")


def _check_repair(row: RowReader) -> None:
    field, wrong, right = row.value("field", _TEXT), row.value("from", _LONG), row.value("to", _LONG)
    if field is not None and field not in _REPAIRABLE:
        row.refuse("field", "unknown_column", expected_name(field, _REPAIRABLE), cells.shown(field))
    elif field is not None and right is not None:
        row.value("to", partial(read_cell, field))
    if wrong == right:
        row.refuse("to", "same", "another text than from")


def _check_nothing(row: RowReader) -> None:
    """The cells say all."""


@dataclass(frozen=True, slots=True)
class _Overlay:
    """The columns with their readers, those that must say something, those that a row is about, and a last check."""

    columns: Mapping[str, Callable[[str], Any]]
    needed: tuple[str, ...]
    about: tuple[str, ...]
    check: Callable[[RowReader], None] = _check_nothing


_REPAIRABLE = tuple(column for column in COLUMNS if column not in ("entry_id", "register"))

OVERLAYS: Mapping[str, _Overlay] = {
    "aliases": _Overlay(
        {
            "mark": _NAME,
            "entry_id": _TEXT,
            "alias": _NAME,
            "kind": cells.word(AliasKind),
            "basis": _TEXT,
            "source": _TEXT,
        },
        needed=("alias", "kind"),
        about=("mark", "entry_id", "alias"),
        check=_check_alias,
    ),
    "repairs": _Overlay(
        {"entry_id": _TEXT, "field": _TEXT, "from": _LONG, "to": _LONG, "reason": _TEXT},
        needed=("entry_id", "field", "reason"),
        about=("entry_id", "field", "from"),
        check=_check_repair,
    ),
    "parties": _Overlay(
        {
            "written": _NAME,
            "name": _NAME,
            "name_latin": _NAME,
            "country": cells.country,
            "kind": cells.word(PartyKind),
            "tax_number": _TEXT,
            "source": _TEXT,
        },
        needed=("written",),
        about=("written",),
    ),
    "goods_terms": _Overlay(
        {
            "term": _NAME,
            "language": _TEXT,
            "hs_codes": cells.items(cells.hs_code),
            "nice_classes": cells.items(cells.nice_class),
            "kind": _TEXT,
        },
        needed=("term", "language"),
        about=("term", "language"),
    ),
    "notes": _Overlay(
        {
            "rank": _TEXT,
            "code": _TEXT,
            "condition": _TEXT,
            "country": cells.items(cells.country),
            "entry_id": _TEXT,
            "from": cells.day,
            "to": cells.day,
            "text_en": _TEXT,
            "text_ru": _TEXT,
            "source_en": _TEXT,
            "source_ru": _TEXT,
        },
        needed=("rank", "code", "condition", "text_en", "text_ru"),
        about=("code", "country", "entry_id", "from", "to"),
    ),
}


def read_overlay(path: str | Path, name: str, *, encoding: str | None = None) -> LoadedFile[OverlayRow]:
    """Open the file of an overlay, a CSV file; its rows are read as the answer is iterated over, once.

    Raises InvalidQuestion for a name that is not of OVERLAYS, and otherwise as `formats.read_entries`.
    """
    if name not in OVERLAYS:
        raise InvalidQuestion("overlay", name, expected_name(name, OVERLAYS))
    overlay = OVERLAYS[name]
    source = Source(Path(path), encoding)
    reading = Reading(
        lambda: csv_file.read_rows(source, tuple(overlay.columns)),
        lambda row: _read(name, overlay, row),
        attrgetter("row_id"),
        " and ".join(overlay.about),
    )
    return LoadedFile(source, "csv", reading)


def _read(name: str, overlay: _Overlay, row: Row) -> OverlayRow | list[RowError]:
    reader = RowReader(row.cells, row.line)
    clean = {}
    for column, read in overlay.columns.items():
        value = reader.needed(column, read) if column in overlay.needed else reader.value(column, read)
        clean[column] = _as_cell(value)
    overlay.check(reader)
    return reader.errors or OverlayRow(_row_id(name, overlay, clean), row.line, clean)


def _as_cell(value: Any) -> str:
    if value is None:
        return ""
    return join_list([str(item) for item in value]) if isinstance(value, tuple) else str(value)


def _row_id(name: str, overlay: _Overlay, clean: Mapping[str, str]) -> str:
    about = join_list([clean[column] for column in overlay.about])
    return f"{name}-{hashlib.sha256(about.encode()).hexdigest()[:24]}"
