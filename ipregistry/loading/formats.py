"""Which format a register file has: named, or found from its first line. Each format has its own module."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path

from ..entry import RegisterEntry
from ..errors import FileRefused, InvalidQuestion, RowError
from . import csv_file, jsonl_file
from .canonical import read_row
from .columns import COLUMNS, expected_name
from .loaded import LoadedFile, Reading
from .rows import Row
from .source import Source

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
) -> LoadedFile[RegisterEntry]:
    """Open a register file; its rows are read as the answer is iterated over, once.

    `format` is a name of FORMATS, else it is found. Raises FileRefused where no format is found, InvalidQuestion for a
    format or an encoding that is not known, and OSError where the file cannot be opened.
    """
    if format is not None and format not in FORMATS:
        raise InvalidQuestion("format", format, expected_name(format, FORMATS))
    path = Path(path)
    found = format or _find_format(path, encoding)

    def read(row: Row) -> RegisterEntry | list[RowError]:
        return read_row(row.cells, row.line, register_code)

    reading = Reading(FORMATS[found], read, attrgetter("entry_id"), "entry_id")
    return LoadedFile(Source(path, encoding), found, reading)


def _find_format(path: Path, encoding: str | None) -> str:
    with Source(path, encoding) as source:
        first = next((line for line in source.lines() if line.strip()), "")
    if first.lstrip().startswith("{"):
        return "jsonl"
    if not first or set(csv_file.header_of(first)[1]) & set(COLUMNS):
        return "csv"
    expected = f"the first line is that of no known format; the formats are {', '.join(FORMATS)}"
    raise FileRefused(path.name, [RowError(1, None, None, "format", expected)])
