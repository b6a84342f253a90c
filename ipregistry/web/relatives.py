"""The same mark in other entries, of any register. Knows no HTML."""

from __future__ import annotations

from datetime import date

from ..entry import RegisterEntry
from ..lookup import MAX_PAGE_SIZE, LookupRequest, look_up
from ..matching import mark_words
from ..snapshot import Snapshot
from .answer import Standing, standing
from .language import spoken


def same_mark(snapshot: Snapshot, entry: RegisterEntry, on: date) -> list[Standing]:
    """Other entries whose mark has the same letters, whatever its case, spaces and signs; none for a picture."""
    key = _key(entry.mark)
    if not key:
        return []
    found = look_up(snapshot, LookupRequest(on, mark=entry.mark, page_size=MAX_PAGE_SIZE)).items
    others = (each for each in found if each.entry.entry_id != entry.entry_id and _key(each.entry.mark) == key)
    return [standing(snapshot, each, on, spoken()) for each in others]


def _key(mark: str | None) -> str:
    return "".join(mark_words(mark)) if mark else ""
