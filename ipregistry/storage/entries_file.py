"""Asking the read-only SQLite file of a snapshot: which entries, in which order, with which names.

The file is opened immutable by every worker; the database itself is never asked in a request. Knows how entries are
found, not how their keys are made; `entries_writing` writes the file.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

# RegisterEntry.status_on in SQL; a test holds the two together.
STATUS = """CASE
    WHEN removed_on IS NOT NULL AND :on >= removed_on THEN 'removed'
    WHEN date_of_inclusion IS NOT NULL AND :on < date_of_inclusion THEN 'not_yet_included'
    WHEN (suspended_from IS NOT NULL OR suspended_until IS NOT NULL)
         AND (suspended_from IS NULL OR :on >= suspended_from)
         AND (suspended_until IS NULL OR :on <= suspended_until) THEN 'suspended'
    WHEN valid_until IS NOT NULL AND :on <= valid_until THEN 'in_force'
    WHEN valid_until IS NOT NULL AND as_of IS NOT NULL AND as_of <= valid_until THEN 'unconfirmed'
    WHEN valid_until IS NOT NULL THEN 'expired'
    WHEN instr(confirmed_on, :on) THEN 'in_force'
    WHEN as_of IS NOT NULL AND :on > as_of THEN 'unconfirmed'
    WHEN removed_on_basis = 'not_later_than' THEN 'unconfirmed'
    ELSE 'in_force' END"""

_SORTS = {
    "mark": ("mark_key",),
    "register": ("register", "register_number"),
    "register_number": ("register_number",),
    "date_of_inclusion": ("date_of_inclusion",),
    "valid_until": ("valid_until",),
}
SORTS = tuple(_SORTS)


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries are asked for; every field that is given must hold. `names` pairs a role with the words and sounds
    that must stand in one name of that role; no words are in no name."""

    entry_ids: Sequence[str] | None = None
    registers: Sequence[str] | None = None
    names: Sequence[tuple[str, str, str]] = ()
    register_number_key: str | None = None
    registration_number_key: str | None = None
    nice_class: int | None = None
    hs_code: str | None = None
    status: str | None = None
    ranked_rows: Sequence[int] | None = None


class EntriesFile:
    """A file that `write_entries_file` made, opened read-only; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()
        self._first = sqlite3.connect(self._uri, uri=True, check_same_thread=False)

    def _connection(self) -> sqlite3.Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
        return connection

    def _connect(self) -> sqlite3.Connection:
        """A connection of this thread's own; the first one is shared where the file was pruned meanwhile."""
        try:
            return sqlite3.connect(self._uri, uri=True)
        except sqlite3.OperationalError:
            return self._first

    def _all(self, sql: str, values: Mapping[str, Any]) -> list[Any]:
        return self._connection().execute(sql, values).fetchall()

    def load(self, row: int) -> tuple[str, str, str | None] | None:
        """(body, goods, as_of) of a row, the first two as JSON text."""
        found = self._all("SELECT body, goods, as_of FROM entry WHERE row = :row", {"row": row})
        return found[0] if found else None

    def row_of(self, entry_id: str) -> int | None:
        """The row of an entry."""
        found = self._all("SELECT row FROM entry WHERE entry_id = :id", {"id": entry_id})
        return found[0][0] if found else None

    def counts(self) -> dict[str, int]:
        """Register -> number of entries."""
        return dict(self._all("SELECT register, count(*) FROM entry GROUP BY register", {}))

    def ask(self, sql: str, values: Mapping[str, Any]) -> list[Any]:
        """The rows of a question of another module of this package."""
        return self._all(sql, values)

    def find(
        self, wanted: EntryFilter, on: date, *, sort: str | None, descending: bool, offset: int, limit: int
    ) -> tuple[int, list[int]]:
        """(how many there are, the rows of one page), sorted by `sort` of SORTS, or in the order of `ranked_rows`."""
        source, condition, values = _conditions(wanted, on)
        total = self._all(f"SELECT count(*) FROM {source} WHERE {condition}", values)[0][0]
        order = _order(sort, descending, ranked=wanted.ranked_rows is not None)
        rows = self._all(
            f"SELECT entry.row FROM {source} WHERE {condition} ORDER BY {order} LIMIT :limit OFFSET :offset",
            {**values, "limit": limit, "offset": offset},
        )
        return total, [row for (row,) in rows]

    def count(self, wanted: EntryFilter, on: date) -> int:
        """How many entries there are."""
        source, condition, values = _conditions(wanted, on)
        return int(self._all(f"SELECT count(*) FROM {source} WHERE {condition}", values)[0][0])

    def find_all(self, wanted: EntryFilter, on: date, *, sort: str | None, descending: bool) -> Iterator[int]:
        """The rows of all of them, in the order of `find`, read as they are asked for."""
        source, condition, values = _conditions(wanted, on)
        order = _order(sort, descending, ranked=wanted.ranked_rows is not None)
        found = self._connection().execute(f"SELECT entry.row FROM {source} WHERE {condition} ORDER BY {order}", values)
        return (row for (row,) in found)

    def entry_id(self, row: int) -> str:
        """The id of the entry in a row that there is."""
        return str(self._all("SELECT entry_id FROM entry WHERE row = :row", {"row": row})[0][0])

    def rows_named(self, words: str, sounds: str, *, limit: int) -> list[int]:
        """Rows that have a name with all these words (the last may be the beginning of one), best match first."""
        sql = (
            "SELECT name.row FROM name_text JOIN name ON name.id = name_text.rowid "
            "WHERE name_text MATCH :query ORDER BY name_text.rank, name.row LIMIT :limit"
        )
        values = {"query": _match(words, sounds, prefix=True), "limit": limit}
        return list(dict.fromkeys(row for (row,) in self._all(sql, values))) if words else []

    def names_beginning(self, words: str, sounds: str, *, limit: int) -> list[tuple[str, str, int, str]]:
        """(role, name as written, how many entries have it, their registers joined by commas), most entries first."""
        if not words:
            return []
        sql = (
            "SELECT role, shown, count(DISTINCT name.row) AS entries, group_concat(DISTINCT register) "
            "FROM name_text JOIN name ON name.id = name_text.rowid JOIN entry ON entry.row = name.row "
            "WHERE name_text MATCH :query GROUP BY role, shown "
            "ORDER BY role <> 'mark', role <> 'alias', length(shown), entries DESC, shown LIMIT :limit"
        )
        found = self._all(sql, {"query": _match(words, sounds, prefix=True), "limit": limit})
        return [(role, shown, many, ",".join(sorted(codes.split(",")))) for role, shown, many, codes in found]

    def rows_by_number(self, key: str) -> list[int]:
        """Rows whose register number or registration number has this key."""
        sql = "SELECT row FROM entry WHERE register_number_key = :key OR registration_number_key = :key ORDER BY row"
        return [row for (row,) in self._all(sql, {"key": key})]

    def ended(
        self, after: date, entry_id: str | None, before: date, registers: Sequence[str] | None, *, limit: int
    ) -> list[int]:
        """Rows whose term ended after a day (or on it, with a later entry id) and before another, not removed by then,
        in the order of that day."""
        sql = (
            "SELECT row FROM entry WHERE valid_until >= :after AND valid_until < :before "
            "AND (valid_until > :after OR entry_id > :entry_id) "
            "AND (removed_on IS NULL OR removed_on > valid_until) "
            f"{_of_registers(registers)} ORDER BY valid_until, entry_id LIMIT :limit"
        )
        values = {
            "after": after.isoformat(),
            "before": before.isoformat(),
            "entry_id": entry_id,
            "limit": limit,
            **_register_values(registers),
        }
        return [row for (row,) in self._all(sql, values)]

    def covering(self, prefixes: Sequence[str], registers: Sequence[str] | None, on: date) -> list[int]:
        """Rows of entries in force (or unconfirmed) on a day that claim one of these goods prefixes."""
        sql = (
            "SELECT DISTINCT entry.row FROM claim JOIN entry ON entry.row = claim.row "
            "WHERE claim.prefix IN (SELECT value FROM json_each(:prefixes)) "
            f"AND {STATUS} IN ('in_force', 'unconfirmed') {_of_registers(registers)} ORDER BY entry.row"
        )
        values = {"prefixes": json.dumps(list(prefixes)), "on": on.isoformat(), **_register_values(registers)}
        return [row for (row,) in self._all(sql, values)]


def _conditions(wanted: EntryFilter, on: date) -> tuple[str, str, dict[str, Any]]:
    """(FROM, WHERE, values) of a filter."""
    source, terms, values = "entry", ["1"], {"on": on.isoformat(), **_register_values(wanted.registers)}
    if wanted.ranked_rows is not None:
        source = "json_each(:ranked) AS ranked JOIN entry ON entry.row = ranked.value"
        values["ranked"] = json.dumps(list(wanted.ranked_rows))
    if wanted.entry_ids is not None:
        terms.append("entry_id IN (SELECT value FROM json_each(:entry_ids))")
        values["entry_ids"] = json.dumps(list(wanted.entry_ids))
    if wanted.registers is not None:
        terms.append(_of_registers(wanted.registers).removeprefix("AND "))
    for number, (role, words, sounds) in enumerate(wanted.names):
        if not words:
            terms.append("0")
            continue
        terms.append(
            "entry.row IN (SELECT name.row FROM name_text JOIN name ON name.id = name_text.rowid "
            f"WHERE name_text MATCH :name{number} AND name.role IN (SELECT value FROM json_each(:role{number})))"
        )
        values[f"name{number}"] = _match(words, sounds, prefix=False)
        values[f"role{number}"] = json.dumps(["mark", "alias"] if role == "mark" else [role])
    for field in ("register_number_key", "registration_number_key"):
        if getattr(wanted, field) is not None:
            terms.append(f"{field} = :{field}")
            values[field] = getattr(wanted, field)
    if wanted.nice_class is not None:
        terms.append("entry.row IN (SELECT row FROM nice WHERE class = :nice_class)")
        values["nice_class"] = wanted.nice_class
    if wanted.hs_code is not None:
        terms.append(
            "entry.row IN (SELECT row FROM hs WHERE code IN (SELECT value FROM json_each(:hs_shorter)) "
            "OR (code >= :hs_code AND code < :hs_after))"
        )
        values["hs_code"], values["hs_after"] = wanted.hs_code, wanted.hs_code + ":"  # ':' follows '9'
        values["hs_shorter"] = json.dumps([wanted.hs_code[:n] for n in range(2, len(wanted.hs_code))])
    if wanted.status is not None:
        terms.append(f"{STATUS} = :status")
        values["status"] = wanted.status
    return source, " AND ".join(terms), values


def _order(sort: str | None, descending: bool, *, ranked: bool) -> str:
    """ORDER BY: what an entry lacks comes last, whichever way."""
    if sort is None:
        return "ranked.key" if ranked else "entry.row"
    way = "DESC" if descending else "ASC"
    return ", ".join([*(f"{column} {way} NULLS LAST" for column in _SORTS[sort]), "entry.row"])


def _match(words: str, sounds: str, *, prefix: bool) -> str:
    """An FTS5 query: all the words in the words column, or all the sounds in the sounds column."""
    star = "*" if prefix else ""
    columns = (("words", words), ("sounds", sounds))
    return " OR ".join(f"({column}: {_phrase(text, star)})" for column, text in columns if text)


def _phrase(text: str, star: str) -> str:
    tokens = [f'"{token}"' for token in text.split()]
    return " AND ".join([*tokens[:-1], tokens[-1] + star])


def _of_registers(registers: Sequence[str] | None) -> str:
    return "" if registers is None else "AND register IN (SELECT value FROM json_each(:registers))"


def _register_values(registers: Sequence[str] | None) -> dict[str, Any]:
    return {} if registers is None else {"registers": json.dumps(list(registers))}
