"""What a register covers is counted as its entries say it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ipregistry.register import Register


def test_entries_are_counted_by_status_year_class_and_country(small_register: Callable[..., Register]) -> None:
    text = (
        "entry_id,mark,nice_classes,date_of_inclusion,valid_until,right_holder,right_holder_country\n"
        "a,ACME,9|35,2019-05-01,2030-01-01,Acme,US\n"
        "b,NADIR,9,2019-06-01,2020-01-01,Nadir,DE\n"
        "c,ZENIT,,,,,\n"
    )
    counted = small_register(text).snapshot().tally("XX-TEST", date(2024, 1, 1))
    assert counted.statuses == {"in_force": 2, "expired": 1}
    assert counted.years == {2019: 2}
    assert counted.classes == {9: 2, 35: 1} and next(iter(counted.classes)) == 9
    assert counted.countries == {"DE": 1, "US": 1}


def test_another_register_is_not_counted_and_an_empty_one_is_empty(seeded: Register) -> None:
    counted = seeded.snapshot().tally("US-CBP", date(2024, 1, 1))
    assert sum(counted.statuses.values()) == seeded.snapshot().counts["US-CBP"]
    assert not any(seeded.snapshot().tally("XX-NONE", date(2024, 1, 1)).statuses)
