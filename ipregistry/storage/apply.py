"""One file applied to one dataset, in one transaction that takes effect by its commit, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import peewee

from ..entry import RegisterUpdate
from ..errors import GuardRefused, RegisterNotFound
from ..failpoints import reached
from . import staging
from .changes import RowChange
from .database import Store
from .guards import Effect, Objection, objections
from .models import Tables
from .plan import Kind, Mode, Plan
from .reports import to_columns, to_update


@dataclass(frozen=True, slots=True)
class UpdateMeta:
    """What is known of a file before its rows are read; `reason` is why objections are overridden."""

    file_name: str
    sha256: str
    format: str
    data_as_of: date | None = None
    loaded_by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an update did, or in a dry run would do.

    `update.number` is 0 in a dry run. `changes` are the first plan.MOST_CHANGES_KEPT. `objections` are those that were
    overridden, or in a dry run those that would have to be. `repeated`: the dataset already is what this file made of
    it, so nothing was done, and `update` is the report of the first time.
    """

    update: RegisterUpdate
    changes: tuple[RowChange, ...] = ()
    objections: tuple[Objection, ...] = ()
    repeated: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Application:
    """One file on its way into one dataset, or the return to the version that it `restores`; see Repository."""

    code: str
    kind: Kind
    meta: UpdateMeta
    mode: Mode
    stage: Callable[[Store], int]
    rejected: Callable[[], int]
    dry_run: bool
    force: bool
    restores: int | None = None

    def run(self, store: Store, tables: Tables) -> Outcome:
        """Do it. Raises UpdateInProgress, RegisterNotFound, EntryElsewhere and GuardRefused, with nothing changed."""
        with store.writing_alone() as transaction:
            reached("begun")
            dataset = _dataset(tables, self.code, self.kind)
            if first := self._first_time(tables, dataset):
                return Outcome(first, repeated=True, dry_run=self.dry_run)
            now = datetime.now(UTC).replace(microsecond=0)
            plan = Plan(store, self.code, self.kind, self.mode, self.meta.data_as_of or now.date(), self.stage)
            reached("planned")
            rejected = self.rejected()
            found = tuple(objections(self._effect(plan, rejected, dataset)))
            update = self._report(0 if self.dry_run else _next_number(tables), plan, rejected, dataset, now)
            update = replace(update, overridden=tuple(objection.code for objection in found))
            if self.dry_run:
                transaction.rollback()
            else:
                self._refuse(found)
                _write(store, tables, plan, update)
            outcome = Outcome(update, tuple(plan.changes), found, dry_run=self.dry_run)
        reached("committed")
        return outcome

    def _first_time(self, tables: Tables, dataset: Any) -> RegisterUpdate | None:
        """The update that made the dataset what this file would; in another mode, or of another day, it would not."""
        if self.restores is not None:
            return to_update(tables.update.get_by_id(self.restores)) if dataset.version == self.restores else None
        if dataset.sha256 != self.meta.sha256:
            return None
        first = to_update(tables.update.get_by_id(dataset.version))
        same_day = self.meta.data_as_of in (None, first.data_as_of)
        return first if first.mode == self.mode and same_day else None

    def _effect(self, plan: Plan, rejected: int, dataset: Any) -> Effect:
        return Effect(
            accepted=plan.accepted,
            rejected=rejected,
            current=plan.current(),
            removed=plan.counts(rejected).removed,
            # To go back to an older day is what a revert says that it does.
            data_as_of=self.meta.data_as_of if self.mode != "revert" else None,
            current_as_of=dataset.data_as_of,
        )

    def _refuse(self, found: tuple[Objection, ...]) -> None:
        if not found:
            return
        if not self.force:
            raise GuardRefused(found[0].code, "; ".join(objection.message for objection in found))
        if not (self.meta.reason or "").strip():
            raise GuardRefused("no_reason", "overriding a guard needs a reason, which is recorded")

    def _report(self, number: int, plan: Plan, rejected: int, dataset: Any, now: datetime) -> RegisterUpdate:
        meta = self.meta
        return RegisterUpdate(
            number=number,
            register=self.code,
            file_name=meta.file_name,
            sha256=meta.sha256,
            format=meta.format,
            mode=self.mode,
            data_as_of=meta.data_as_of or dataset.data_as_of,
            loaded_at=now,
            loaded_by=meta.loaded_by,
            reason=meta.reason,
            counts=plan.counts(rejected),
        )


def _dataset(tables: Tables, code: str, kind: Kind) -> Any:
    """The row of the dataset; an overlay comes to be with its first file, a register is added before."""
    found = tables.dataset.get_or_none(code=code)
    if found is None and kind == "overlay":
        return tables.dataset.create(code=code, kind=kind, name=code)
    if found is None or found.kind != kind:
        known = tables.dataset.select(tables.dataset.code).where(tables.dataset.kind == kind)
        raise RegisterNotFound(code, sorted(row.code for row in known))
    return found


def _next_number(tables: Tables) -> int:
    # Not a sequence of the database's: PostgreSQL's leave a gap for every update rolled back.
    return int(tables.update.select(peewee.fn.MAX(tables.update.number)).scalar() or 0) + 1


def _write(store: Store, tables: Tables, plan: Plan, update: RegisterUpdate) -> None:
    plan.write(update.number)
    reached("written")
    staging.drop(store)
    tables.update.insert(**to_columns(update)).execute()
    facts = {"version": update.number, "sha256": update.sha256, "data_as_of": update.data_as_of}
    tables.dataset.update(**facts).where(tables.dataset.code == update.register).execute()
    bump(tables)
    reached("recorded")


def bump(tables: Tables) -> None:
    """Let every reader of the generation see that something changed."""
    tables.generation.update(value=tables.generation.value + 1).execute()
