"""What every format makes of a file before its values are looked at: rows of named cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column; `line` is the line of the file on which it begins, from 1."""

    line: int
    cells: dict[str, str]
