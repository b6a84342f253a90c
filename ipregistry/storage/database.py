"""A database opened by its URL, and the three ways to be in it: connected, reading one state, writing alone.

Knows no tables. Each thread has its own connection; two Store objects in one process share nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import peewee

from ..errors import SettingsError, UpdateInProgress
from .failures import in_our_words

PAGE = 1_000
BUSY_MS = 5_000
CONNECT_S = 5  # until a PostgreSQL that does not answer at all counts as away
WRITER_WAITS_MS = 1_000
SCHEMA_WAITS_MS = 60_000

# Any two numbers will do, as long as all processes use the same.
_WRITER_LOCK = 7_049_201_701
_SCHEMA_LOCK = 7_049_201_702
_ANOTHER = "another update of this database is running; try again when it has ended"

_PRAGMAS = (
    ("busy_timeout", BUSY_MS),
    ("journal_mode", "wal"),
    ("foreign_keys", 1),
    ("journal_size_limit", 64 * 1024 * 1024),
    ("cache_size", -32 * 1024),
)


def open_database(url: str) -> peewee.Database:
    """The database that a URL names, not yet connected: `sqlite:///relative`, `sqlite:////absolute`, `postgresql://…`."""
    if url.startswith("sqlite:///"):
        path = url.removeprefix("sqlite:///")
        if not path or path == ":memory:":
            raise SettingsError(["database_url: SQLite needs a file (sqlite:///path/to/file.db)"])
        return peewee.SqliteDatabase(path, pragmas=_PRAGMAS, timeout=BUSY_MS / 1000, autoconnect=False)
    if url.startswith(("postgresql://", "postgres://")):
        _need_driver()
        dsn = "postgresql://" + url.split("://", 1)[1]
        return peewee.PostgresqlDatabase(dsn, prefer_psycopg3=True, autoconnect=False, connect_timeout=CONNECT_S)
    scheme = url.split(":", 1)[0]
    raise SettingsError([f"database_url: {scheme!r} is neither sqlite:///path nor postgresql://user@host/name"])


def _need_driver() -> None:
    try:
        import psycopg  # noqa: F401 - peewee imports it too, and says less when it is not there
    except ImportError:
        needed = "database_url: PostgreSQL needs an extra: pip install 'customs-ipregistry[postgres]'"
        raise SettingsError([needed]) from None


class Store:
    """One database and how to be in it."""

    def __init__(self, url: str) -> None:
        self.db: Any = open_database(url)
        self.on_postgresql = isinstance(self.db, peewee.PostgresqlDatabase)

    def execute(self, sql: str, *params: Any) -> Any:
        """Run one statement, its parameters written `?`; the driver's cursor."""
        return self.db.execute_sql(sql.replace("?", "%s") if self.on_postgresql else sql, params)

    def analyze(self, table: str) -> None:
        """Let PostgreSQL know how large a table has become; SQLite plans well without."""
        if self.on_postgresql:
            self.execute(f"ANALYZE {table}")

    def pages(self, select: str, params: Sequence[Any], key: str = "row_id", after: str = "") -> Iterator[Any]:
        """The rows of a query that ends in a WHERE and begins with `key`, a page at a time, in the order of the key;
        only those behind `after`."""
        paged = f"{select} AND {key} > ? ORDER BY {key} LIMIT {PAGE}"
        last = after
        while page := self.execute(paged, *params, last).fetchall():
            yield from page
            last = page[-1][0]

    def open(self) -> None:
        """Open the connection of this thread, if it is not open."""
        with in_our_words():
            self.db.connect(reuse_if_open=True)

    def close(self) -> None:
        """Close the connection of this thread, if it is open."""
        self.db.close()

    @contextmanager
    def connected(self) -> Iterator[None]:
        """A connection of this thread, closed at the end unless it was open before."""
        with in_our_words():
            opened = self.db.connect(reuse_if_open=True)
            try:
                yield
            finally:
                if opened:
                    self.db.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read within is of one state of the database, whatever others commit meanwhile."""
        with self.connected():
            if self.db.in_transaction():
                yield
                return
            with self.db.atomic():
                if self.on_postgresql:
                    self.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                yield

    @contextmanager
    def writing_alone(self) -> Iterator[Any]:
        """A transaction that no other writer of updates shares; yields it, for its `rollback()`.

        Raises UpdateInProgress when there is another. The lock is the transaction's, so a killed holder leaves none.
        """
        with self.connected():
            if self.db.in_transaction():
                raise RuntimeError("an update cannot begin inside a transaction: finish reading first")
            with self._postgresql_writer() if self.on_postgresql else self._immediate(WRITER_WAITS_MS) as transaction:
                yield transaction

    @contextmanager
    def changing_schema(self) -> Iterator[None]:
        """A transaction in which the schema is changed; others who want to do so wait."""
        with self.connected():
            if not self.on_postgresql:
                with self._immediate(SCHEMA_WAITS_MS):
                    yield
                return
            with self.db.atomic():
                self.execute("SELECT pg_advisory_xact_lock(?)", _SCHEMA_LOCK)
                yield

    @contextmanager
    def _postgresql_writer(self) -> Iterator[Any]:
        with self.db.atomic() as transaction:
            if not self.execute("SELECT pg_try_advisory_xact_lock(?)", _WRITER_LOCK).fetchone()[0]:
                raise UpdateInProgress(_ANOTHER)
            yield transaction

    @contextmanager
    def _immediate(self, wait_ms: int) -> Iterator[Any]:
        begun = False
        self.execute(f"PRAGMA busy_timeout = {wait_ms}")
        try:
            with self.db.atomic("IMMEDIATE") as transaction:
                begun = True
                yield transaction
        except peewee.OperationalError as error:
            if begun or "locked" not in str(error):
                raise
            raise UpdateInProgress(_ANOTHER) from None
        finally:
            self.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
