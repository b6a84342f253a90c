"""Rows of the Kyrgyz sheet as entries: rows that a page's end cut in two joined, rows of several entries split.

Knows where numbers stand and how cells repeat; what they say is `kg_sheet`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..errors import RowError
from .cells import shown, split_list
from .prose import squeezed
from .register_number import numbers_in
from .rows import Row

_SHORTEST_NUMBER = 6
_SEE = re.compile(r"см\.?\s*№.*$", re.I | re.S)
# What an item of each column begins with, where several stand one after the other.
_BEGINS = {
    "mark": r"товары,?\s*маркированные",
    "document": r"свидетельст|международ|сертификат",
    "goods": r"мкту",
    "holder": r"правообладател|лицензиар",
    "term": None,
    "orders": None,
    "trusted": None,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the sheet: its line, its number, the cells that are its own, and the numbers printed beside its."""

    line: int
    number: str
    cells: dict[str, str]
    beside: tuple[str, ...] = ()


def entries_in(rows: Iterable[Row | RowError]) -> Iterator[Entry | RowError]:
    """The entries in order; a row without a number that can be read is a RowError."""
    waiting: Row | None = None
    for row in rows:
        if isinstance(row, RowError):
            yield row
            continue
        row = _moved(row)
        if waiting is not None and _numbers(_joined(waiting, row)) and not _numbers(row):
            row, waiting = _joined(waiting, row), None
        if waiting is not None:
            yield _without_number(waiting)
            waiting = None
        if _numbers(row):
            yield from _split(row)
        else:
            waiting = row
    if waiting is not None:
        yield _without_number(waiting)


def _numbers(row: Row) -> list[str]:
    return list(dict.fromkeys(numbers_in(_SEE.sub("", row.cells["number"]))))


def _moved(row: Row) -> Row:
    """The row without cells that only repeat its number, or that push the goods into the holder's place."""
    names = [name for name in row.cells if name]
    cells = [row.cells[name] for name in names] + split_list(row.cells.get("", ""))
    number = squeezed(cells[0])
    own = [cell for at, cell in enumerate(cells) if at == 0 or not number or squeezed(cell).lstrip("№") != number]
    if len(number) < _SHORTEST_NUMBER:
        own = cells
    if squeezed(row.cells["holder"]).startswith("мкту") and len(cells) > len(names):
        own = [cells[0], *cells[2:]]
    if len(own) == len(cells):
        return row
    return Row(row.line, {**dict(zip(names, [*own, *[""] * len(names)], strict=False)), "": ""})


def _joined(first: Row, second: Row) -> Row:
    return Row(first.line, {name: f"{cell} {second.cells[name]}".strip() for name, cell in first.cells.items()})


def _without_number(row: Row) -> RowError:
    number = row.cells["number"]
    return RowError(row.line, "register_number", shown(number), "no_number", "a number such as 00001/ТЗ-260510")


def _split(row: Row) -> Iterator[Entry]:
    numbers = _numbers(row)
    if len(numbers) == 1:
        yield Entry(row.line, numbers[0], row.cells)
        return
    parts = {name: _parts(name, cell, len(numbers)) for name, cell in row.cells.items()}
    for at, number in enumerate(numbers):
        beside = tuple(other for other in numbers if other != number)
        yield Entry(row.line, number, {name: cells[at] for name, cells in parts.items()}, beside)


def _parts(name: str, cell: str, count: int) -> list[str]:
    """As many cells as there are entries: by how items begin, by equal shares of what repeats, else all for each."""
    begins = _BEGINS.get(name)
    if begins is not None:
        at = [match.start() for match in re.finditer(begins, cell, re.I)]
        if len(at) == count - 1 and at[0] > 0:  # the first begins in another way
            at.insert(0, 0)
        if len(at) == count:
            return [cell[start:end] for start, end in zip(at, [*at[1:], len(cell)], strict=True)]
        return [cell] * count if name != "mark" else [""] * count
    words = cell.split()
    share = len(words) // count
    if share and len(words) % count == 0:
        return [" ".join(words[share * at : share * (at + 1)]) for at in range(count)]
    return [cell] * count
