"""Files of customs services loaded over what is there: what a file is silent about stays, and deltas only add."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ipregistry.entry import CustomsRegister, RegisterEntry, UpdateCounts
from ipregistry.loading.formats import read_entries
from ipregistry.loading.writing import to_cells
from ipregistry.record import from_record
from ipregistry.register import LoadOptions, Register
from tests.conftest import settings_in

from .sheets import AS_OF, KZ, only, workbook
from .test_kz_sheet import ROW

OPTIONS = LoadOptions(as_of=AS_OF)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    register = Register(settings_in(tmp_path / "data"))
    register.upgrade()
    register.add_register(CustomsRegister("KZ-TROIS", "Kazakhstan", "KZ"))
    return register


def entries(register: Register) -> dict[str, RegisterEntry]:
    return {row["entry_id"]: from_record(row) for row in register.repository.rows("KZ-TROIS")}


def canonical(path: Path, *rows: RegisterEntry) -> Path:
    cells = [to_cells(entry) for entry in rows]
    quoted = [",".join(f'"{value.replace(chr(34), chr(34) * 2)}"' for value in row.values()) for row in cells]
    path.write_text("\n".join([",".join(cells[0]), *quoted]) + "\n", encoding="utf-8")
    return path


def test_sheet_over_the_same_facts_amends_nothing_and_keeps_what_it_is_silent_about(
    tmp_path: Path, register: Register
) -> None:
    sheet = workbook(tmp_path / "f.xlsx", KZ, ROW)
    ours = replace(only(sheet, "KZ-TROIS"), sources=("https://example.org/register",), confirmed_on=(date(2024, 1, 1),))
    register.load(canonical(tmp_path / "seed.csv", ours), "KZ-TROIS", OPTIONS)
    outcome = register.load(sheet, "KZ-TROIS", OPTIONS)
    assert outcome.update.counts == UpdateCounts(unchanged=1)
    assert entries(register)[ours.entry_id] == ours


def test_sheet_that_says_something_else_amends_that_alone(tmp_path: Path, register: Register) -> None:
    register.load(workbook(tmp_path / "f.xlsx", KZ, ROW), "KZ-TROIS", OPTIONS)
    renewed = workbook(tmp_path / "g.xlsx", KZ, (*ROW[:5], "01-19-28", *ROW[6:]))
    outcome = register.load(renewed, "KZ-TROIS", OPTIONS)
    assert outcome.update.counts == UpdateCounts(renewed=1)


def test_delta_of_a_sheet_removes_nothing(tmp_path: Path, register: Register) -> None:
    other = ("00003/ТЗ-060506", *ROW[1:])
    register.load(workbook(tmp_path / "f.xlsx", KZ, ROW), "KZ-TROIS", OPTIONS)
    outcome = register.load(workbook(tmp_path / "g.xlsx", KZ, other), "KZ-TROIS", replace(OPTIONS, mode="delta"))
    assert outcome.update.counts == UpdateCounts(added=1)
    assert {entry.removed_on for entry in entries(register).values()} == {None}


def test_workbook_under_our_own_names_is_read_as_the_csv_file_is(tmp_path: Path) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KZ, ROW), "KZ-TROIS")
    cells = to_cells(entry)
    path = workbook(tmp_path / "g.xlsx", tuple(cells), tuple(cells.values()))
    assert only(path, "KZ-TROIS") == entry
    opened = read_entries(path, "KZ-TROIS")
    opened.close()
    assert opened.format == "xlsx"
