"""Tables whose header stands anywhere in the first lines: which columns are where. Knows no customs service.

A layout knows its columns by words of their headers, compared without regard to spaces, signs and case, because sheets
made of PDF files break words. What is above the header is not read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from ..errors import FileRefused, RowError
from . import csv_file
from .cells import join_list
from .columns import COLUMNS
from .rows import Line, Row
from .source import Source
from .xlsx_file import Workbook

DEEPEST_HEADER = 20

Table = Source | Workbook
Layout = Mapping[str, str]
"""Our name of each column, and the words with which its header begins, squashed."""


def squashed(text: str) -> str:
    """Letters and digits alone, small."""
    return "".join(c for c in unicodedata.normalize("NFC", text[:1_000]).casefold() if c.isalnum())


def open_table(opened: Table) -> Iterator[Line | RowError]:
    """The lines of a CSV file or of a workbook."""
    return csv_file.read_lines(opened) if isinstance(opened, Source) else opened.lines()


def places(layout: Layout, cells: Sequence[str]) -> dict[str, int] | None:
    """Where the columns of a layout are in a header, or None where one of them is missing."""
    headers = [squashed(cell) for cell in cells]
    found: dict[str, int] = {}
    for name, words in layout.items():
        at = [index for index, header in enumerate(headers) if header.startswith(words) and index not in found.values()]
        if not at:
            return None
        found[name] = min(at, key=lambda index: headers[index] != words)
    return found


def layout_of(lines: Iterable[Line | RowError], layouts: Mapping[str, Layout]) -> str | None:
    """The name of the layout whose header is among the first lines; `xlsx` where our own column names are."""
    for line in islice(lines, DEEPEST_HEADER):
        if isinstance(line, Line):
            for name, layout in layouts.items():
                if places(layout, line.cells) is not None:
                    return name
            if _names(line.cells) & set(COLUMNS):
                return "xlsx"
    return None


def read_layout(opened: Table, layout: Layout) -> Iterator[Row | RowError]:
    """The rows under the header, by our names; the cells of other columns are one list under the name ``.

    Raises FileRefused where no line is the header.
    """
    lines = open_table(opened)
    where = None
    for line in islice(lines, DEEPEST_HEADER):
        if isinstance(line, Line) and (where := places(layout, line.cells)) is not None:
            break
    if where is None:
        expected = f"none of the first {DEEPEST_HEADER} lines is the header of this format"
        raise FileRefused(opened.name, [RowError(1, None, None, "no_header", expected)])
    for line in lines:
        yield line if isinstance(line, RowError) else _by_name(line, where)


def _by_name(line: Line, where: Mapping[str, int]) -> Row:
    cells = {name: line.cells[at] if at < len(line.cells) else "" for name, at in where.items()}
    cells[""] = join_list([cell for at, cell in enumerate(line.cells) if at not in where.values()])
    return Row(line.line, cells)


def read_canonical(workbook: Workbook, known: Sequence[str] = COLUMNS) -> Iterator[Row | RowError]:
    """The rows of a workbook whose header is of our own column names."""
    lines = workbook.lines()
    names: list[str] = []
    for line in islice(lines, DEEPEST_HEADER):
        if isinstance(line, Line) and (_names(line.cells) & set(known)):
            names = [cell.strip().lower() for cell in _without_tail(line.cells)]
            csv_file.refuse_header(workbook.name, line.line, names, known)
            break
    else:
        csv_file.refuse_header(workbook.name, 1, [], known)
    for line in lines:
        yield line if isinstance(line, RowError) else _named(line, names)


def _names(cells: Sequence[str]) -> set[str]:
    return {cell.strip().lower() for cell in cells}


def _without_tail(cells: list[str]) -> list[str]:
    """The cells up to the last that says something."""
    return cells[: max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)]


def _named(line: Line, names: Sequence[str]) -> Row | RowError:
    cells = _without_tail(line.cells)
    if len(cells) > len(names):
        expected = f"the header has {len(names)} cells and this row has {len(cells)}"
        return RowError(line.line, None, None, "cells", expected)
    return Row(line.line, dict(zip(names, [*cells, *[""] * (len(names) - len(cells))], strict=True)))
