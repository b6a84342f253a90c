"""Days, links and texts in which nothing hides."""

from __future__ import annotations

from datetime import date

import pytest

from ipregistry.web.filters import age, is_link, visible


def test_characters_that_hide_or_turn_a_text_round_are_shown_by_number() -> None:
    assert visible("Xia\u200bomi \u202eenohp") == "Xia[U+200B]omi [U+202E]enohp"
    assert visible("a\x1bb\u2066c\ufeff\xad") == "a[U+001B]b[U+2066]c[U+FEFF][U+00AD]"


def test_ordinary_text_of_any_script_stays_as_it_is() -> None:
    text = "Сяоми 小米 شاومي é\n\t📱"
    assert visible(text) == text


@pytest.mark.parametrize("address", ["http://customs.gov.ru/x", "https://kgd.gov.kz/?a=b#c"])
def test_an_address_of_the_web_is_a_link(address: str) -> None:
    assert is_link(address)


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "seed article, 2017", "http://", "http://[", ""],
)
def test_anything_else_is_text(text: str) -> None:
    assert not is_link(text)


@pytest.mark.parametrize(
    ("then", "told"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "1 day ago"),
        (date(2026, 10, 24), "29 days ago"),
        (date(2026, 10, 23), "1 month ago"),
        (date(2025, 11, 22), "1 year ago"),
        (date(2017, 5, 31), "9 years ago"),
    ],
)
def test_age_is_told_in_the_largest_unit_that_has_passed(then: date, told: str) -> None:
    assert age(then, date(2026, 11, 22)) == told
