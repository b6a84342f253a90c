"""An .xlsx workbook as rows of texts. Knows no columns and no register.

Read is the first sheet that is not hidden; a line is a row of it. Cells hold values: a formula is refused, because the
value stored beside it may be of another day. A merged cell says something in its first cell alone.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..errors import FileRefused, RowError
from . import xlsx_guard
from .rows import Line

MOST_ROWS = 1_048_576  # of the format itself
MOST_COLUMNS = 1_000
MOST_BLANK_ROWS = 10_000  # in a row; openpyxl makes a row of nothing for every number that a file leaves out
LONGEST_CELL = 100_000

# What openpyxl and the parsers below it raise for a workbook that is broken; a SyntaxError is the XML parser's.
_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, OSError, EOFError, ArithmeticError, SyntaxError)
_UNREADABLE_ZIP = (*_UNREADABLE, zipfile.BadZipFile, zlib.error, NotImplementedError)


class Workbook:
    """An open workbook; iterate over `lines()` once, as a context manager. Raises FileRefused where it is unsafe."""

    encoding = "utf-8"

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.bytes_total = path.stat().st_size
        self.bytes_read = 0
        xlsx_guard.check(path)
        import openpyxl  # 0.3 s that a question asked of the registers need not wait

        self._file = path.open("rb")  # ours to close: openpyxl leaves it open where a sheet is broken off
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl warns of styles that it does not know
                self._book = openpyxl.load_workbook(self._file, read_only=True, keep_links=False)
        except _UNREADABLE_ZIP as error:
            self._file.close()
            raise xlsx_guard.refused(self.name, "workbook", f"the workbook cannot be read: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; harmless when it is closed."""
        self._book.close()
        self._file.close()

    def lines(self) -> Iterator[Line | RowError]:
        """Every row that says something, and a RowError for one with a cell that cannot be read."""
        sheet = next((each for each in self._book.worksheets if each.sheet_state == "visible"), None)
        if sheet is None:
            raise xlsx_guard.refused(self.name, "workbook", "the workbook has no visible sheet")
        sheet.reset_dimensions()  # what a sheet claims of its size is not believed
        blank, number = 0, 0
        try:
            for number, cells in enumerate(sheet.iter_rows(), start=1):
                blank = 0 if any(cell.value is not None for cell in cells) else blank + 1
                if number > MOST_ROWS or blank > MOST_BLANK_ROWS or len(cells) > MOST_COLUMNS:
                    raise self._refused(number, "sheet_size", _SIZE)
                if not blank:
                    yield _line(number, cells)
        except _UNREADABLE_ZIP as error:
            raise self._refused(number + 1, "workbook", f"the sheet cannot be read further: {error}") from None
        self.bytes_read = self.bytes_total

    def _refused(self, line: int, code: str, expected: str) -> FileRefused:
        return FileRefused(self.name, [RowError(line, None, None, code, expected)])


_SIZE = (
    f"a sheet has at most {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns, and no gap of more than "
    f"{MOST_BLANK_ROWS:,} rows"
)


def _line(number: int, cells: Sequence[Any]) -> Line | RowError:
    texts = []
    for cell in cells:
        text = _text(cell.value)
        if (code := _unfit(cell, text)) is not None:
            return RowError(number, cell.coordinate, text[:200], code, _EXPECTED[code])
        texts.append(text)
    return Line(number, texts)


_EXPECTED = {
    "formula": "a value: paste the values over the formulas",
    "error_value": "a value: the cell holds the error of a formula",
    "too_long": f"at most {LONGEST_CELL:,} characters long",
}


def _unfit(cell: Any, text: str) -> str | None:
    if cell.value is None:
        return None
    if cell.data_type == "f":
        return "formula"
    if cell.data_type == "e":
        return "error_value"
    return "too_long" if len(text) > LONGEST_CELL else None


def _text(value: object) -> str:
    """A cell's value as it would be typed: days as YYYY-MM-DD, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
