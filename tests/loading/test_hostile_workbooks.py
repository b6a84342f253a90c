"""Workbooks that are broken, or made to break: each is read with exact counts, or refused with line and code."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ipregistry.entry import RegisterEntry
from ipregistry.errors import FileRefused
from ipregistry.loading.formats import read_entries
from ipregistry.loading.xlsx_guard import LARGEST_SHEET

from .sheets import KZ, only, workbook
from .test_hostile_files import PROGRAM, Errors, outcome

HEADER = ("entry_id", "mark", "valid_until")
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OPEN = f'<?xml version="1.0"?><worksheet {SPACE}><sheetData>'
CLOSE = "</sheetData></worksheet>"
SHEET = "xl/worksheets/sheet1.xml"


def cells(row: int, *texts: str) -> str:
    inline = "".join(
        f'<c r="{"ABCDEFG"[at]}{row}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in enumerate(texts)
    )
    return f'<row r="{row}">{inline}</row>'


HEAD = cells(1, "entry_id", "mark")
GOOD = cells(2, "e1", "XIAOMI")


def rebuilt(path: Path, sheet: str | Iterable[str], extra: dict[str, bytes] | None = None) -> Path:
    """A workbook whose sheet is this XML, with these parts beside it."""
    whole = workbook(path.with_suffix(".whole"), HEADER)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            if item.filename != SHEET:
                target.writestr(item, source.read(item.filename))
        with target.open(SHEET, "w", force_zip64=True) as file:
            for part in [sheet] if isinstance(sheet, str) else sheet:
                file.write(part.encode())
        for name, content in (extra or {}).items():
            target.writestr(name, content)
    return path


ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
SHEETS: dict[str, tuple[str, int, Errors]] = {
    "two rows": (OPEN + HEAD + GOOD + CLOSE, 1, []),
    "formula": (OPEN + HEAD + '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>' + CLOSE, 0, [(2, "formula")]),
    "formula without a value": (
        OPEN + HEAD + '<row r="2"><c r="B2"><f>NOW()</f></c></row>' + CLOSE,
        0,
        [(2, "formula")],
    ),
    "error value": (OPEN + HEAD + '<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>' + CLOSE, 0, [(2, "error_value")]),
    "cell of 100,001": (OPEN + HEAD + cells(2, "y" * 100_001) + CLOSE, 0, [(2, "too_long")]),
    "too many cells": (OPEN + HEAD + cells(2, "e1", "X", "Y") + CLOSE, 0, [(2, "cells")]),
    "gap to the last row": (OPEN + HEAD + cells(1_048_576, "e1", "X") + CLOSE, 0, [(10_002, "sheet_size")]),
    "row 900,000,000": (OPEN + HEAD + cells(900_000_000, "e1", "X") + CLOSE, 0, [(10_002, "sheet_size")]),
    "cell in the last column": (
        OPEN + HEAD + '<row r="2"><c r="XFD2" t="inlineStr"><is><t>q</t></is></c></row>' + CLOSE,
        0,
        [(2, "sheet_size")],
    ),
    "no header": (OPEN + cells(1, "Dear", "customs") + CLOSE, 0, [(1, "format")]),
    "empty sheet": (OPEN + CLOSE, 0, [(1, "format")]),
    "cut inside a row": (OPEN + HEAD + GOOD + '<row r="3"><c r="A3"', 0, [(1, "workbook")]),
    "document type": ("<!DOCTYPE a>" + OPEN[21:] + HEAD + CLOSE, 0, [(1, "entities")]),
    "entity of a file": (
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + OPEN[21:] + HEAD + cells(2, "&e;", "X") + CLOSE,
        0,
        [(1, "entities")],
    ),
    "billion laughs": (
        f'<!DOCTYPE a [<!ENTITY a "ha">{ENTITIES}]>' + OPEN[21:] + HEAD + cells(2, "&j;", "X") + CLOSE,
        0,
        [(1, "entities")],
    ),
    "control character": (OPEN + HEAD + cells(2, "e1", "X_x001B_[2J") + CLOSE, 1, []),
}
PARTS: dict[str, tuple[dict[str, bytes], int, Errors]] = {
    "macros": ({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}, 0, [(1, "macros")]),
    "name outside": ({"../../etc/passwd": b"x"}, 0, [(1, "zip")]),
    "absolute name": ({"/etc/passwd": b"x"}, 0, [(1, "zip")]),
    "archive inside": ({"xl/embeddings/inner.zip": b"PK\x03\x04" * 100}, 1, []),
    "2,000 parts": ({f"xl/media/{n}": b"" for n in range(2_000)}, 0, [(1, "zip")]),
}


@pytest.mark.parametrize(("sheet", "entries", "errors"), SHEETS.values(), ids=SHEETS)
def test_hostile_sheet_is_read_exactly_or_refused_exactly(
    tmp_path: Path, sheet: str, entries: int, errors: Errors
) -> None:
    assert outcome(rebuilt(tmp_path / "f.xlsx", sheet)) == (entries, errors)


@pytest.mark.parametrize(("parts", "entries", "errors"), PARTS.values(), ids=PARTS)
def test_hostile_archive_is_read_exactly_or_refused_exactly(
    tmp_path: Path, parts: dict[str, bytes], entries: int, errors: Errors
) -> None:
    assert outcome(rebuilt(tmp_path / "f.xlsx", OPEN + HEAD + GOOD + CLOSE, parts)) == (entries, errors)


def test_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inner.xlsx", rebuilt(tmp_path / "inner.xlsx", OPEN + HEAD + GOOD + CLOSE).read_bytes())
    assert outcome(path) == (0, [(1, "workbook")])


def test_encrypted_archive_is_refused(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "f.xlsx", OPEN + HEAD + GOOD + CLOSE)
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert outcome(path) == (0, [(1, "encrypted")])


def test_workbook_cut_anywhere_is_refused(tmp_path: Path) -> None:
    whole = rebuilt(tmp_path / "f.xlsx", OPEN + HEAD + GOOD + CLOSE).read_bytes()
    path = tmp_path / "cut.xlsx"
    for percent in range(1, 100):
        path.write_bytes(whole[: len(whole) * percent // 100])
        entries, errors = outcome(path)
        assert entries == 0 and [code for _, code in errors] in (["zip"], ["format"])


@pytest.mark.parametrize("at", range(40, 2_000, 190))
def test_workbook_with_a_changed_byte_is_read_or_refused(tmp_path: Path, at: int) -> None:
    content = bytearray(rebuilt(tmp_path / "f.xlsx", OPEN + HEAD + GOOD + CLOSE).read_bytes())
    content[at] ^= 0xFF
    (tmp_path / "g.xlsx").write_bytes(content)
    entries, errors = outcome(tmp_path / "g.xlsx")
    assert entries == 1 or errors


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2026, 2, 5), date(2026, 2, 5)),
        (datetime.combine(date(2026, 2, 5), time()), date(2026, 2, 5)),
        ("2026-02-05", date(2026, 2, 5)),
    ],
)
def test_day_of_a_cell_is_a_day(tmp_path: Path, value: object, day: date) -> None:
    assert only(workbook(tmp_path / "f.xlsx", HEADER, ("e1", "X", value))).valid_until == day


@pytest.mark.parametrize("epoch", [1900, 1904])
def test_day_is_the_same_in_the_calendars_of_1900_and_1904(tmp_path: Path, epoch: int) -> None:
    book = openpyxl.Workbook()
    book.epoch = (
        openpyxl.utils.datetime.CALENDAR_MAC_1904 if epoch == 1904 else openpyxl.utils.datetime.CALENDAR_WINDOWS_1900
    )
    sheet: Any = book.active
    sheet.append(HEADER)
    sheet.append(("e1", "X", date(2026, 2, 5)))
    book.save(tmp_path / "f.xlsx")
    assert only(tmp_path / "f.xlsx").valid_until == date(2026, 2, 5)


@pytest.mark.parametrize("value", [46058, 46058.5, datetime.combine(date(2026, 2, 5), time(12)), True])
def test_number_is_no_day(tmp_path: Path, value: object) -> None:
    assert outcome(workbook(tmp_path / "f.xlsx", HEADER, ("e1", "X", value))) == (0, [(2, "day")])


def test_whole_number_has_no_point_and_a_lost_zero_is_an_error(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", ("entry_id", "mark", "hs_codes"), ("e1", 501, 8517130000), ("e2", "X", 401))
    assert outcome(path) == (1, [(3, "hs_code")])


def test_merged_cell_speaks_in_its_first_row_alone(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (HEADER, ("e1", "X", None), ("e2", "Y", None)):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.save(tmp_path / "f.xlsx")
    assert outcome(tmp_path / "f.xlsx") == (1, [(3, "says_nothing")])


def test_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hidden: Any = book.active
    hidden.append(KZ)
    hidden.sheet_state = "hidden"
    shown = book.create_sheet("shown")
    shown.append(HEADER)
    shown.append(("e1", "X", None))
    book.save(tmp_path / "f.xlsx")
    assert outcome(tmp_path / "f.xlsx") == (1, [])


def test_sheet_that_expands_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    million = "y" * 1_000_000
    sheet = (OPEN + HEAD, *[million] * (LARGEST_SHEET // 1_000_000 + 1), CLOSE)
    path = rebuilt(tmp_path / "bomb.xlsx", sheet)
    assert path.stat().st_size < 1_000_000
    assert outcome(path) == (0, [(1, "too_large")])


@pytest.mark.parametrize("many", [False, True], ids=["one cell", "40,000 rows"])
def test_largest_workbook_takes_little_memory_and_time(tmp_path: Path, many: bool) -> None:
    """At most 200 MB more than before, and 30 s."""
    if many:
        body = (cells(row, f"e{row}") for row in range(2, 40_000))
    else:
        body = iter(['<row r="2"><c r="A2" t="inlineStr"><is><t>', *["y" * 1_000_000] * 60, "</t></is></c></row>"])
    path = rebuilt(tmp_path / "f.xlsx", (OPEN + HEAD, *body, CLOSE))
    ran = subprocess.run([sys.executable, "-c", PROGRAM, path], capture_output=True, text=True, timeout=90, check=True)
    _, megabytes, seconds = ran.stdout.split()
    assert int(megabytes) < 200
    assert float(seconds) < 30


def test_format_named_wrongly_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", HEADER, ("e1", "X", None))
    for name in ("csv", "jsonl"):
        with pytest.raises(FileRefused):
            read_entries(path, "XX-TEST", format=name)
    with pytest.raises(FileRefused):
        list(read_entries(path, "XX-TEST", format="kz"))
    assert isinstance(next(iter(read_entries(path, "XX-TEST", format="xlsx"))), RegisterEntry)
