"""Entries, registers and pages of them as plain JSON values: the same over HTTP, on the command line and in files."""

from __future__ import annotations

from datetime import date
from typing import Any

from .entry import CustomsRegister
from .lookup import LookupPage, Suggestion
from .snapshot import SnapshotEntry

Answer = dict[str, Any]


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
