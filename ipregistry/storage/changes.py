"""What became of one row from one version to the next, in practitioners' words. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Body = Mapping[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


class ChangeKind(StrEnum):
    """What an update did to a row; `expired` is the calendar's doing and not an update's."""

    ADDED = "added"
    RENEWED = "renewed"
    AMENDED = "amended"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after an update; `before` is None for an added row, `after` for a closed overlay row."""

    kind: ChangeKind
    row_id: str
    before: Body | None
    after: Body | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, where there is a before and an after."""
        if self.before is None or self.after is None:
            return ()
        before, after = self.before, self.after
        return tuple(name for name in sorted({*before, *after}) if before.get(name) != after.get(name))


def change_of(row_id: str, before: Body | None, after: Body | None) -> RowChange:
    """The change of a row of which at least one side is there."""
    return RowChange(_kind(before, after), row_id, before, after)


def _kind(before: Body | None, after: Body | None) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    if after is None or (after.get("removed_on") and not before.get("removed_on")):
        return ChangeKind.REMOVED
    earlier, later = before.get("valid_until"), after.get("valid_until")
    if earlier and later and later > earlier:
        return ChangeKind.RENEWED
    return ChangeKind.AMENDED


def to_text(body: Body) -> str:
    """The body as canonical JSON: the same values are the same text."""
    return _ENCODER.encode(body)


def digest_of(text: str) -> str:
    """The SHA-256 of a body's canonical JSON, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
