"""Reading the cells of one row and gathering what is wrong with them. Knows no columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ..errors import RowError
from .cells import CellError

Value = TypeVar("Value")


class RowReader:
    """The cells of the row that begins on `line`, and the `errors` met while reading them.

    A cell that is absent, empty or blank says nothing.
    """

    def __init__(self, row: Mapping[str, str], line: int) -> None:
        self._said = {column: cell for column, cell in row.items() if cell and not cell.isspace()}
        self.line = line
        self.errors: list[RowError] = []

    def refuse(self, column: str | None, code: str, expected: str, value: str | None = None) -> None:
        """Note an error; the words as in RowError."""
        self.errors.append(RowError(self.line, column, value, code, expected))

    def cell(self, column: str) -> str:
        """The text of a cell, empty where it says nothing."""
        return self._said.get(column, "")

    def value(self, column: str, read: Callable[[str], Value]) -> Value | None:
        """What the cell says, or None where it says nothing or cannot be read."""
        cell = self._said.get(column)
        if cell is None:
            return None
        try:
            return read(cell)
        except CellError as error:
            self.refuse(column, error.code, error.expected, error.value)
            return None

    def values(self, readers: Mapping[str, Callable[[str], Any]]) -> dict[str, Any]:
        """What every cell says that has a reader and can be read, by column."""
        found = {}
        for column, cell in self._said.items():
            if (read := readers.get(column)) is not None:
                try:
                    found[column] = read(cell)
                except CellError as error:
                    self.refuse(column, error.code, error.expected, error.value)
        return found

    def needed(self, column: str, read: Callable[[str], Value]) -> Value | None:
        """As `value`, of a cell that must say something."""
        if not self.cell(column):
            self.refuse(column, "missing", "needed, and the cell is empty")
        return self.value(column, read)
