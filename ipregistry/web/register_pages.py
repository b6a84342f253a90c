"""The registers here, and one of them: what it covers, how old it is, what became of it lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flask import render_template

from ..entry import CustomsRegister, RegisterUpdate, Status
from ..feed import Cursor, FeedRequest, Item, Kind, read_feed
from ..snapshot import Snapshot
from ..storage.failures import DatabaseFailed
from ..storage.feed import Position
from .chart import Bar, Share, by_year, shares
from .door import door, today
from .filters import country_name, say_here

STALE_DAYS = 120  # customs services publish weekly to monthly; older data is told as old
_LISTED = 10
_LATELY_DAYS = 90


@dataclass(frozen=True, slots=True)
class Covered:
    """What a register covers on a day, as bars and rows."""

    statuses: list[Share]
    years: list[Bar]
    classes: list[Share]
    countries: list[Share]


@dataclass(frozen=True, slots=True)
class Lately:
    """The last updates of a register, what the last one changed, and which entries expired in three months."""

    updates: tuple[RegisterUpdate, ...]
    changed: tuple[Item, ...]
    expired: tuple[Item, ...]


def registers() -> str:
    """Every register, how many entries it has, and how old its data is."""
    return render_template("web/registers.html", snapshot=door().snapshot(), today=today())


def register(code: str) -> str:
    """One register; raises RegisterNotFound."""
    snapshot = door().snapshot()
    found = snapshot.register(code)
    return render_template(
        "web/register.html",
        register=found,
        entries=snapshot.counts.get(code, 0),
        covered=_covered(snapshot, code),
        lately=_lately(snapshot, found),
        stale=found.data_as_of is not None and (today() - found.data_as_of).days > STALE_DAYS,
        today=today(),
    )


def _covered(snapshot: Snapshot, code: str) -> Covered:
    counted = snapshot.tally(code, today())
    statuses = {say_here(status): counted.statuses[status] for status in Status if status in counted.statuses}
    return Covered(
        statuses=shares(statuses),
        years=by_year(counted.years),
        classes=shares({str(number): count for number, count in counted.classes.items()}, most=15),
        countries=shares({country_name(country): count for country, count in counted.countries.items()}),
    )


def _lately(snapshot: Snapshot, found: CustomsRegister) -> Lately | None:
    """None while the database does not answer."""
    repository, day = door().repository, max(today() - timedelta(days=_LATELY_DAYS), date.min)
    try:
        with repository.reading():
            updates = tuple(repository.updates([found.code], limit=10))
            newest = repository.updates(limit=1)
            if not updates:
                return Lately((), (), ())
            last = Cursor(Position(updates[0].number - 1), today())
            calendar = Cursor(Position(newest[0].number), day)
            changed = FeedRequest(last, today(), (found.code,), limit=_LISTED)
            expired = FeedRequest(calendar, today(), (found.code,), frozenset({Kind.EXPIRED}), limit=_LISTED)
            return Lately(
                updates, read_feed(repository, snapshot, changed).items, read_feed(repository, snapshot, expired).items
            )
    except DatabaseFailed:
        return None
