"""Days that cannot all be true, each on both sides of its boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ipregistry.curating.days import find_wrong_days
from ipregistry.curating.finding import Severity
from ipregistry.entry import CustomsLetter, InclusionBasis, RegisterEntry

INCLUDED, AS_OF = date(2020, 3, 15), date(2025, 1, 19)
ENTRY = RegisterEntry("e1", "KZ-TROIS", "00001/ТЗ-150320", mark="X", date_of_inclusion=INCLUDED)
DAY = timedelta(days=1)


def codes(entry: RegisterEntry) -> list[str]:
    return [each.code for each in find_wrong_days(entry, AS_OF)]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("valid_until", "term_before_inclusion"),
        ("removed_on", "removed_before_inclusion"),
        ("suspended_from", "suspended_before_inclusion"),
    ],
)
def test_nothing_ends_before_the_inclusion(field: str, code: str) -> None:
    assert codes(replace(ENTRY, **{field: INCLUDED})) == []  # type: ignore[arg-type]
    assert codes(replace(ENTRY, **{field: INCLUDED - DAY})) == [code]  # type: ignore[arg-type]


def test_suspension_ends_on_the_day_it_begins_or_later() -> None:
    assert codes(replace(ENTRY, suspended_from=INCLUDED, suspended_until=INCLUDED)) == []
    backwards = replace(ENTRY, suspended_from=INCLUDED + DAY, suspended_until=INCLUDED)
    assert codes(backwards) == ["suspension_backwards"]


def test_nothing_has_happened_after_the_day_that_the_data_stands_for() -> None:
    happened = replace(ENTRY, removed_on=AS_OF, confirmed_on=(AS_OF,), customs_letter=CustomsLetter("1", AS_OF))
    assert codes(happened) == []
    later = AS_OF + DAY
    never = replace(ENTRY, removed_on=later, confirmed_on=(later,), customs_letter=CustomsLetter("1", later))
    assert codes(never) == ["after_data"] * 3


def test_term_ends_after_the_data_but_not_in_another_age() -> None:
    assert codes(replace(ENTRY, valid_until=date(2055, 12, 31))) == []
    assert codes(replace(ENTRY, valid_until=date(2056, 1, 1))) == ["out_of_time"]
    assert codes(replace(ENTRY, registration_date=date(1849, 12, 31))) == ["out_of_time"]


def test_confirmed_before_the_inclusion_cannot_be() -> None:
    assert codes(replace(ENTRY, confirmed_on=(INCLUDED, INCLUDED - DAY))) == ["confirmed_before_inclusion"]


def test_letter_or_certificate_on_the_wrong_side_of_the_inclusion_is_a_doubt() -> None:
    early = replace(ENTRY, customs_letter=CustomsLetter("1", INCLUDED - DAY), registration_date=INCLUDED + DAY)
    found = list(find_wrong_days(early, AS_OF))
    assert [each.code for each in found] == ["letter_before_inclusion", "registered_after_inclusion"]
    assert {each.severity for each in found} == {Severity.DOUBT}


def test_inclusion_from_the_number_is_the_day_that_the_number_ends_with() -> None:
    from_number = replace(ENTRY, date_of_inclusion_basis=InclusionBasis.REGISTER_NUMBER)
    assert codes(from_number) == []
    assert codes(replace(from_number, date_of_inclusion=INCLUDED + DAY)) == ["other_than_number"]
    assert codes(replace(from_number, register_number=None)) == ["other_than_number"]


def test_entry_without_days_has_nothing_wrong_with_them() -> None:
    assert codes(RegisterEntry("e1", "KZ-TROIS", mark="X")) == []
