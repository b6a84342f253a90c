"""The formats of a file that is written, and the writing of a whole file. Knows no entry's meaning."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import orjson

from ..entry import RegisterEntry
from ..loading.columns import COLUMNS
from ..loading.writing import to_cells
from ..record import to_record
from .xlsx_file import sheet

# What a spreadsheet takes for the beginning of a formula, full-width forms too. The space before it is what reading
# takes away again, so that the file is loaded as the same entries.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format: its media type, and the pieces of a file of entries."""

    media_type: str
    pieces: Callable[[Iterable[RegisterEntry]], Iterator[bytes]]


def _csv(entries: Iterable[RegisterEntry]) -> Iterator[bytes]:
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for entry in entries:
        writer.writerow({column: neutralised(cell) for column, cell in to_cells(entry).items()})
        if text.tell() >= _CHUNK:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def neutralised(cell: str) -> str:
    """The cell with a space before what a spreadsheet would run as a formula."""
    return f" {cell}" if cell.startswith(_FORMULA) else cell


def _jsonl(entries: Iterable[RegisterEntry]) -> Iterator[bytes]:
    for entry in entries:
        yield orjson.dumps(to_record(entry), option=orjson.OPT_APPEND_NEWLINE)


def _xlsx(entries: Iterable[RegisterEntry]) -> Iterator[bytes]:
    """Cells of a workbook are texts, and a text is never run."""
    return sheet(COLUMNS, (tuple(to_cells(entry).values()) for entry in entries))


FORMATS: Mapping[str, ExportFormat] = {
    "csv": ExportFormat("text/csv", _csv),
    "jsonl": ExportFormat("application/x-ndjson", _jsonl),
    "xlsx": ExportFormat("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
}


def write_file(path: Path, format_name: str, entries: Iterable[RegisterEntry]) -> int:
    """Write a file that appears when it is complete; how many entries. Raises OSError, and leaves nothing then."""
    counted = _Counted(entries)
    descriptor, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in FORMATS[format_name].pieces(counted):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return counted.number


class _Counted:
    """The entries, counted as they pass."""

    def __init__(self, entries: Iterable[RegisterEntry]) -> None:
        self._entries = entries
        self.number = 0

    def __iter__(self) -> Iterator[RegisterEntry]:
        for entry in self._entries:
            self.number += 1
            yield entry


def _umask() -> int:
    """The mask of this process, which can only be asked by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
