"""The door of the package: registers, row versions and updates of one database, as values.

Thread-safe: every thread has its own connection, opened when it is needed. A call opens and closes it by itself;
`with repository:` keeps it open for several calls, and `with repository.reading():` also gives them one state of the
database. An iterator of rows is read to its end, or closed, before the same thread writes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, Self

import peewee

from ..entry import CustomsRegister, RegisterUpdate
from ..errors import RegisterNotFound, UpdateNotFound
from . import schema, staging
from .apply import Application, Outcome, UpdateMeta, bump
from .changes import Body, RowChange
from .database import Store
from .feed import Position, Told, changes_of, told_since
from .models import Tables
from .plan import Kind, Mode
from .reports import to_register, to_update
from .tokens import TokenTable

_CURRENT = "SELECT row_id, body FROM row_version WHERE dataset = ? AND last_version IS NULL"
_AS_OF = """SELECT row_id, body FROM row_version
    WHERE dataset = ? AND first_version <= ? AND (last_version IS NULL OR last_version >= ?)"""


@dataclass(frozen=True, slots=True)
class RowVersion:
    """What a row said from `first_version` to `last_version`, which is None while it says so still."""

    dataset: str
    row_id: str
    first_version: int
    last_version: int | None
    body: Body


class Repository:
    """One database by its URL: `sqlite:///path` or `postgresql://user@host/name`.

    Raises SettingsError for any other URL, and DatabaseFailed from every method when the database refuses.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._store = Store(url)
        self._tables = Tables(self._store.db)
        self.tokens = TokenTable(self._store, self._tables)

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def open(self) -> None:
        """Keep a connection of this thread open until `close`."""
        self._store.open()

    def close(self) -> None:
        """Close the connection of this thread, if it has one."""
        self._store.close()

    def reading(self) -> AbstractContextManager[None]:
        """All calls of this thread within read one state of the database, whatever others commit meanwhile."""
        return self._store.reading()

    # The schema

    def upgrade(self) -> tuple[str, ...]:
        """Bring the schema up to date; the names of the migrations applied. Several processes may do so at once."""
        return schema.upgrade(self._store)

    def schema_status(self) -> tuple[schema.Migration, ...]:
        """Every migration, and when it was applied."""
        return schema.schema_status(self._store)

    # Registers and versions

    def registers(self) -> tuple[CustomsRegister, ...]:
        """Every register, by code."""
        with self._store.connected():
            table = self._tables.dataset
            return tuple(
                to_register(row) for row in table.select().where(table.kind == "register").order_by(table.code)
            )

    def register(self, code: str) -> CustomsRegister:
        """The register of that code. Raises RegisterNotFound."""
        registers = self.registers()
        found = next((register for register in registers if register.code == code), None)
        if found is None:
            raise RegisterNotFound(code, [register.code for register in registers])
        return found

    def known(self, codes: Sequence[str]) -> tuple[str, ...]:
        """The codes, each once, all of them those of registers or overlays. Raises RegisterNotFound."""
        there = self.versions()
        for code in codes:
            if code not in there:
                raise RegisterNotFound(code, sorted(there))
        return tuple(dict.fromkeys(codes))

    def add_register(self, register: CustomsRegister) -> CustomsRegister:
        """Add a register, or set the facts of one that is there; its rows, version and file stay what they are.

        The day of the data is taken only while no file was loaded: after that it is the files' to say.
        """
        with self._store.connected(), self._store.db.atomic():
            table = self._tables.dataset
            row = table.get_or_none(code=register.code) or table(code=register.code, kind="register")
            before = dict(row.__data__)
            row.name, row.country = register.name, register.country
            row.authority, row.source_url = register.authority, register.source_url
            if not row.version and register.data_as_of:
                row.data_as_of = register.data_as_of
            if row.__data__ != before:
                row.save(force_insert="name" not in before)
                bump(self._tables)
        return self.register(register.code)

    def versions(self, at: int | None = None) -> dict[str, int]:
        """The version of every register and overlay, 0 before its first update; now, or as of the version `at`."""
        table = self._tables.update
        with self._store.reading():
            now = {row.code: row.version for row in self._tables.dataset.select()}
            if at is None:
                return now
            then = table.select(table.dataset, peewee.fn.MAX(table.number)).where(table.number <= at)
            return {**dict.fromkeys(now, 0), **dict(then.group_by(table.dataset).tuples())}

    def generation(self) -> int:
        """One number that grows with everything that changes: the cheapest way to ask whether anything did."""
        with self._store.connected():
            return int(self._tables.generation.select(self._tables.generation.value).scalar())

    # Rows

    def rows(self, code: str, version: int | None = None) -> Iterator[dict[str, Any]]:
        """The bodies of a register or overlay in the order of their ids, now or as of the version of any update."""
        select, at = (_CURRENT, ()) if version is None else (_AS_OF, (version, version))
        with self._store.reading():
            for _, body in self._store.pages(select, (code, *at)):
                yield json.loads(body)

    def bodies(self, row_ids: Sequence[str], version: int) -> dict[str, dict[str, Any]]:
        """What some rows of registers said as of a version, by their ids; a few hundred of them at a time."""
        places = ", ".join("?" * len(row_ids))
        with self._store.connected():
            found = self._store.execute(
                f"""SELECT v.row_id, v.body FROM row_version v
                JOIN dataset d ON d.code = v.dataset AND d.kind = 'register'
                WHERE v.row_id IN ({places}) AND v.first_version <= ?
                AND (v.last_version IS NULL OR v.last_version >= ?)""",
                *row_ids,
                version,
                version,
            ).fetchall()
        return {row_id: json.loads(body) for row_id, body in found}

    def row_history(self, row_id: str) -> tuple[RowVersion, ...]:
        """Everything a row of a register ever said, oldest first; empty if there is no such row."""
        if "\0" in row_id:  # PostgreSQL refuses to look for it
            return ()
        with self._store.connected():
            found = self._store.execute(
                """SELECT v.dataset, v.row_id, v.first_version, v.last_version, v.body FROM row_version v
                JOIN dataset d ON d.code = v.dataset AND d.kind = 'register'
                WHERE v.row_id = ? ORDER BY v.first_version""",
                row_id,
            ).fetchall()
        return tuple(RowVersion(code, of, first, last, json.loads(body)) for code, of, first, last, body in found)

    def has_row(self, row_id: str, version: int) -> bool:
        """Whether a register had that row as of a version."""
        said = self.row_history(row_id)
        return any(each.first_version <= version <= (each.last_version or version) for each in said)

    def changes(self, number: int) -> Iterator[RowChange]:
        """What an update did, row by row: those it wrote, then those it closed. Raises UpdateNotFound."""
        self.update(number)
        with self._store.reading():
            for _, change in changes_of(self._store, number):
                yield change

    def changes_since(self, since: Position, registers: Sequence[str] | None = None) -> Iterator[Told]:
        """What updates did to some registers, or all, behind a place in the feed, oldest first."""
        with self._store.reading():
            yield from told_since(self._store, since, registers)

    # Updates

    def updates(
        self, codes: Sequence[str] | None = None, *, limit: int = 100, before: int | None = None, offset: int = 0
    ) -> tuple[RegisterUpdate, ...]:
        """The last updates, of some registers and overlays or of all, newest first; only those numbered below `before`,
        without the first `offset`."""
        table = self._tables.update
        query = table.select().order_by(table.number.desc()).limit(limit).offset(offset)
        if codes is not None:
            query = query.where(table.dataset << list(codes))
        if before is not None:
            query = query.where(table.number < before)
        with self._store.connected():
            return tuple(to_update(row) for row in query)

    def count_updates(self, codes: Sequence[str] | None = None) -> int:
        """How many updates there are, of some registers and overlays or of all."""
        table = self._tables.update
        query = table.select() if codes is None else table.select().where(table.dataset << list(codes))
        with self._store.connected():
            return int(query.count())

    def update(self, number: int) -> RegisterUpdate:
        """The update of that number. Raises UpdateNotFound."""
        with self._store.connected():
            row = self._tables.update.get_or_none(number=number) if 0 < number < 2**31 else None
        if row is None:
            raise UpdateNotFound(number)
        return to_update(row)

    def updates_numbered(self, numbers: Collection[int]) -> dict[int, RegisterUpdate]:
        """The updates of some numbers, as many as there are."""
        table = self._tables.update
        with self._store.connected():
            return {row.number: to_update(row) for row in table.select().where(table.number << list(numbers))}

    def find_update(self, code: str, sha256: str) -> RegisterUpdate | None:
        """The last update of a register or overlay by a file of that SHA-256."""
        table = self._tables.update
        query = table.select().where(table.dataset == code, table.sha256 == sha256).order_by(table.number.desc())
        with self._store.connected():
            row = query.first()
        return to_update(row) if row else None

    def apply(
        self,
        code: str,
        kind: Kind,
        meta: UpdateMeta,
        rows: Iterable[tuple[str, Body]],
        mode: Mode,
        *,
        dry_run: bool = False,
        force: bool = False,
        rejected: Callable[[], int] = lambda: 0,
    ) -> Outcome:
        """Apply one file, given as (row id, body), to a register or an overlay: all of it by one commit, or nothing.

        `rows` is iterated over once, inside the transaction, and may raise to refuse the file; `rejected` is asked
        after that for the number of rows left out. `full` removes what the file does not list, `delta` does not.
        `force` overrides the guards, with the reason in `meta`. A dry run counts the same and changes nothing.

        Raises UpdateInProgress, RegisterNotFound, EntryElsewhere, GuardRefused, DatabaseFailed.
        """
        stage = partial(staging.stage, rows=rows)
        return Application(code, kind, meta, mode, stage, rejected, dry_run, force).run(self._store, self._tables)

    def revert(
        self,
        number: int,
        *,
        loaded_by: str | None = None,
        reason: str | None = None,
        dry_run: bool = False,
        force: bool = False,
    ) -> Outcome:
        """Make a new version of the register or overlay of an update that says again what it said after that update.

        Rows that came later are closed, and stay in the history. The guards apply, but for that on an older day.
        Nothing is done where that version is the current one. Raises UpdateNotFound, and as `apply`.
        """
        to = self.update(number)
        with self._store.connected():
            kind = self._tables.dataset.get_by_id(to.register).kind
        meta = UpdateMeta(f"version {number}", to.sha256, to.format, to.data_as_of, loaded_by, reason)
        stage = partial(staging.stage_version, dataset=to.register, version=number)
        return Application(to.register, kind, meta, "revert", stage, lambda: 0, dry_run, force, number).run(
            self._store, self._tables
        )
