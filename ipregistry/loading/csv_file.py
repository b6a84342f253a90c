"""A CSV file as lines of cells, or as rows of named cells. Knows which columns it may have, not what they mean.

Quoting is RFC 4180's, strictly; the delimiter is the comma, semicolon or tab under which the header line has most known
names. The line of a row is the physical line on which it begins; the header is line 1.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from ..errors import FileRefused, RowError
from .cells import shown
from .columns import expected_name
from .rows import Line, Row
from .source import LONGEST_LINE, Source

DELIMITERS = (",", ";", "\t")
MOST_COLUMNS = 1_000
LONGEST_CELL = 1_000_000

# The limit is the csv module's own, one for the process; its default of 131,072 is below a list cell of ours.
csv.field_size_limit(LONGEST_CELL)


def header_of(line: str) -> tuple[str, list[str]]:
    """The delimiter of a header line and its names, lower-case; the delimiter that makes most names wins."""
    readings = [(delimiter, _names(line, delimiter)) for delimiter in DELIMITERS]
    return max(readings, key=lambda reading: len(reading[1]))


def _names(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []
    return [cell.strip().lower() for cell in cells]


def read_rows(source: Source, known: Sequence[str]) -> Iterator[Row | RowError]:
    """Every row, in order; a row of too few or too many cells is a RowError, and a blank one is nothing.

    Raises FileRefused for what makes the rest of the file unreadable: the header, the encoding, the quoting.
    """
    lines = _Lines(source)
    delimiter, names = header_of(next(lines, ""))
    refuse_header(source.name, 1, names, known)
    return (_named(line, names) for line in _rest(source, lines, delimiter, len(names)))


def read_lines(source: Source, delimiter: str | None = None) -> Iterator[Line | RowError]:
    """Every line that says something, the header too, whatever it names; otherwise as `read_rows`."""
    lines = _Lines(source)
    header = next(lines, "")
    names = next(csv.reader([header], delimiter=delimiter or header_of(header)[0]), [])
    yield Line(1, names)
    yield from _rest(source, lines, delimiter or header_of(header)[0], len(names))


def _named(line: Line | RowError, names: Sequence[str]) -> Row | RowError:
    return line if isinstance(line, RowError) else Row(line.line, dict(zip(names, line.cells, strict=True)))


def _rest(source: Source, lines: _Lines, delimiter: str, width: int) -> Iterator[Line | RowError]:
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while (cells := _next_row(source, lines, rows)) is not None:
        if not any(cells):
            continue
        if len(cells) == width:
            yield Line(lines.row_begins, cells)
        else:
            expected = f"the header has {width} cells and this row has {len(cells)}"
            yield RowError(lines.row_begins, None, None, "cells", expected)


class _Lines:
    """The lines of a file, counted, with a limit on how many characters one row takes."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines = source.lines()
        self.number = 0
        self.begin_row()

    def begin_row(self) -> None:
        self.row_begins = self.number + 1
        self._characters = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self._characters += len(line)
        if self._characters > LONGEST_LINE:
            raise self._source.refused(
                self.row_begins, "row_too_long", f"a row has at most {LONGEST_LINE:,} characters"
            )
        return line


def _next_row(source: Source, lines: _Lines, rows: Iterator[list[str]]) -> list[str] | None:
    lines.begin_row()
    try:
        return next(rows, None)
    except csv.Error as error:
        raise source.refused(lines.row_begins, "quoting", f"the row cannot be read as CSV: {error}") from None


def refuse_header(file_name: str, line: int, names: Sequence[str], known: Sequence[str]) -> None:
    """Raise FileRefused with all that is wrong with the names of a header."""
    errors = list(_header_errors(line, names, known))
    if errors:
        raise FileRefused(file_name, errors)


def _header_errors(line: int, names: Sequence[str], known: Sequence[str]) -> Iterator[RowError]:
    if not any(names):
        yield RowError(line, None, None, "no_header", "the first line is not a header of column names")
    elif len(names) > MOST_COLUMNS:
        many = f"a file has at most {MOST_COLUMNS:,} columns (it has {len(names):,})"
        yield RowError(line, None, None, "columns", many)
    else:
        for index, name in enumerate(names):
            if name not in known:
                yield RowError(line, shown(name), shown(name), "unknown_column", expected_name(name, known))
            elif name in names[:index]:
                yield RowError(line, name, name, "column_twice", "a column that is named only once")
