"""What an entry says on a day: each status, on both sides of each of its boundaries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ipregistry.entry import RegisterEntry, RemovalBasis, Status

DAY = timedelta(days=1)
PUBLISHED = date(2017, 5, 31)


def status(day: date, data_as_of: date | None = PUBLISHED, **facts: Any) -> Status:
    return RegisterEntry("ru-1", "RU-TROIS", mark="XIAOMI", **facts).status_on(day, data_as_of)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2017, 3, 14), Status.NOT_YET_INCLUDED),
        (date(2017, 3, 15), Status.IN_FORCE),
        (date(2017, 3, 16), Status.IN_FORCE),
    ],
)
def test_entry_is_in_force_from_the_day_of_its_inclusion(day: date, expected: Status) -> None:
    assert status(day, date_of_inclusion=date(2017, 3, 15)) is expected


def test_entry_whose_inclusion_is_unknown_counts_as_included() -> None:
    assert status(date(1990, 1, 1)) is Status.IN_FORCE


def test_entry_is_in_force_on_its_last_day_and_expired_on_the_next() -> None:
    last = PUBLISHED - 10 * DAY
    assert status(last, valid_until=last) is Status.IN_FORCE
    assert status(last + DAY, valid_until=last) is Status.EXPIRED


def test_entry_whose_term_ended_before_publication_is_expired_and_not_unconfirmed() -> None:
    last = PUBLISHED - DAY
    assert status(PUBLISHED, valid_until=last) is Status.EXPIRED
    assert status(PUBLISHED + 1000 * DAY, valid_until=last) is Status.EXPIRED


@pytest.mark.parametrize("later", [0, 1, 365])
def test_entry_whose_term_ended_on_or_after_publication_is_unconfirmed_once_it_has_ended(later: int) -> None:
    last = PUBLISHED + later * DAY
    assert status(last, valid_until=last) is Status.IN_FORCE
    assert status(last + DAY, valid_until=last) is Status.UNCONFIRMED


def test_entry_without_a_stated_term_is_unconfirmed_from_the_day_after_publication() -> None:
    assert status(PUBLISHED) is Status.IN_FORCE
    assert status(PUBLISHED + DAY) is Status.UNCONFIRMED


def test_entry_within_its_stated_term_is_in_force_after_publication_too() -> None:
    assert status(PUBLISHED + 30 * DAY, valid_until=PUBLISHED + 30 * DAY) is Status.IN_FORCE


def test_entry_of_unknown_publication_is_expired_after_its_term_and_in_force_without_one() -> None:
    assert status(date(2020, 1, 1), data_as_of=None, valid_until=date(2019, 12, 31)) is Status.EXPIRED
    assert status(date(2030, 1, 1), data_as_of=None) is Status.IN_FORCE


def test_entry_is_removed_from_the_day_of_its_removal_even_within_its_term() -> None:
    facts: dict[str, Any] = {"removed_on": date(2016, 8, 1), "valid_until": date(2017, 1, 1)}
    assert status(date(2016, 7, 31), **facts) is Status.IN_FORCE
    assert status(date(2016, 8, 1), **facts) is Status.REMOVED
    assert status(date(2018, 1, 1), **facts) is Status.REMOVED


def test_removal_wins_over_an_inclusion_that_lies_behind_it() -> None:
    facts = {"removed_on": date(2016, 8, 1), "date_of_inclusion": date(2017, 1, 1)}
    assert status(date(2016, 9, 1), **facts) is Status.REMOVED
    assert status(date(2016, 7, 31), **facts) is Status.NOT_YET_INCLUDED


def test_entry_seen_removed_by_some_day_is_unconfirmed_before_it_where_no_term_covers_the_day() -> None:
    facts: dict[str, Any] = {"removed_on": date(2016, 8, 1), "removed_on_basis": RemovalBasis.NOT_LATER_THAN}
    assert status(date(2016, 7, 31), **facts) is Status.UNCONFIRMED
    assert status(date(2016, 8, 1), **facts) is Status.REMOVED
    assert status(date(2016, 7, 31), valid_until=date(2016, 12, 31), **facts) is Status.IN_FORCE


def test_entry_removed_on_a_stated_day_was_in_force_the_day_before() -> None:
    assert (
        status(date(2016, 7, 31), removed_on=date(2016, 8, 1), removed_on_basis=RemovalBasis.STATED) is Status.IN_FORCE
    )


def test_source_that_saw_the_entry_on_a_day_confirms_that_day_alone() -> None:
    seen = PUBLISHED + 5 * DAY
    assert status(seen, confirmed_on=(seen,)) is Status.IN_FORCE
    assert status(seen - DAY, confirmed_on=(seen,)) is Status.UNCONFIRMED
    assert status(seen + DAY, confirmed_on=(seen,)) is Status.UNCONFIRMED


def test_entry_is_suspended_on_the_first_and_on_the_last_day_of_a_suspension() -> None:
    facts = {"suspended_from": date(2016, 2, 1), "suspended_until": date(2016, 2, 28)}
    expected = {
        date(2016, 1, 31): Status.IN_FORCE,
        date(2016, 2, 1): Status.SUSPENDED,
        date(2016, 2, 28): Status.SUSPENDED,
        date(2016, 2, 29): Status.IN_FORCE,
    }
    assert {day: status(day, **facts) for day in expected} == expected


def test_suspension_without_an_end_goes_on_and_one_without_a_beginning_has_always_been() -> None:
    assert status(date(2017, 5, 30), suspended_from=date(2016, 2, 1)) is Status.SUSPENDED
    assert status(date(2016, 1, 31), suspended_from=date(2016, 2, 1)) is Status.IN_FORCE
    assert status(date(2000, 1, 1), suspended_until=date(2016, 2, 28)) is Status.SUSPENDED
    assert status(date(2016, 2, 29), suspended_until=date(2016, 2, 28)) is Status.IN_FORCE


def test_suspension_says_more_than_the_term_and_less_than_inclusion_and_removal() -> None:
    suspended = {"suspended_from": date(2015, 1, 1)}
    assert status(date(2016, 1, 2), valid_until=date(2016, 1, 1), **suspended) is Status.SUSPENDED
    assert status(date(2016, 1, 2), removed_on=date(2016, 1, 2), **suspended) is Status.REMOVED
    assert status(date(2016, 1, 2), date_of_inclusion=date(2016, 1, 3), **suspended) is Status.NOT_YET_INCLUDED


def test_entrys_own_day_of_publication_wins_over_its_registers() -> None:
    own = {"as_of": PUBLISHED + 10 * DAY}
    assert status(PUBLISHED + 10 * DAY, **own) is Status.IN_FORCE
    assert status(PUBLISHED + 11 * DAY, **own) is Status.UNCONFIRMED
    assert status(PUBLISHED + 2 * DAY, valid_until=PUBLISHED + DAY, **own) is Status.EXPIRED
    older = {"as_of": PUBLISHED - 10 * DAY}
    assert status(PUBLISHED - 9 * DAY, **older) is Status.UNCONFIRMED
