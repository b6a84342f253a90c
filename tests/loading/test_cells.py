"""What one cell may say, and where it begins to be refused."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipregistry.entry import MarkKind
from ipregistry.loading import cells
from ipregistry.loading.cells import CellError, join_list, split_list


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2025-01-19", date(2025, 1, 19)), (" 2024-02-29\n", date(2024, 2, 29)), ("9999-12-31", date(9999, 12, 31))],
)
def test_day_is_year_month_day(cell: str, day: date) -> None:
    assert cells.day(cell) == day


@pytest.mark.parametrize(
    "cell",
    [
        "2020-W01-1",
        "20200101",
        "2020-001",
        "31.12.2020",
        "2021-02-29",
        "0000-01-01",
        "2020-1-1",
        "2020-01-01T00:00",
        "٢٠٢٠-٠١-٠١",
        "43831",
    ],
)
def test_day_in_any_other_spelling_is_refused(cell: str) -> None:
    with pytest.raises(CellError, match="YYYY-MM-DD"):
        cells.day(cell)


@pytest.mark.parametrize("code", ["85", "8517", "851713", "85171300", "8517130000"])
def test_hs_code_has_an_even_number_of_digits_up_to_ten(code: str) -> None:
    assert cells.hs_code(f" {code} ") == code


@pytest.mark.parametrize(
    "cell", ["8", "851", "64O3", "85171", "851713000000", "8517 13", "８５１７", "8517.13", "-8517"]
)
def test_hs_code_of_other_shape_is_refused(cell: str) -> None:
    with pytest.raises(CellError, match="2, 4, 6, 8 or 10 digits"):
        cells.hs_code(cell)


@pytest.mark.parametrize(("cell", "number"), [("1", 1), ("09", 9), ("9", 9), ("45", 45)])
def test_nice_classes_go_from_1_to_45(cell: str, number: int) -> None:
    assert cells.nice_class(cell) == number


@pytest.mark.parametrize("cell", ["0", "00", "46", "9.0", "-1", "IX", "009"])
def test_nice_class_outside_1_to_45_is_refused(cell: str) -> None:
    with pytest.raises(CellError):
        cells.nice_class(cell)


def test_word_is_one_of_the_words_in_any_case() -> None:
    assert cells.word(MarkKind)(" Figurative ") is MarkKind.FIGURATIVE
    with pytest.raises(CellError, match="one of word, figurative, combined, three_dimensional, unknown"):
        cells.word(MarkKind)("picture")


@pytest.mark.parametrize("cell", ["ru", "RUS", "Россия", "R1"])
def test_country_is_two_capital_letters(cell: str) -> None:
    assert cells.country("RU") == "RU"
    with pytest.raises(CellError):
        cells.country(cell)


def test_text_is_stripped_composed_and_on_one_line() -> None:
    read = cells.text(100)
    assert read("  Кофе\r\n\tи   чай \u00a0") == "Кофе и чай"
    assert read("и\u0306") == "й"
    assert read("two  spaces stay") == "two  spaces stay"


@pytest.mark.parametrize("unfit", ["\0", "\x1b[31m", "\x85", "\x7f", "\ud800", "\u202e", "\u2066"])
def test_text_with_a_control_character_is_refused_and_shown_escaped(unfit: str) -> None:
    with pytest.raises(CellError, match="control characters") as refused:
        cells.text(100)(f"XIA{unfit}OMI")
    assert refused.value.value is not None
    assert refused.value.value.isprintable()


@pytest.mark.parametrize("kept", ["\u200d", "\u200b", "\u200e", "\u00ad", "😀", "™"])
def test_text_keeps_what_scripts_and_marks_are_written_with(kept: str) -> None:
    assert cells.text(100)(f"a{kept}b") == f"a{kept}b"


def test_text_may_be_as_long_as_its_limit_and_no_longer() -> None:
    assert cells.text(5)(" 12345 ") == "12345"
    with pytest.raises(CellError, match="at most 5 characters long \\(it has 6\\)"):
        cells.text(5)("123456")


def test_run_of_combining_marks_is_refused_before_it_is_normalised() -> None:
    """100,000 marks of mixed class take some 15 seconds to normalise."""
    begun = time.process_time()
    with pytest.raises(CellError, match="more than 8 combining marks"):
        cells.text(100_000)("a" + "\u0315\u0300\u05ae\u0327" * 24_000)
    assert time.process_time() - begun < 0.5
    assert cells.text(100)("a" + "\u0315\u0300" * 4)


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("a", ["a"]),
        ("a|b", ["a", "b"]),
        (r"a\|b|c", ["a|b", "c"]),
        (r"a\\|b", ["a\\", "b"]),
        (r"C:\dir|\x", ["C:\\dir", "\\x"]),
        ("a\\", ["a\\"]),
        ("a|", ["a", ""]),
    ],
)
def test_list_is_split_at_bars_that_are_not_escaped(cell: str, items: list[str]) -> None:
    assert split_list(cell) == items


@given(st.lists(st.text(alphabet="ab\\| Ё"), min_size=1))
def test_list_that_is_joined_is_split_into_the_same(items: list[str]) -> None:
    assert split_list(join_list(items)) == items


def test_list_with_an_empty_item_or_too_many_is_refused() -> None:
    read = cells.items(cells.hs_code)
    assert read("|".join(["85"] * 10_000)) == ("85",) * 10_000
    with pytest.raises(CellError, match="at most 10,000"):
        read("|".join(["85"] * 10_001))
    with pytest.raises(CellError, match="no item is empty"):
        read("85| |84")
