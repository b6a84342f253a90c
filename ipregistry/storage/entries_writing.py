"""Writing the SQLite file of a snapshot: its tables, and what it keeps of each entry.

Knows how an entry lies in the file, not how its keys are made (names, folded keys and goods claims arrive as values),
and no question: `entries_file` asks.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE entry (
    row INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL UNIQUE,
    register TEXT NOT NULL,
    register_number TEXT,
    register_number_key TEXT,
    registration_number_key TEXT,
    mark_key TEXT,
    date_of_inclusion TEXT,
    valid_until TEXT,
    removed_on TEXT,
    removed_on_basis TEXT,
    suspended_from TEXT,
    suspended_until TEXT,
    confirmed_on TEXT NOT NULL,
    as_of TEXT,
    body TEXT NOT NULL,
    goods TEXT NOT NULL
);
CREATE TABLE nice (class INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (class, row)) WITHOUT ROWID;
CREATE TABLE hs (code TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (code, row)) WITHOUT ROWID;
CREATE TABLE claim (prefix TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (prefix, row)) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, row INTEGER NOT NULL, role TEXT NOT NULL, shown TEXT NOT NULL);
CREATE VIRTUAL TABLE name_text USING fts5(
    words, sounds, content='', prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 tokenchars '&'"
);
"""
_INDICES = """
CREATE INDEX entry_register ON entry (register);
CREATE INDEX entry_register_number ON entry (register_number_key);
CREATE INDEX entry_registration_number ON entry (registration_number_key);
CREATE INDEX entry_mark ON entry (mark_key);
CREATE INDEX entry_valid_until ON entry (valid_until);
CREATE INDEX nice_row ON nice (row);
CREATE INDEX name_row ON name (row);
"""


@dataclass(frozen=True, slots=True)
class NameKeys:
    """One name of an entry: its role, as written, its folded words and their sounds."""

    role: str
    shown: str
    words: str
    sounds: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What the file keeps of one entry: its record, and the keys it is found by.

    `as_of` is the day its facts were published (the entry's own, else its register's); `hs_codes` are prefixes without
    padding; `claims` the goods prefixes that `goods` index by; `goods` a plain JSON value.
    """

    record: Mapping[str, Any]
    as_of: date | None
    mark_key: str | None
    register_number_key: str | None
    registration_number_key: str | None
    names: Sequence[NameKeys]
    hs_codes: Sequence[str]
    claims: Sequence[str]
    goods: Any


def write_entries_file(path: Path, rows: Iterable[EntryRow]) -> int:
    """Write a new file; row numbers are the order of `rows`, from 0. Returns how many there were."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        count = 0
        for count, row in enumerate(rows, start=1):
            insert_row(connection, count - 1, row)
        connection.executescript(_INDICES + "INSERT INTO name_text (name_text) VALUES ('optimize'); ANALYZE;")
        connection.commit()
    finally:
        connection.close()
    return count


def body_of(record: Mapping[str, Any]) -> str:
    """The record of an entry as the file keeps it."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def insert_row(connection: sqlite3.Connection, number: int, row: EntryRow) -> None:
    """Put one entry into an open file that has no row of that number."""
    record = row.record
    connection.execute(
        "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            number,
            record["entry_id"],
            record["register"],
            record["register_number"],
            row.register_number_key,
            row.registration_number_key,
            row.mark_key,
            record["date_of_inclusion"],
            record["valid_until"],
            record["removed_on"],
            record["removed_on_basis"],
            record["suspended_from"],
            record["suspended_until"],
            "|".join(record["confirmed_on"]),
            row.as_of.isoformat() if row.as_of else None,
            body_of(record),
            json.dumps(row.goods, ensure_ascii=False, separators=(",", ":")),
        ),
    )
    for table, values in (("nice", record["nice_classes"]), ("hs", row.hs_codes), ("claim", row.claims)):
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", ((value, number) for value in values))
    for name in row.names:
        cursor = connection.execute(
            "INSERT INTO name (row, role, shown) VALUES (?, ?, ?)", (number, name.role, name.shown)
        )
        connection.execute(
            "INSERT INTO name_text (rowid, words, sounds) VALUES (?, ?, ?)", (cursor.lastrowid, name.words, name.sounds)
        )
