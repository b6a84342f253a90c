"""The whole check over a directory: each overlay's lines, personal data, and what ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipregistry.config import Settings
from ipregistry.curating import Finding, Severity, check_data, read_data, usual_words
from ipregistry.errors import FileRefused
from ipregistry.seeding import seed_directory


def findings(directory: Path) -> list[Finding]:
    return list(check_data(read_data(directory), lambda word: 0.0))


def plant(directory: Path, file: str, line: str) -> None:
    path = directory / file
    path.write_text(path.read_text("utf-8") + line + "\n", encoding="utf-8")


def test_sound_directory_has_no_findings(directory: Path) -> None:
    assert findings(directory) == []


@pytest.mark.parametrize(
    ("file", "line", "code"),
    [
        ("aliases.csv", "NADIR,,Надир,pronunciation,usual,curator", "unknown_mark"),
        ("aliases.csv", ",xx-test-9,Надир,pronunciation,usual,curator", "unknown_entry"),
        ("parties.csv", "Nadir GmbH,,,,,,", "unknown_party"),
        ("repairs.csv", "xx-test-9,goods,,phones,r", "unknown_entry"),
        ("repairs.csv", "xx-test-1-tz-010223,note,noise,,r", "stale"),
        ("repairs.csv", "xx-test-1-tz-010223,goods,phones,telephones,r", "twice"),
        ("repairs.csv", "xx-test-1-tz-010223,representatives_country,,RU,r", "cannot_apply"),
        ("repairs.csv", "xx-test-1-tz-010223,note,,call 8 (000) 000-00-00,r", "personal_data"),
        ("xx-test.csv", '2/ТЗ-010223,NADIR,"Nadir GmbH, info@example.com",8517,2023-02-01', "personal_data"),
        ("xx-test.csv", "2/ТЗ-010223,NADIR,Nadir GmbH,8517,2024-01-02", "after_data"),
        ("xx-test.csv", "2/ТЗ-010223,NADIR,Nadir GmbH,9999,2023-02-01", "unknown_code"),
        ("xx-test.csv", "1/T3 010223,NADIR,Nadir GmbH,8517,2023-02-01", "same_number"),
        ("xx-test.csv", "2/ТЗ-010223,ACME,Nadir GmbH,2208,2023-02-01", "mark_of_next_row"),
    ],
)
def test_planted_line_is_found(directory: Path, file: str, line: str, code: str) -> None:
    plant(directory, file, line)
    found = [each for each in findings(directory) if each.severity is Severity.ERROR]
    assert code in [each.code for each in found]


def test_entry_of_its_own_day_is_not_held_against_its_registers(directory: Path) -> None:
    path = directory / "xx-test.csv"
    header, row = path.read_text("utf-8").split("\n")[:2]
    path.write_text(f"{header},as_of\n{row.replace('2023-02-01', '2024-02-01')},2024-02-01\n", encoding="utf-8")
    assert findings(directory) == []


def test_file_that_cannot_be_read_is_refused_with_its_errors(directory: Path) -> None:
    plant(directory, "xx-test.csv", "2/ТЗ-010223,NADIR,Nadir GmbH,64O3,2023-02-01")
    with pytest.raises(FileRefused, match=r"xx-test.csv was not loaded: 1 error"):
        read_data(directory)


def test_words_of_goods_are_ordinary_words(directory: Path) -> None:
    with usual_words(Settings.from_env({}).cache_dir, ["zzyzx phone"]) as zipf:
        assert zipf("phone") > 3.0
        assert zipf("xiaomi") == 0.0


def test_what_ships_has_no_error() -> None:
    data = read_data(seed_directory())
    with usual_words(Settings.from_env({}).cache_dir, data.goods_words) as zipf:
        found = list(check_data(data, zipf))
    assert [each for each in found if each.severity is Severity.ERROR] == []
    assert len(data.entries) > 2_000 and found, "doubts there are: the registers print them"
