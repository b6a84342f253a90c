"""The report of a load or a revert for a page: what it did or would do, or why it was refused. Knows no form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..answers import change_record
from ..entry import RegisterUpdate
from ..errors import FileRefused, IpRegistryError, RowError
from ..storage.apply import Outcome
from ..storage.guards import Objection
from .timeline import Change, change_of

_MOST_ERRORS = 200
_MOST_CHANGES = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a row: its kind, whose it is, and the fields that differ (none for an added one)."""

    kind: str
    entry_id: str
    mark: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What was done, or would be in a dry run; where it was refused, `refused` says why and nothing was changed."""

    update: RegisterUpdate | None = None
    changes: tuple[Told, ...] = ()
    objections: tuple[Objection, ...] = ()
    dry_run: bool = False
    repeated: bool = False
    refused: str | None = None
    errors: tuple[RowError, ...] = ()
    more_errors: int = 0


def done(outcome: Outcome) -> Report:
    """The report of what was applied, or would be."""
    return Report(
        update=outcome.update,
        changes=tuple(told_change(change_record(change)) for change in outcome.changes[:_MOST_CHANGES]),
        objections=outcome.objections,
        dry_run=outcome.dry_run,
        repeated=outcome.repeated,
    )


def refused(error: IpRegistryError) -> Report:
    """The report of a refusal, with the errors of a file's rows."""
    errors = error.errors if isinstance(error, FileRefused) else ()
    return Report(refused=str(error), errors=errors[:_MOST_ERRORS], more_errors=max(0, len(errors) - _MOST_ERRORS))


def told_change(record: Mapping[str, Any]) -> Told:
    """A change as the API tells it, in words."""
    fields = record["fields"].items() if record["kind"] != "added" else ()
    changes = tuple(change_of(name, values) for name, values in fields)
    return Told(record["kind"], record["entry_id"], record["mark"] or "", changes)
