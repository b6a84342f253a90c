"""A table of any other kind, read as a mapping file in TOML says: which column is which field, how days are written.

    encoding = "cp1251"                # of a CSV file; UTF-8 otherwise
    delimiter = ";"
    list_separator = ","               # between the items of one cell
    date_formats = ["%d.%m.%Y"]
    [columns]                          # header of the file = canonical column
    "Reg. No." = "register_number"
    [constants]                        # the same for every row
    object_type = "trademark"

Knows no values: what a cell may say is `canonical`'s.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from ..errors import FileRefused, InvalidQuestion, RowError
from . import csv_file
from .cells import join_list, shown
from .columns import COLUMNS, expected_name
from .rows import Line, Row
from .source import Source
from .tables import DEEPEST_HEADER, Table

DAYS = frozenset(
    "registration_date date_of_inclusion valid_until removed_on suspended_from suspended_until customs_letter_date"
    " as_of confirmed_on".split()
)
LISTS = frozenset("aliases authorised_importers representatives nice_classes hs_codes sources confirmed_on".split())
_SETTINGS = ("encoding", "delimiter", "list_separator", "date_formats", "columns", "constants")


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a mapping file says."""

    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    delimiter: str | None = None
    list_separator: str | None = None
    date_formats: tuple[str, ...] = ()

    def reader(self, opened: Table) -> Callable[[], Iterator[Row | RowError]]:
        """How the rows of an open file are read."""
        return lambda: self._rows(opened)

    def _rows(self, opened: Table) -> Iterator[Row | RowError]:
        lines = csv_file.read_lines(opened, self.delimiter) if isinstance(opened, Source) else opened.lines()
        where = self._header(opened.name, lines)
        for line in lines:
            yield line if isinstance(line, RowError) else self._row(line, where)

    def _header(self, file_name: str, lines: Iterator[Line | RowError]) -> dict[str, int]:
        """Where each canonical column is; raises FileRefused that names what no header has."""
        missing = list(self.columns)
        for line in islice(lines, DEEPEST_HEADER):
            if isinstance(line, RowError):
                continue
            names = [cell.strip() for cell in line.cells]
            lacking = [header for header in self.columns if header not in names]
            if not lacking:
                return {column: names.index(header) for header, column in self.columns.items()}
            missing = min(missing, lacking, key=len)
        expected = "a header with every column of the mapping"
        errors = [RowError(1, header, None, "no_column", expected) for header in missing]
        raise FileRefused(file_name, errors)

    def _row(self, line: Line, where: Mapping[str, int]) -> Row:
        cells = {column: line.cells[at] if at < len(line.cells) else "" for column, at in where.items()}
        return Row(
            line.line, {**self.constants, **{column: self._cell(column, cell) for column, cell in cells.items()}}
        )

    def _cell(self, column: str, cell: str) -> str:
        items = [cell]
        if column in LISTS and self.list_separator:
            items = [item.strip() for item in cell.split(self.list_separator) if item.strip()]
        if column in DAYS:
            items = [self._day(item) for item in items]
        return join_list(items) if column in LISTS and self.list_separator else items[0]

    def _day(self, cell: str) -> str:
        """The day as YYYY-MM-DD; as it is where no format fits, for the reader of the cell to refuse."""
        for written in self.date_formats:
            try:
                return datetime.strptime(cell.strip(), written).date().isoformat()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        return cell


def read_mapping(path: Path) -> TableMapping:
    """The mapping of a file. Raises InvalidQuestion that says what of it cannot be used, and OSError."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidQuestion("mapping", path.name, f"a TOML file: {error}") from None
    for name in said:
        if name not in _SETTINGS:
            raise InvalidQuestion("mapping", name, expected_name(name, _SETTINGS))
    columns, constants = _strings(said, "columns"), _strings(said, "constants")
    for column in [*columns.values(), *constants]:
        if column not in COLUMNS:
            raise InvalidQuestion("mapping", column, expected_name(column, COLUMNS))
    if not columns or len(set(columns.values())) < len(columns):
        raise InvalidQuestion("mapping", path.name, "a table of columns in which each canonical column stands once")
    formats = said.get("date_formats", [])
    if not isinstance(formats, list) or not all(isinstance(each, str) for each in formats):
        raise InvalidQuestion("mapping", "date_formats", "a list of formats such as %d.%m.%Y")
    encoding, delimiter, separator = (_text(said, name) for name in _SETTINGS[:3])
    return TableMapping(columns, constants, encoding, delimiter, separator, tuple(formats))


def _strings(said: Mapping[str, Any], name: str) -> dict[str, str]:
    table = said.get(name, {})
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise InvalidQuestion("mapping", name, "a table of texts")
    return table


def _text(said: Mapping[str, Any], name: str) -> str | None:
    value = said.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value or (name == "delimiter" and len(value) != 1):
        raise InvalidQuestion("mapping", name, f"a text; a delimiter is one character ({shown(str(value))})")
    return value
