"""Entries that stand twice, and those that only look so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ipregistry.curating.twice import find_recorded_twice, find_same_numbers
from ipregistry.entry import Party, RegisterEntry

ENTRY = RegisterEntry("e1", "KZ-TROIS", "00001/ТЗ-150320")
FIRST = RegisterEntry(
    "e1",
    "KG-TROIS",
    mark="BELLA",
    right_holder=Party("TZMO"),
    registration_number="726301",
    date_of_inclusion=date(2010, 5, 26),
    valid_until=date(2012, 5, 26),
)
AGAIN = replace(FIRST, entry_id="e2", date_of_inclusion=date(2012, 5, 27), valid_until=None)


def test_number_that_differs_in_spelling_alone_is_the_same() -> None:
    spelt = replace(ENTRY, entry_id="e2", register_number="00001 / T3 - 150320")
    assert [(each.code, each.entry_id) for each in find_same_numbers([ENTRY, spelt])] == [("same_number", "e2")]


def test_numbers_of_two_registers_may_be_equal_and_no_number_is_not_one() -> None:
    others = [replace(ENTRY, register="KG-TROIS"), *[replace(ENTRY, register_number=None)] * 2]
    assert list(find_same_numbers([ENTRY, *others])) == []


def test_mark_recorded_again_after_its_term_is_not_twice_there() -> None:
    assert list(find_recorded_twice([FIRST, AGAIN])) == []


def test_mark_recorded_again_within_its_term_is_twice_there() -> None:
    within = replace(AGAIN, date_of_inclusion=date(2012, 5, 26))
    assert [(each.code, each.entry_id) for each in find_recorded_twice([FIRST, within])] == [("recorded_twice", "e2")]


def test_removal_makes_room_before_the_term_is_over() -> None:
    within = replace(AGAIN, date_of_inclusion=date(2012, 5, 1))
    assert list(find_recorded_twice([replace(FIRST, removed_on=date(2012, 4, 30)), within])) == []
