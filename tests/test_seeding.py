"""The curated data loads whole, again as nothing, and never over what a maintainer has loaded since."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from ipregistry.entry import CustomsRegister
from ipregistry.errors import GuardRefused
from ipregistry.loading.overlays import OVERLAYS
from ipregistry.register import LoadOptions, Register
from ipregistry.seeding import is_empty, seed, seed_directory

from .conftest import settings_in


@pytest.fixture
def empty(tmp_path: Path) -> Register:
    register = Register(settings_in(tmp_path / "data"))
    register.upgrade()
    return register


def test_every_register_and_every_overlay_of_the_seed_data_has_its_file() -> None:
    with (seed_directory() / "registers.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    expected = {f"{code.lower()}.csv" for code in codes} | {f"{name}.csv" for name in OVERLAYS} | {"registers.csv"}
    assert {path.name for path in seed_directory().glob("*.csv")} == expected


def test_seed_data_loads_whole_and_again_as_nothing(empty: Register) -> None:
    assert is_empty(empty)
    first = list(seed(empty))
    assert not is_empty(empty)
    for each in first:
        assert each.outcome is not None and not each.outcome.repeated, each.kept_because
        counts = each.outcome.update.counts
        assert counts.rejected == 0 and counts.added > 0, each.file_name
        assert each.outcome.update.loaded_by == "seed"
    versions = empty.repository.versions()
    again = list(seed(empty))
    assert [each.file_name for each in again] == [each.file_name for each in first]
    assert all(each.outcome is not None and each.outcome.repeated for each in again)
    assert empty.repository.versions() == versions


def test_registers_carry_the_day_their_data_was_published(seeded: Register) -> None:
    days = {register.code: register.data_as_of for register in seeded.repository.registers()}
    assert days["RU-TROIS"] == date(2017, 5, 31)
    assert days["KZ-TROIS"] == days["KG-TROIS"] == days["BY-TROIS"] == date(2025, 1, 19)


@pytest.mark.parametrize(("as_of", "kept"), [(date(2017, 6, 1), True), (date(2017, 5, 31), False)])
def test_data_of_a_maintainer_is_kept_where_it_is_newer(
    empty: Register, tmp_path: Path, as_of: date, kept: bool
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("entry_id,mark\nmine,ACME\n", encoding="utf-8")
    empty.add_register(CustomsRegister("RU-TROIS", "ТРОИС", "RU"))
    empty.load(path, "RU-TROIS", LoadOptions(as_of=as_of))
    if kept:
        passed_over = {each.dataset: each.kept_because for each in seed(empty) if each.outcome is None}
        assert passed_over == {"RU-TROIS": "newer data is loaded already"}
    else:
        with pytest.raises(GuardRefused, match="would remove 1 of 1"):
            list(seed(empty))
    assert [row["entry_id"] for row in empty.repository.rows("RU-TROIS")] == ["mine"]


def test_every_entry_that_ships_says_where_its_facts_come_from(seeded: Register) -> None:
    without = [
        row["entry_id"]
        for register in seeded.repository.registers()
        for row in seeded.repository.rows(register.code)
        if not row["sources"]
    ]
    assert without == []
