"""Bring a database's schema up to date, and say how far it is. Migrations are numbered, frozen, and only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from playhouse.migrations import Runner

from ..errors import SettingsError
from .database import Store

_DIRECTORY = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema; `applied` is None while it waits, `known` False when it is of a newer ipregistry."""

    name: str
    applied: datetime | None
    known: bool = True


def schema_status(store: Store) -> tuple[Migration, ...]:
    """Every migration, in order; changes nothing."""
    with store.connected():
        return tuple(Migration(row.name, row.applied, row.path is not None) for row in _runner(store).status())


def upgrade(store: Store) -> tuple[str, ...]:
    """Apply the migrations that wait, all or none, and name them; processes that start at once do it one by one.

    Raises SettingsError where a newer ipregistry has already changed the schema.
    """
    if not _waiting(store):
        return ()
    with store.changing_schema():
        return tuple(_runner(store).up())


def _waiting(store: Store) -> bool:
    status = schema_status(store)
    if newer := [migration.name for migration in status if not migration.known]:
        raise SettingsError([f"the database is of a newer ipregistry (it has {', '.join(newer)}): upgrade ipregistry"])
    return any(migration.applied is None for migration in status)


def _runner(store: Store) -> Any:
    return Runner(store.db, directory=str(_DIRECTORY), table_name="migration")
