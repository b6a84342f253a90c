"""Which format a file has, and the entries of a file of any format, with the errors of all its rows.

A format is named, or found from the first line. Knows no cells: each format has its own module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..entry import RegisterEntry
from ..errors import FileRefused, InvalidQuestion, RowError
from . import csv_file, jsonl_file
from .canonical import read_row
from .columns import COLUMNS, expected_name
from .rows import Row
from .source import Source

MOST_ERRORS_KEPT = 1_000

FORMATS: Mapping[str, Callable[[Source], Iterator[Row | RowError]]] = {
    "csv": lambda source: csv_file.read_rows(source, COLUMNS),
    "jsonl": jsonl_file.read_rows,
}


def read_entries(
    path: str | Path,
    register_code: str,
    *,
    format: str | None = None,  # noqa: A002 - the word of the command line
    encoding: str | None = None,
) -> LoadedFile:
    """Open a register file; its rows are read as the answer is iterated over, once.

    `format` is a name of FORMATS, else it is found. Raises FileRefused where no format is found, InvalidQuestion for a
    format or an encoding that is not known, and OSError where the file cannot be opened.
    """
    if format is not None and format not in FORMATS:
        raise InvalidQuestion("format", format, expected_name(format, FORMATS))
    path = Path(path)
    found = format or _find_format(path, encoding)
    return LoadedFile(Source(path, encoding), found, register_code)


def _find_format(path: Path, encoding: str | None) -> str:
    with Source(path, encoding) as source:
        first = next((line for line in source.lines() if line.strip()), "")
    if first.lstrip().startswith("{"):
        return "jsonl"
    if not first or set(csv_file.header_of(first)[1]) & set(COLUMNS):
        return "csv"
    expected = f"the first line is that of no known format; the formats are {', '.join(FORMATS)}"
    raise FileRefused(path.name, [RowError(1, None, None, "format", expected)])


class LoadedFile:
    """The entries of one file: iterate over it for each RegisterEntry or RowError, or over `entries()`.

    While it is read: `bytes_read` of `bytes_total`; `rows_read` and `rows_rejected`; `error_count` counts every error
    and `errors` keeps the first MOST_ERRORS_KEPT. What makes the rest of the file unreadable is raised as FileRefused,
    with the errors met until then. An entry_id met for the second time is an error that names both lines.
    """

    def __init__(self, source: Source, format_name: str, register: str) -> None:
        self.format = format_name
        self.register = register
        self.file_name = source.name
        self.encoding = source.encoding
        self.errors: list[RowError] = []
        self.error_count = 0
        self.rows_read = 0
        self.rows_rejected = 0
        self._source = source
        self._line_of: dict[str, int] = {}

    @property
    def bytes_total(self) -> int:
        return self._source.bytes_total

    @property
    def bytes_read(self) -> int:
        return self._source.bytes_read

    def __iter__(self) -> Iterator[RegisterEntry | RowError]:
        try:
            with self._source:
                for row in FORMATS[self.format](self._source):
                    yield from self._read(row)
        except FileRefused as refused:
            self._count(refused.errors)
            raise FileRefused(self.file_name, self.errors) from None

    def entries(self, *, skip_bad_rows: bool = False) -> Iterator[RegisterEntry]:
        """Only the entries. At the end, FileRefused with every error of the file, unless bad rows are skipped."""
        for found in self:
            if isinstance(found, RegisterEntry):
                yield found
        if self.errors and not skip_bad_rows:
            raise FileRefused(self.file_name, self.errors)

    def _read(self, row: Row | RowError) -> Iterator[RegisterEntry | RowError]:
        self.rows_read += 1
        found = [row] if isinstance(row, RowError) else self._entry(row)
        if isinstance(found, RegisterEntry):
            yield found
        else:
            self.rows_rejected += 1
            self._count(found)
            yield from found

    def _entry(self, row: Row) -> RegisterEntry | list[RowError]:
        found = read_row(row.cells, row.line, self.register)
        if isinstance(found, RegisterEntry):
            first = self._line_of.setdefault(found.entry_id, row.line)
            if first != row.line:
                expected = f"an entry_id met only once in the file (line {first} has it too)"
                return [RowError(row.line, "entry_id", found.entry_id, "entry_twice", expected)]
        return found

    def _count(self, errors: list[RowError] | tuple[RowError, ...]) -> None:
        self.error_count += len(errors)
        self.errors.extend(errors[: MOST_ERRORS_KEPT - len(self.errors)])
