"""A CSV or TSV file as rows of cells. Knows no column.

Quoting is RFC 4180's, read leniently: a listing has `6" tablet` in it. A row that is not text in the file's encoding,
or has more or fewer cells than the header, is told as such and lost no more than any other.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ..errors import FileRefused, RowError
from ..loading.csv_file import header_of
from ..loading.source import LONGEST_LINE, Source
from .pieces import Cells

_TRIED = 1_000  # lines by which an encoding is judged that nobody declared


class TextTable:
    """An open file: its `header`, and then its `rows()`, once."""

    def __init__(self, path: Path, encoding: str | None, delimiter: str | None) -> None:
        with Source(path, encoding) as source:
            self.encoding = source.encoding
        self._path = path
        self.bytes_total = path.stat().st_size
        if encoding is None:
            self._refuse_wrong_encoding()
        # Undecodable bytes become lone surrogates, by which their row is known.
        self._raw = path.open("rb")
        text = io.TextIOWrapper(self._raw, self.encoding, errors="surrogateescape", newline="")
        self._lines = _Lines(text, path.name)
        first = next(self._lines, "")
        self.delimiter = delimiter or header_of(first)[0]
        self._reader = csv.reader(_Again(first, self._lines), delimiter=self.delimiter)
        self.header = [name.strip() for name in next(self._reader, [])]

    @property
    def bytes_read(self) -> int:
        return self._raw.tell()

    def close(self) -> None:
        self._raw.close()

    def rows(self) -> Iterator[Cells]:
        """Every row under the header; blank ones are none."""
        while True:
            begins = self._lines.number + 1
            self._lines.characters = 0
            try:
                cells = next(self._reader, None)
            except csv.Error as error:
                yield Cells(begins, [""] * len(self.header), f"the row cannot be read as CSV: {error}")
                continue
            if cells is None:
                return
            if any(cells):
                yield self._row(begins, cells)

    def _row(self, line: int, cells: list[str]) -> Cells:
        width = len(self.header)
        fitted = [_printable(cell) for cell in (*cells, *[""] * (width - len(cells)))][:width]
        if fitted[: len(cells)] != cells[:width]:
            return Cells(line, fitted, f"the row is not text in {self.encoding}")
        if len(cells) != width:
            return Cells(line, fitted, f"the header has {width} cells and this row has {len(cells)}")
        return Cells(line, cells)

    def _refuse_wrong_encoding(self) -> None:
        """A file of which most lines that are not plain ASCII cannot be decoded is in another encoding."""
        good, bad = 0, []
        with self._path.open("rb") as raw:
            text = io.TextIOWrapper(raw, self.encoding, errors="surrogateescape", newline="")
            for number, line in enumerate(islice(text, _TRIED), start=1):
                if not line.isascii():
                    undecoded = _printable(line) != line
                    bad += [number] if undecoded else []
                    good += not undecoded
        if len(bad) > good:
            expected = f"not text in {self.encoding}; declare the encoding of the file with --encoding"
            raise FileRefused(self._path.name, [RowError(bad[0], None, None, "encoding", expected)])


def _printable(cell: str) -> str:
    """The cell without half surrogates, which stand for bytes that are no text."""
    return cell if cell.isascii() else cell.encode("utf-8", "replace").decode()


class _Lines:
    """The lines of a file, counted; one row may not swallow the rest of it."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self._text = text
        self._name = name
        self.number = 0
        self.characters = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self.characters += len(line)
        if self.characters >= LONGEST_LINE:
            expected = f"a row has at most {LONGEST_LINE:,} characters: is a quotation mark never closed?"
            raise FileRefused(self._name, [RowError(self.number, None, None, "row_too_long", expected)])
        return line


class _Again:
    """A line that was looked at already, and then the others."""

    def __init__(self, first: str, rest: _Lines) -> None:
        self._first: str | None = first
        self._rest = rest

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if (first := self._first) is not None:
            self._first = None
            return first
        return next(self._rest)
