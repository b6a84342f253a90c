"""The rows of a file in a temporary table of this connection, where SQL can compare them with the current ones.

Takes an iterator and holds one row of it at a time. Knows nothing of updates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..failpoints import reached
from .changes import Body, digest_of, to_text
from .database import Store

Staged = tuple[str, str, str]


def stage(store: Store, rows: Iterable[tuple[str, Body]]) -> int:
    """Fill the table `staged` (row_id, digest, body), which is made here; how many rows."""
    _make(store)
    return add(store, rows)


def stage_version(store: Store, dataset: str, version: int) -> int:
    """Fill the table `staged`, which is made here, with what a dataset said as of a version; how many rows."""
    _make(store)
    store.execute(
        """INSERT INTO staged (row_id, digest, body) SELECT row_id, digest, body FROM row_version
        WHERE dataset = ? AND first_version <= ? AND (last_version IS NULL OR last_version >= ?)""",
        dataset,
        version,
        version,
    )
    store.analyze("staged")
    return count(store)


def _make(store: Store) -> None:
    bytewise = 'COLLATE "C"' if store.on_postgresql else ""
    store.execute(
        f"""CREATE TEMPORARY TABLE staged (
            row_id TEXT {bytewise} NOT NULL PRIMARY KEY, digest TEXT NOT NULL, body TEXT NOT NULL
        )"""
    )


def add(store: Store, rows: Iterable[tuple[str, Body]]) -> int:
    """Add rows to the table; how many."""
    counted = _Counted(rows)
    if store.on_postgresql:
        _copy(store, counted)
    else:
        store.db.connection().executemany("INSERT INTO staged (row_id, digest, body) VALUES (?, ?, ?)", counted)
    store.analyze("staged")
    return counted.number


def count(store: Store) -> int:
    """How many rows the table has."""
    return int(store.execute("SELECT COUNT(*) FROM staged").fetchone()[0])


def drop(store: Store) -> None:
    """Remove the table; a rollback does so too."""
    store.execute("DROP TABLE staged")


class _Counted:
    """The rows as they are staged, counted as they pass."""

    def __init__(self, rows: Iterable[tuple[str, Body]]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Staged]:
        for row_id, body in self._rows:
            self.number += 1
            text = to_text(body)
            yield row_id, digest_of(text), text
            reached("staged")


def _copy(store: Store, rows: Iterable[Staged]) -> None:
    with (
        store.db.connection().cursor() as cursor,
        cursor.copy("COPY staged (row_id, digest, body) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
