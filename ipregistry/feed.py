"""The change feed: what updates did to the registers, and what the calendar did since, page by page from a cursor.

A cursor is `N@DAY`: every update up to N is told, and every entry that expired up to DAY. `N` alone takes the day on
which update N was loaded, so that a reader may begin with any version; `/w/ID`, `/c/ID` and `/x/ID` behind it are
places within an update or a day. Knows no HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from .entry import RegisterUpdate, Status
from .errors import InvalidQuestion
from .record import Record
from .snapshot import Snapshot
from .storage.changes import RowChange
from .storage.feed import Position, Told
from .storage.repository import Repository

MOST_SCANNED = 10_000  # changes that one page looks at; with a rare kind asked for, a page may be shorter than asked
_FORM = re.compile(r"([0-9]{1,9})(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?(?:/([wcx])/([^\x00]{1,200}))?")
_EXPECTED = "a cursor: an update's number, or what an earlier answer gave as next"


class Kind(StrEnum):
    """What became of an entry; `expired` is the calendar's doing."""

    ADDED = "added"
    RENEWED = "renewed"
    AMENDED = "amended"
    REMOVED = "removed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the feed: behind `position`, and behind all that expired up to `day`, or of that day up to the entry
    `expired`."""

    position: Position
    day: date | None = None
    expired: str | None = None

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """The cursor of a text. Raises InvalidQuestion."""
        form = _FORM.fullmatch(text)
        if form is None or (form[3] == "x" and not form[2]):
            raise InvalidQuestion("since", text, _EXPECTED)
        number, day = int(form[1]), _day(form[2], text)
        if form[3] == "x":
            return cls(Position(number), day, form[4])
        return cls(Position(number, form[3] == "c", form[4] or ""), day)

    def __str__(self) -> str:
        day = f"@{self.day}" if self.day else ""
        if self.expired is not None:
            return f"{self.position.number}{day}/x/{self.expired}"
        place = f"/{'c' if self.position.closed else 'w'}/{self.position.row_id}" if self.position.row_id else ""
        return f"{self.position.number}{day}{place}"


@dataclass(frozen=True, slots=True)
class Item:
    """One change: by the update `version`, or by the calendar on a day, when `version` is what the register was at.

    `status` is what an expired entry is from that day: `unconfirmed` where the register may have renewed it since.
    """

    kind: Kind
    register: str
    version: int
    at: datetime
    data_as_of: date | None
    change: RowChange | None = None
    entry: Record | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Items, oldest first; `more`: there are more behind the cursor `following` now."""

    items: tuple[Item, ...]
    following: Cursor
    more: bool


@dataclass(frozen=True, slots=True)
class FeedRequest:
    """What is asked of the feed; `today` is the last day of which the calendar is told."""

    since: Cursor
    today: date
    registers: tuple[str, ...] | None = None
    kinds: Collection[Kind] | None = None
    limit: int = 100


def read_feed(repository: Repository, snapshot: Snapshot, request: FeedRequest) -> FeedPage:
    """One page. Raises InvalidQuestion for a cursor ahead of every update, RegisterNotFound."""
    with repository.reading():
        registers = tuple(repository.register(code).code for code in request.registers or ()) or None
        request = replace(request, since=_with_day(repository, request.since, request.today), registers=registers)
        items: list[Item] = []
        if request.since.expired is None and (stopped := _tell_updates(repository, request, items)):
            return FeedPage(tuple(items), replace(request.since, position=stopped), more=True)
        number = max(request.since.position.number, _newest(repository))
        return _tell_calendar(snapshot, request, items, number)


def latest(repository: Repository, most: int) -> Cursor:
    """Where the feed of the last changes begins, some `most` of them: a whole update at least."""
    codes = [register.code for register in repository.registers()]
    start, seen = 0, 0
    for update in repository.updates(codes, limit=100):
        seen += update.counts.added + update.counts.renewed + update.counts.amended + update.counts.removed
        if start and seen > most:
            break
        start = update.number
    return Cursor(Position(max(start - 1, 0)))


def _tell_updates(repository: Repository, request: FeedRequest, items: list[Item]) -> Position | None:
    """Fill `items`; where it stopped because the page is full, None at the end of all updates."""
    updates: dict[int, RegisterUpdate] = {}
    for scanned, each in enumerate(repository.changes_since(request.since.position, request.registers), start=1):
        number = each.position.number
        if number not in updates:
            updates = {number: repository.update(number)}
        if request.kinds is None or Kind(each.change.kind) in request.kinds:
            items.append(_item(each, updates[number]))
        if len(items) == request.limit or scanned == MOST_SCANNED:
            return each.position
    return None


def _item(told: Told, update: RegisterUpdate) -> Item:
    kind = Kind(told.change.kind)
    return Item(kind, told.register, update.number, update.loaded_at, update.data_as_of, told.change)


def _tell_calendar(snapshot: Snapshot, request: FeedRequest, items: list[Item], number: int) -> FeedPage:
    if request.kinds is None or Kind.EXPIRED in request.kinds:
        for item in _expiries(snapshot, request):
            if len(items) == request.limit:
                last = items[-1]
                # The page was filled by updates alone, or this is where the calendar goes on.
                place = Cursor(Position(number), last.at.date(), last.entry["entry_id"]) if last.entry else (
                    Cursor(Position(number), request.since.day)
                )  # fmt: skip
                return FeedPage(tuple(items), place, more=True)
            items.append(item)
    day = max(request.today, request.since.day or request.today)
    return FeedPage(tuple(items), Cursor(Position(number), day), more=False)


def _expiries(snapshot: Snapshot, request: FeedRequest) -> Iterator[Item]:
    """Entries on the first day after their term, in the order of those days."""
    assert request.since.day is not None
    day_before = request.since.day - timedelta(days=1) if request.since.day > date.min else date.min
    rows = snapshot.entries.ended(
        day_before, request.since.expired, request.today, request.registers, limit=request.limit + 1
    )
    for row in rows:
        found = snapshot.entry_at(row)
        assert found.entry.valid_until is not None
        day = found.entry.valid_until + timedelta(days=1)
        register = snapshot.registers[found.entry.register]
        at = datetime.combine(day, time(), UTC)
        status = found.entry.status_on(day, found.as_of)
        yield Item(Kind.EXPIRED, register.code, register.version, at, found.as_of, None, dict(found.record), status)


def _with_day(repository: Repository, since: Cursor, today: date) -> Cursor:
    newest = _newest(repository)
    number = since.position.number
    if number > newest:
        raise InvalidQuestion("since", since, f"a cursor of this database: its last update is number {newest}")
    if since.day is not None or not newest:
        return since if since.day else replace(since, day=today)
    return replace(since, day=repository.update(max(number, 1)).loaded_at.date())


def _newest(repository: Repository) -> int:
    found = repository.updates(limit=1)
    return found[0].number if found else 0


def _day(text: str | None, cursor: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidQuestion("since", cursor, _EXPECTED) from None


def kinds_of(words: Sequence[str] | None) -> frozenset[Kind] | None:
    """The kinds of their words; None: all."""
    return frozenset(map(Kind, words)) if words else None
