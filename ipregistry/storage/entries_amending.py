"""Amending a copy of a snapshot's SQLite file: rows go, rows move, rows come, and all others are left as they lie.

What comes of it answers every question as a file written from nothing does. Knows what lies where, as `entries_writing`
does, and not why a row has changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from .entries_writing import EntryRow, NameKeys, insert_row

_NEW = -1  # in an order: a row that was not there before
_TABLES = ("entry", "nice", "hs", "claim", "name")


class WrittenEntries:
    """The rows of a finished file, read to be compared with what there is now."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM entry").fetchone()[0])

    def of_register(self, code: str) -> list[int]:
        """The rows of a register, in order."""
        return [
            row for (row,) in self._connection.execute("SELECT row FROM entry WHERE register = ? ORDER BY 1", (code,))
        ]

    def find(self, entry_id: str) -> tuple[int, str, str | None] | None:
        """(row, body, as_of) of an entry."""
        sql = "SELECT row, body, as_of FROM entry WHERE entry_id = ?"
        found: tuple[int, str, str | None] | None = self._connection.execute(sql, (entry_id,)).fetchone()
        return found

    def body(self, row: int) -> str:
        """The body of a row that there is."""
        return str(self._connection.execute("SELECT body FROM entry WHERE row = ?", (row,)).fetchone()[0])


def amend_entries_file(
    path: Path,
    order: Sequence[int],
    came: Iterable[tuple[int, EntryRow]],
    names_of: Callable[[str], Iterable[NameKeys]],
) -> None:
    """Amend a file: `order` has for each row the row that it was before, or -1, and `came` those that were not there,
    each with its row. `names_of` tells the names of a body as they were written: the index of names, which keeps no
    words, has to be told what to take out."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;")
        connection.executescript("CREATE TEMP TABLE gone (row INTEGER PRIMARY KEY);")
        _remove(connection, order, names_of)
        _move(connection, order)
        for number, row in came:
            insert_row(connection, number, row)
        connection.commit()
        connection.execute("ANALYZE")


def _remove(
    connection: sqlite3.Connection, order: Sequence[int], names_of: Callable[[str], Iterable[NameKeys]]
) -> None:
    kept = set(order)
    rows = [row for (row,) in connection.execute("SELECT row FROM entry")]
    connection.executemany("INSERT INTO gone VALUES (?)", ((row,) for row in rows if row not in kept))
    for row, body in connection.execute("SELECT row, body FROM entry WHERE row IN gone ORDER BY row").fetchall():
        ids = connection.execute("SELECT id FROM name WHERE row = ? ORDER BY id", (row,)).fetchall()
        connection.executemany(
            "INSERT INTO name_text (name_text, rowid, words, sounds) VALUES ('delete', ?, ?, ?)",
            ((number, name.words, name.sounds) for (number,), name in zip(ids, names_of(body), strict=True)),
        )
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE row IN gone")


def _move(connection: sqlite3.Connection, order: Sequence[int]) -> None:
    """Give the rows that stay their new numbers: by way of negative ones, so that no two meet."""
    moved = [(before, now) for now, before in enumerate(order) if before not in (_NEW, now)]
    if not moved:
        return
    connection.execute("CREATE TEMP TABLE moved (before INTEGER PRIMARY KEY, now INTEGER NOT NULL)")
    connection.executemany("INSERT INTO moved VALUES (?, ?)", moved)
    for table in _TABLES:
        now = "SELECT now FROM moved WHERE before = row"
        connection.execute(f"UPDATE {table} SET row = -1 - ({now}) WHERE row IN (SELECT before FROM moved)")
        connection.execute(f"UPDATE {table} SET row = -1 - row WHERE row < 0")
