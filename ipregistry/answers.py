"""Entries, registers and pages of them as plain JSON values: the same over HTTP, on the command line and in files.

Updates and changes too. Who loaded a file is not in a public answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from .entry import CustomsRegister, RegisterUpdate
from .feed import Item
from .lookup import LookupPage, Suggestion
from .snapshot import SnapshotEntry
from .storage.apply import Outcome
from .storage.changes import RowChange, change_of
from .storage.repository import RowVersion

Answer = dict[str, Any]
_IDENTITY = {"entry_id", "register"}


def entry_record(found: SnapshotEntry, on: date) -> Answer:
    """Every field of an entry, and its status on a day; `as_of` is the day its facts were published."""
    return {
        **found.record,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "status": str(found.entry.status_on(on, found.as_of)),
        "status_on": on.isoformat(),
    }


def page_record(page: LookupPage, on: date) -> Answer:
    """A page of entries in the form of every list."""
    return {
        "items": [entry_record(found, on) for found in page.items],
        "total": page.total,
        "page": page.page,
        "page_size": page.page_size,
    }


def register_record(register: CustomsRegister) -> Answer:
    """A register, and which data of it is here."""
    return {
        "code": register.code,
        "name": register.name,
        "country": register.country,
        "authority": register.authority,
        "source_url": register.source_url,
        "data_as_of": register.data_as_of.isoformat() if register.data_as_of else None,
        "version": register.version,
        "sha256": register.sha256,
    }


def suggestion_record(suggestion: Suggestion) -> Answer:
    return {
        "role": suggestion.role,
        "text": suggestion.text,
        "entries": suggestion.entries,
        "registers": list(suggestion.registers),
    }


def update_record(update: RegisterUpdate) -> Answer:
    """An update: the file, what it did, and why where guards were overridden."""
    return {
        "register": update.register,
        "version": update.number,
        **asdict(update.counts),
        "mode": update.mode,
        "format": update.format,
        "file_name": update.file_name,
        "sha256": update.sha256,
        "data_as_of": update.data_as_of.isoformat() if update.data_as_of else None,
        "loaded_at": update.loaded_at.isoformat().replace("+00:00", "Z"),
        "reason": update.reason,
        "overridden": list(update.overridden),
    }


def outcome_record(outcome: Outcome) -> Answer:
    """A load's report: the update, and whether anything was done; `version` is 0 in a dry run."""
    return {
        **update_record(outcome.update),
        "errors": [],
        "repeated": outcome.repeated,
        "dry_run": outcome.dry_run,
        "objections": [{"code": each.code, "message": each.message} for each in outcome.objections],
    }


def change_record(change: RowChange) -> Answer:
    """What became of a row: its kind, and each field that differs, before and after."""
    before, after = change.before or {}, change.after or {}
    said = {**before, **after}
    names = (name for name in sorted({*before, *after} - _IDENTITY) if before.get(name) != after.get(name))
    fields = {name: {"before": before.get(name), "after": after.get(name)} for name in names}
    return {
        "kind": str(change.kind),
        "entry_id": change.row_id,
        "mark": said.get("mark"),
        "register_number": said.get("register_number"),
        "fields": {name: values for name, values in fields.items() if any(map(_says, values.values()))},
    }


def _says(value: Any) -> bool:
    """Whether a value says anything; an empty list becoming null does not."""
    return value is not None and value != [] and value != ""


def item_record(item: Item) -> Answer:
    """An item of the change feed."""
    told = change_record(item.change) if item.change else _expiry_record(item)
    return {
        **told,
        "register": item.register,
        "version": item.version,
        "day": item.at.date().isoformat(),
        "data_as_of": item.data_as_of.isoformat() if item.data_as_of else None,
    }


def _expiry_record(item: Item) -> Answer:
    entry = item.entry or {}
    return {
        "kind": str(item.kind),
        **{name: entry.get(name) for name in ("entry_id", "mark", "register_number")},
        "fields": {"status": {"before": "in_force", "after": str(item.status)}},
    }


def history_records(said: Sequence[RowVersion], updates: Mapping[int, RegisterUpdate]) -> list[Answer]:
    """Everything that became of an entry, oldest first: which update did what to which fields."""
    told: list[Answer] = []
    before: RowVersion | None = None
    for each in said:
        if before is not None and before.last_version is not None and before.last_version < each.first_version - 1:
            told.append(_event(before.last_version + 1, before, None, updates))
            before = None
        told.append(_event(each.first_version, before, each, updates))
        before = each
    if before is not None and before.last_version is not None:
        told.append(_event(before.last_version + 1, before, None, updates))
    return told


def _event(
    number: int, before: RowVersion | None, after: RowVersion | None, updates: Mapping[int, RegisterUpdate]
) -> Answer:
    row = after or before
    assert row is not None
    change = change_of(row.row_id, before.body if before else None, after.body if after else None)
    as_of = updates[number].data_as_of
    return {
        **change_record(change),
        "register": row.dataset,
        "version": number,
        "day": updates[number].loaded_at.date().isoformat(),
        "data_as_of": as_of.isoformat() if as_of else None,
    }
