"""Brands that are everyday words, as sellers write them: what the goods and the words beside them make of the name."""

from __future__ import annotations

from datetime import date

import pytest

from ipregistry.checking import CheckRequest
from ipregistry.register import Register

ON = date(2024, 11, 1)


@pytest.mark.parametrize(
    ("description", "mark"),
    [
        ("Apple iPhone 15 Pro 256GB", "APPLE"),
        ("Apple AirPods", "APPLE"),
        ("Fairy dishwashing liquid 450 ml", "FAIRY"),
        ("Tide washing powder", "TIDE"),
    ],
)
def test_ordinary_word_where_a_brand_stands_names_the_brand(seeded: Register, description: str, mark: str) -> None:
    result = seeded.check(CheckRequest(description, ON))
    assert mark in {str(match.found.entry.mark).upper() for match in result.matches}, result.summary


@pytest.mark.parametrize("description", ["apple juice", "fairy tale book", "tide table"])
def test_ordinary_word_among_its_like_names_nothing(seeded: Register, description: str) -> None:
    result = seeded.check(CheckRequest(description, ON))
    word = description.split()[0].upper()
    assert word not in {str(match.found.entry.mark).upper() for match in result.matches}, result.summary


def test_mark_inside_a_longer_mark_is_told_where_it_is_sure_itself(seeded: Register) -> None:
    marks = {match.found.entry.mark for match in seeded.check(CheckRequest("Coco Chanel духи", ON)).matches}
    assert "CHANEL" in marks


@pytest.mark.parametrize("description", ["m&m", "7UP 0.33", "3M"])
def test_short_names_with_signs_and_digits_are_no_placeholders(seeded: Register, description: str) -> None:
    assert seeded.check(CheckRequest(description, ON)).verdict not in ("not_checked", "insufficient_description")


def test_no_brand_before_a_name_does_not_speak_for_it(seeded: Register) -> None:
    [match, *_] = seeded.check(CheckRequest("No brand Xiaomi phone", ON)).matches
    assert all(reason.kind != "cue" for reason in match.evidence)
