"""What every format makes of a file before its values are looked at: lines of cells, and rows of named cells."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of a line of a table, in order; `line` is that of the file on which it begins, from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column; `line` is the line of the file on which it begins, from 1."""

    line: int
    cells: dict[str, str]


class Opened(Protocol):
    """A file while it is read, whatever it is made of."""

    @property
    def name(self) -> str: ...

    @property
    def encoding(self) -> str: ...

    @property
    def bytes_total(self) -> int: ...

    @property
    def bytes_read(self) -> int: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...
