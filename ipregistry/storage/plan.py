"""What a file would do to a dataset, counted in practitioners' words, and the doing of it.

Made and used inside one transaction. Knows rows and bodies; not files, entries, guards or update reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from ..entry import RemovalBasis, UpdateCounts
from . import staging
from .changes import Body, ChangeKind, RowChange, change_of
from .database import Store
from .difference import Difference
from .failures import EntryElsewhere

Kind = Literal["register", "overlay"]
Mode = Literal["full", "delta", "revert"]

MOST_CHANGES_KEPT = 1_000
_MOST_NAMED = 20
_PAGE = 1_000
# Until PostgreSQL's own housekeeping comes by, 100 rows on top of 100,000 new ones take 0.6 s instead of 0.06 s.
_MANY = 1_000


class Plan:
    """The rows of a file beside the current rows of a dataset.

    In mode full, what the file does not list is removed: a register's row stays and gets a `removed_on`, not later than
    `seen_on`; an overlay's row is closed. In mode revert every such row is closed, for the version that is restored
    knew nothing of it. `stage` fills the table of staged rows. Raises EntryElsewhere. `accepted` is the number of rows
    of the file; `changes` are the first MOST_CHANGES_KEPT.
    """

    def __init__(
        self, store: Store, code: str, kind: Kind, mode: Mode, seen_on: date, stage: Callable[[Store], int]
    ) -> None:
        self._store = store
        self._difference = Difference(store, code)
        self._closes_missing = mode == "revert" or (mode == "full" and kind == "overlay")
        self._kept = 0
        self._counts: Counter[ChangeKind] = Counter()
        self.changes: list[RowChange] = []
        self.accepted = stage(store)
        if kind == "register":
            self._refuse_elsewhere()
        if mode == "full" and kind == "register":
            self._stage_removals(seen_on)
        self._count_changes()

    def counts(self, rejected: int) -> UpdateCounts:
        """The counts of the update; a row that was removed before and is not listed is unchanged."""
        counts = self._counts
        return UpdateCounts(
            added=counts[ChangeKind.ADDED],
            renewed=counts[ChangeKind.RENEWED],
            amended=counts[ChangeKind.AMENDED],
            removed=counts[ChangeKind.REMOVED],
            unchanged=self._kept,
            rejected=rejected,
        )

    def current(self) -> int:
        """How many current rows are not removed; no more are counted than matter to a guard on one in ten."""
        return self._difference.count_in_force(10 * self._counts[ChangeKind.REMOVED])

    def write(self, number: int) -> None:
        """Write the row versions of the update of that number."""
        if self._closes_missing:
            self._difference.close_missing(number)
        self._difference.write(number)
        if self._counts.total() > _MANY:
            self._store.analyze("row_version")

    def _refuse_elsewhere(self) -> None:
        if taken := self._difference.elsewhere(_MOST_NAMED):
            raise EntryElsewhere(taken)

    def _stage_removals(self, seen_on: date) -> None:
        removal = {"removed_on": seen_on.isoformat(), "removed_on_basis": str(RemovalBasis.NOT_LATER_THAN)}
        page: list[tuple[str, Body]] = []
        for row_id, body in self._difference.missing():
            if body.get("removed_on"):
                self._kept += 1
                continue
            page.append((row_id, {**body, **removal}))
            if len(page) == _PAGE:
                staging.add(self._store, page)
                page = []
        staging.add(self._store, page)

    def _count_changes(self) -> None:
        staged = staging.count(self._store)
        added = self._difference.count_added()
        self._counts[ChangeKind.ADDED] = added
        self.changes = [change_of(row_id, None, body) for row_id, body in self._difference.added(MOST_CHANGES_KEPT)]
        altered = 0
        for change in self._changed():
            altered += 1
            self._note(change)
        self._kept += staged - added - altered
        if self._closes_missing:
            for row_id, body in self._difference.missing():
                self._note(change_of(row_id, body, None))

    def _changed(self) -> Iterator[RowChange]:
        for row_id, before, after in self._difference.changed():
            yield change_of(row_id, before, after)

    def _note(self, change: RowChange) -> None:
        self._counts[change.kind] += 1
        if len(self.changes) < MOST_CHANGES_KEPT:
            self.changes.append(change)
