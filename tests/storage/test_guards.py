"""Where each guard begins to object."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ipregistry.storage.guards import Effect, objections

SOUND = Effect(
    accepted=100,
    rejected=1,
    current=100,
    removed=10,
    data_as_of=date(2025, 1, 19),
    current_as_of=date(2025, 1, 19),
)


def codes(**facts: object) -> list[str]:
    return [objection.code for objection in objections(replace(SOUND, **facts))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"accepted": 0, "rejected": 0}, ["empty_file"]),
        ({"accepted": 1, "rejected": 0}, []),
        ({"removed": 10}, []),
        ({"removed": 11}, ["shrink"]),
        ({"removed": 1, "current": 9}, ["shrink"]),
        ({"accepted": 99, "rejected": 1}, []),
        ({"accepted": 98, "rejected": 1}, ["rejects"]),
        ({"data_as_of": date(2025, 1, 18)}, ["older"]),
        ({"data_as_of": None}, []),
        ({"current_as_of": None}, []),
    ],
)
def test_guard_begins_to_object_just_past_its_limit(facts: dict[str, object], code: list[str]) -> None:
    assert codes(**facts) == code


def test_all_objections_are_told_together() -> None:
    assert codes(accepted=0, rejected=5, removed=100, data_as_of=date(2020, 1, 1)) == [
        "empty_file",
        "shrink",
        "rejects",
        "older",
    ]
