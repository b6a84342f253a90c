"""What is exported is loaded again as the same entries, whatever they say and in whichever format."""

from __future__ import annotations

import csv
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.config import seed_directory
from ipregistry.entry import CustomsRegister, RegisterEntry
from ipregistry.exporting import FORMATS, View, export_registers, write_file
from ipregistry.loading.formats import read_entries
from ipregistry.record import to_record
from ipregistry.register import LoadOptions, Register
from ipregistry.seeding import read_registers

from ..conftest import settings_in
from ..loading.test_writing import entries

registers = st.lists(entries(), min_size=1, max_size=5, unique_by=lambda entry: entry.entry_id)
FORMULAS = ("=1+1", "+7 shop", "-x", "@home", "＝1", "＋", "－a", "＠b", "'=x", "_x000D_")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60, deadline=None)
@given(found=registers)
def test_file_that_is_written_is_read_as_the_same_entries(name: str, found: list[RegisterEntry]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{name}"
        assert write_file(path, name, found) == len(found)
        loaded = read_entries(path, "RU-TROIS", format=name)
        assert list(loaded.entries()) == found


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The six registers that ship, in a database without overlays."""
    register = Register(settings_in(tmp_path_factory.mktemp("export") / "data"))
    register.upgrade()
    for known in read_registers(seed_directory() / "registers.csv"):
        register.add_register(known)
        path = seed_directory() / f"{known.code.lower()}.csv"
        register.load(path, known.code, LoadOptions(as_of=known.data_as_of, force=True, reason="one of them is empty"))
    return register


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("code", ["RU-TROIS", "KZ-TROIS", "KG-TROIS", "BY-TROIS", "CN-GACC"])
def test_register_that_ships_is_exported_and_loaded_as_the_same_register(
    filled: Register, tmp_path: Path, code: str, name: str
) -> None:
    path = tmp_path / f"{code}.{name}"
    written = write_file(path, name, export_registers(filled.repository, [code], View.PUBLISHED))
    other = Register(settings_in(tmp_path / "data"))
    other.upgrade()
    other.add_register(CustomsRegister(code, code, code[:2]))
    outcome = other.load(path, code, LoadOptions())
    assert outcome.update.counts.added == written > 0
    assert list(other.repository.rows(code)) == list(filled.repository.rows(code))
    again = tmp_path / f"again.{name}"
    write_file(again, name, export_registers(other.repository, [code], View.PUBLISHED))
    if name != "xlsx":  # an archive carries the time of its writing
        assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_published_file_loaded_over_its_own_register_changes_nothing(
    seeded: Register, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"x.{name}"
    write_file(path, name, export_registers(seeded.repository, ["RU-TROIS"], View.PUBLISHED))
    counts = seeded.load(path, "RU-TROIS", LoadOptions(dry_run=True)).update.counts
    assert (counts.added, counts.renewed, counts.amended, counts.removed) == (0, 0, 0, 0) and counts.unchanged


def test_curated_file_has_our_aliases_and_the_published_has_not(seeded: Register, tmp_path: Path) -> None:
    aliases = {}
    for view in View:
        path = tmp_path / f"{view}.jsonl"
        write_file(path, "jsonl", export_registers(seeded.repository, ["RU-TROIS"], view))
        rows = map(json.loads, path.read_text("utf-8").splitlines())
        aliases[view] = next(row["aliases"] for row in rows if row["mark"] == "XIAOMI")
    assert "Сяоми" in [alias["alias"] for alias in aliases[View.CURATED]]
    assert "Сяоми" not in [alias["alias"] for alias in aliases[View.PUBLISHED]]


def entry(number: int, mark: str) -> RegisterEntry:
    return RegisterEntry(f"x-{number}", "XX-TEST", mark=mark, goods=", ".join(["goods"] * 20))


def test_cell_that_a_spreadsheet_would_run_begins_with_a_space_in_csv(tmp_path: Path) -> None:
    found = [entry(number, mark) for number, mark in enumerate(FORMULAS)]
    path = tmp_path / "x.csv"
    write_file(path, "csv", found)
    with path.open(encoding="utf-8", newline="") as file:
        marks = [row["mark"] for row in csv.DictReader(file)]
    assert marks == [f" {mark}" for mark in FORMULAS[:8]] + list(FORMULAS[8:])
    assert list(read_entries(path, "XX-TEST").entries()) == found


def test_json_lines_hold_every_text_exactly(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    write_file(path, "jsonl", (entry(number, mark) for number, mark in enumerate(FORMULAS)))
    assert [json.loads(line)["mark"] for line in path.read_bytes().splitlines()] == list(FORMULAS)
    assert json.loads(path.read_bytes().splitlines()[0]) == to_record(entry(0, FORMULAS[0]))


def test_workbook_holds_texts_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_file(path, "xlsx", (entry(number, mark) for number, mark in enumerate(FORMULAS)))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    column = [cell.value for cell in sheet[1]].index("mark") + 1
    cells = [sheet.cell(row, column) for row in range(2, 2 + len(FORMULAS))]
    assert [(cell.value, cell.data_type) for cell in cells] == [(mark, "s") for mark in FORMULAS]


@pytest.mark.parametrize("name", FORMATS)
def test_export_takes_no_more_memory_for_more_entries(name: str) -> None:
    def peak(number: int) -> int:
        pieces = FORMATS[name].pieces(entry(each, "ACME") for each in range(number))
        next(pieces)
        tracemalloc.start()
        for _ in pieces:
            pass
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(20_000) < 2 * peak(2_000) + 500_000


def test_file_appears_when_it_is_complete_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> Iterator[RegisterEntry]:
        yield entry(1, "ACME")
        raise RuntimeError("the database went away")

    path = tmp_path / "x.csv"
    path.write_text("the old one")
    with pytest.raises(RuntimeError):
        write_file(path, "csv", broken())
    assert path.read_text() == "the old one" and list(tmp_path.iterdir()) == [path]
