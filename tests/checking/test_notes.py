"""Notes are data: shown by register, day, purpose and entry, and only what their sources support."""

from __future__ import annotations

import csv
import re
from datetime import date
from typing import Any

import pytest

from ipregistry.checking import CheckRequest, CheckResult, Language, Purpose
from ipregistry.checking.conditions import CONDITIONS
from ipregistry.register import Register
from ipregistry.seeding import seed_directory

from .conftest import Checked

with (seed_directory() / "notes.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def note(result: CheckResult, code: str) -> str | None:
    return next((each.text for each in result.notes if each.code == code), None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rank']} {row['code']}")
def test_row_of_the_shipped_notes_can_be_shown(row: dict[str, str]) -> None:
    assert row["condition"] in CONDITIONS
    blanks = {name: set(re.findall(r"{(\w+)}", row[name])) for name in ("text_en", "text_ru", "source_en", "source_ru")}
    assert blanks["text_en"] == blanks["text_ru"] and blanks["source_en"] == blanks["source_ru"]
    assert set().union(*blanks.values()) <= {"searched", "ages", "spellings", "source_url"}
    assert bool(row["source_en"]) == bool(row["source_ru"])
    assert (row["from"] or "0") < (row["to"] or "9")


def test_every_condition_is_some_rows() -> None:
    assert set(CONDITIONS) == {row["condition"] for row in ROWS}


def test_no_note_speaks_of_fakes_or_of_what_is_forbidden() -> None:
    for row in ROWS:
        assert not re.search(r"\b(fake|illegal|blocked|запрещ\w+|поддел\w+)\b", row["text_en"] + row["text_ru"])


@pytest.mark.parametrize(
    ("on", "told"), [(date(2022, 5, 6), False), (date(2022, 5, 7), True), (date(2026, 1, 1), True)]
)
def test_parallel_import_is_told_from_its_first_day(checked: Checked, on: date, told: bool) -> None:
    text = note(checked("Xiaomi phone", on=on), "parallel-import")
    assert bool(text) is told
    assert text is None or "not in this data" in text


def test_parallel_import_is_russias_alone(checked: Checked) -> None:
    kazakh = checked("Xiaomi phone", registers=("KZ-TROIS",), on=date(2022, 6, 1))
    assert kazakh.matches and note(kazakh, "parallel-import") is None
    both = checked("Xiaomi phone", registers=None, on=date(2022, 6, 1))
    assert note(both, "parallel-import")


def test_authorised_importer_is_told_nothing_of_suspension(checked: Checked) -> None:
    assert note(checked("Xiaomi phone"), "release-suspended")
    assert note(checked("Xiaomi phone", importer="Smart Orange LLC"), "release-suspended") is None
    assert note(checked("Xiaomi LED bulb"), "release-suspended") is None


@pytest.mark.parametrize(
    ("on", "source"),
    [(date(2017, 12, 31), "328(2)"), (date(2018, 1, 1), "384"), (date(2010, 7, 1), None)],
)
def test_personal_use_is_told_by_the_code_of_the_day(checked: Checked, on: date, source: str | None) -> None:
    told = [
        each for each in checked("Xiaomi phone", on=on, purpose=Purpose.PERSONAL).notes if each.code == "personal-use"
    ]
    assert len(told) == 1
    assert source is None or source in (told[0].source or "")


def test_reading_of_the_code_of_2018_is_said_to_be_ours(checked: Checked) -> None:
    text = note(checked("Xiaomi phone", on=date(2019, 1, 1), purpose=Purpose.PERSONAL), "personal-use")
    assert text and "our reading" in text


@pytest.mark.parametrize(
    ("on", "article"), [(date(2017, 5, 16), "article 18"), (date(2019, 5, 16), "19 in that of 2016")]
)
def test_postal_note_names_the_article_of_its_edition(checked: Checked, on: date, article: str) -> None:
    text = note(checked("Xiaomi phone", on=on, purpose=Purpose.PERSONAL), "postal-items")
    assert text and article in text
    assert note(checked("photo frame", on=on, purpose=Purpose.PERSONAL), "postal-items") is None


def seeded_check(seeded: Register, description: str, on: date, **given: Any) -> CheckResult:
    return seeded.check(CheckRequest(description, on, registers=("RU-TROIS",), **given))


def test_consent_for_single_phones_belongs_to_its_entry_and_its_day_is_not_made_up(seeded: Register) -> None:
    text = note(seeded_check(seeded, "Xiaomi phone", date(2017, 5, 16)), "single-pieces-by-post")
    assert text and "From which day is not stated" in text
    assert note(seeded_check(seeded, "Xiaomi phone", date(2017, 3, 14)), "single-pieces-by-post") is None
    assert note(seeded_check(seeded, "FIFA WORLD CUP ball", date(2017, 5, 16)), "single-pieces-by-post") is None


def test_database_that_was_never_seeded_has_the_notes_and_the_goods_all_the_same(small_register: Any) -> None:
    register = small_register("entry_id,mark,goods,hs_codes\nx,ZOLPHIN,phones,8517\n", code="XX-TEST")
    result = register.check(CheckRequest("мобильный телефон", date(2024, 1, 1), language=Language.RU))
    assert [each.text for each in result.covered_goods] == ["мобильный телефон"]
    assert note(result, "brand-not-named")
