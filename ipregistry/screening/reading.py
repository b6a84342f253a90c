"""A file of any format as pieces, read once from its beginning: the same pieces every time. Knows no answer."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from ..errors import FileRefused, InvalidQuestion, RowError
from ..loading.csv_file import header_of
from ..loading.rows import Line
from ..loading.tables import DEEPEST_HEADER
from ..loading.xlsx_file import Workbook
from ..loading.xlsx_guard import OLE, ZIP
from . import arrow, parquet_file
from .columns import find_columns, not_found, refuse_unknown_field
from .pieces import Cells, CellsPiece, LinesPiece, Piece, keys_of
from .plan import ROWS_A_CHUNK, ROWS_A_FILE, STANDARD, Plan, Wanted, defaults_of, format_of_name
from .text_table import TextTable


class Reading(Protocol):
    """An open file: the plan for it, how large it is in `unit`, which of its columns (or of its first line's keys) was
    taken for which field, and its pieces, once."""

    plan: Plan
    total: int
    unit: str
    taken: dict[str, str]

    def pieces(self) -> Iterator[Piece]: ...

    def close(self) -> None: ...


def open_reading(path: Path, output: Path, wanted: Wanted, today: date) -> Reading:
    """Open a file to be screened; raises FileRefused, InvalidQuestion and OSError."""
    input_format = wanted.input_format or format_of_name(path) or _format_of_bytes(path)
    output_format = wanted.output_format or format_of_name(output) or ("parquet" if path.is_dir() else "jsonl")
    if "parquet" in (input_format, output_format):
        arrow.needed()
    for field in wanted.named:
        refuse_unknown_field(field)
    in_folder = output_format == "parquet" and not output.suffix and output != STANDARD
    plan = Plan(
        *(input_format, output_format, (), {}, dict(wanted.named), defaults_of(wanted), wanted.on or today),
        chunk_rows=wanted.chunk_rows or (ROWS_A_FILE if in_folder else ROWS_A_CHUNK),
        in_folder=in_folder,
    )
    if input_format == "jsonl":
        return _Lines(path, plan)
    if input_format == "parquet":
        return parquet_file.ParquetReading(path, plan, wanted)
    if input_format == "xlsx":
        return _Sheet(path, plan, wanted)
    return _Text(path, plan, wanted)


def _format_of_bytes(path: Path) -> str:
    with path.open("rb") as file:
        begins = file.read(4096)
    if begins.startswith((ZIP, OLE)):
        return "xlsx"
    if begins.startswith(b"PAR1"):
        return "parquet"
    first = begins.decode("utf-8-sig", "replace").lstrip().partition("\n")[0]
    if first.startswith("{"):
        return "jsonl"
    return "csv" if find_columns(header_of(first)[1], {}) else "jsonl"


class _Lines:
    """JSON Lines; blank lines are no rows, and only a line feed ends one."""

    unit = "B"

    def __init__(self, path: Path, plan: Plan) -> None:
        self.plan = plan
        self.total = path.stat().st_size
        self._file: BinaryIO = path.open("rb")
        begins = len(BOM_UTF8) if self._file.read(len(BOM_UTF8)) == BOM_UTF8 else 0
        self._file.seek(begins)
        first = next((line for line in self._file if line.strip()), b"")
        self.taken = keys_of(first, plan)
        self._file.seek(begins)

    def pieces(self) -> Iterator[Piece]:
        lines = (line for line in self._file if line.strip())
        number = 0
        while chunk := list(islice(lines, self.plan.chunk_rows)):
            yield LinesPiece(number, chunk, sum(map(len, chunk)))
            number += 1

    def close(self) -> None:
        self._file.close()


class _Text:
    """CSV and TSV."""

    unit = "B"

    def __init__(self, path: Path, plan: Plan, wanted: Wanted) -> None:
        self._table = TextTable(path, wanted.encoding, "\t" if plan.input_format == "tsv" else None)
        self.total = self._table.bytes_total
        try:
            places = find_columns(self._table.header, wanted.named)
            if places is None:
                raise not_found(self._table.header)
        except InvalidQuestion:
            self.close()
            raise
        delimiter = self._table.delimiter if plan.output_format == plan.input_format else ","
        self.plan = replace(plan, own=_unlike(self._table.header), places=places, delimiter=delimiter)
        self.taken = self.plan.taken

    def pieces(self) -> Iterator[Piece]:
        rows, number, before = self._table.rows(), 0, 0
        while chunk := list(islice(rows, self.plan.chunk_rows)):
            after = self._table.bytes_read
            yield CellsPiece(number, chunk, after - before)
            number, before = number + 1, after

    def close(self) -> None:
        self._table.close()


class _Sheet:
    """The first visible sheet of a workbook; what stands above its header is not read."""

    unit = "rows"
    total = 0  # not known before the end

    def __init__(self, path: Path, plan: Plan, wanted: Wanted) -> None:
        self._book = Workbook(path)
        self._lines = self._book.lines()
        try:
            header, places = self._header(wanted)
        except BaseException:
            self.close()
            raise
        self.plan = replace(plan, own=_unlike(header), places=places)
        self.taken = self.plan.taken

    def _header(self, wanted: Wanted) -> tuple[list[str], dict[str, int]]:
        first: list[str] | None = None
        refusal: InvalidQuestion | None = None
        for line in islice(self._lines, DEEPEST_HEADER):
            if isinstance(line, Line):
                first = first or line.cells
                with suppress(InvalidQuestion):
                    if (places := find_columns(line.cells, wanted.named)) is not None:
                        return line.cells, places
        if wanted.named and first:
            try:
                find_columns(first, wanted.named)
            except InvalidQuestion as error:
                refusal = error
        raise refusal or not_found(first or [])

    def pieces(self) -> Iterator[Piece]:
        width = len(self.plan.own)
        rows = (_cells(line, width) for line in self._lines)
        number = 0
        while chunk := list(islice(rows, self.plan.chunk_rows)):
            yield CellsPiece(number, chunk, len(chunk))
            number += 1

    def close(self) -> None:
        self._book.close()


def _cells(line: Line | RowError, width: int) -> Cells:
    if isinstance(line, RowError):
        where = f"{line.column}: " if line.column else ""
        return Cells(line.line, [""] * width, f"{where}{line.value!r} is not {line.expected}")
    cells = [*line.cells, *[""] * (width - len(line.cells))]
    if any(cells[width:]):
        return Cells(line.line, cells[:width], f"the header has {width} cells and this row has {len(line.cells)}")
    return Cells(line.line, cells[:width])


def _unlike(header: list[str]) -> tuple[str, ...]:
    """The names of a header, each of them once: a second one is numbered, and one without a name is its place."""
    names: list[str] = []
    for at, name in enumerate(header, start=1):
        name, number = name or f"column_{at}", 2
        unlike = name
        while unlike in names:
            unlike, number = f"{name}_{number}", number + 1
        names.append(unlike)
    return tuple(names)


__all__ = ["FileRefused", "Reading", "open_reading"]
