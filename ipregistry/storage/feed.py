"""What updates did to the registers, oldest first, from any point on: the reading side of the change feed.

Knows rows, updates and positions; not the calendar, by which entries expire without any update.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .changes import RowChange, change_of
from .database import Store

_WRITTEN = """SELECT n.row_id, o.body, n.body FROM row_version n
    LEFT JOIN row_version o ON o.row_id = n.row_id AND o.dataset = n.dataset AND o.last_version = n.first_version - 1
    WHERE n.first_version = ?"""
_CLOSED = """SELECT o.row_id, o.body FROM row_version o WHERE o.last_version = ? AND NOT EXISTS (
    SELECT 1 FROM row_version n WHERE n.row_id = o.row_id AND n.dataset = o.dataset AND n.first_version = ?)"""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the feed: behind the row `row_id` of an update. An update's written rows come before the `closed`
    ones; an empty row id is the place before all of them."""

    number: int
    closed: bool = False
    row_id: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One change, and the place behind it."""

    position: Position
    register: str
    change: RowChange


def changes_of(store: Store, number: int, after: Position | None = None) -> Iterator[tuple[Position, RowChange]]:
    """What an update did, row by row in the order of their ids: those it wrote, then those it closed."""
    after = after or Position(number)
    if not after.closed:
        for row_id, before, body in store.pages(_WRITTEN, (number,), key="n.row_id", after=after.row_id):
            yield Position(number, False, row_id), change_of(row_id, _read(before), _read(body))
        after = Position(number, True)
    for row_id, before in store.pages(_CLOSED, (number - 1, number), key="o.row_id", after=after.row_id):
        yield Position(number, True, row_id), change_of(row_id, _read(before), None)


def told_since(store: Store, since: Position, registers: Sequence[str] | None) -> Iterator[Told]:
    """Every change of a register behind a place, oldest first. An update number without rows is behind all of it."""
    wanted = "" if registers is None else f" AND u.dataset IN ({', '.join('?' * len(registers))})"
    first = since.number if since.row_id or since.closed else since.number + 1
    numbers = store.execute(
        f"""SELECT u.number, u.dataset FROM register_update u JOIN dataset d ON d.code = u.dataset
        WHERE d.kind = 'register' AND u.number >= ?{wanted} ORDER BY u.number""",
        first,
        *(registers or ()),
    ).fetchall()
    for number, register in numbers:
        for position, change in changes_of(store, number, since if number == since.number else None):
            yield Told(position, register, change)


def _read(body: str | None) -> dict[str, object] | None:
    return json.loads(body) if body else None
