"""What a database can refuse, in our words; callers of this package never see an exception of a driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from ..errors import IpRegistryError


class DatabaseFailed(IpRegistryError):
    """The database cannot be reached, read or written: it is away, its disk is full, it may not be written."""


class DiskFull(IpRegistryError):
    """There is no room to keep a file while it is read."""


class EntryElsewhere(IpRegistryError):
    """A file gives entry_ids that entries of another register already have; nothing of it was applied."""

    def __init__(self, taken: dict[str, str]) -> None:
        self.taken = taken
        named = ", ".join(f"{entry_id} ({register})" for entry_id, register in taken.items())
        super().__init__(f"an entry_id belongs to one register; these belong to another: {named}")


def _driver_errors() -> tuple[type[Exception], ...]:
    try:
        import psycopg
    except ImportError:
        return (sqlite3.Error,)
    return sqlite3.Error, psycopg.Error


# peewee translates what its own calls raise; bulk writes go to the drivers directly.
_ERRORS: tuple[type[BaseException], ...] = (peewee.PeeweeException, *_driver_errors())


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turn whatever the driver raises within into DatabaseFailed."""
    try:
        yield
    except _ERRORS as error:
        raise DatabaseFailed(f"the database refused: {str(error).strip() or type(error).__name__}") from error
