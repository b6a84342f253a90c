"""Which format a register file has: named, or found from how it begins. Each format has its own module."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path

from ..entry import RegisterEntry
from ..errors import FileRefused, InvalidQuestion, RowError
from . import by_sheet, csv_file, jsonl_file, kg_sheet, kz_sheet, ru_opendata
from .canonical import read_row
from .columns import COLUMNS, expected_name
from .loaded import LoadedFile, Reading
from .mapped_file import read_mapping
from .rows import Row
from .source import Source
from .tables import Layout, Table, layout_of, places, read_canonical, read_layout
from .xlsx_file import Workbook
from .xlsx_guard import OLE, ZIP

Rows = Iterator[Row | RowError]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A format of a customs service: the header it is known by, what its rows become, and what it never tells.

    `silent` are the fields that no column of it carries: a file in this format says nothing of them.
    """

    layout: Layout
    read: Callable[[Rows, date], Rows]
    silent: tuple[str, ...]


_OURS = ("aliases", "sources", "confirmed_on", "as_of")

SHEETS: Mapping[str, Sheet] = {
    "kz": Sheet(kz_sheet.LAYOUT, kz_sheet.read, (*_OURS, "mark_kind", "authorised_importers")),
    "kg": Sheet(kg_sheet.LAYOUT, kg_sheet.read, (*_OURS, "note", "suspended_from", "suspended_until")),
    "by": Sheet(
        by_sheet.LAYOUT,
        by_sheet.read,
        (*_OURS, "note", "mark_kind", "authorised_importers", "customs_letter", "suspended_from", "suspended_until"),
    ),
    "ru-opendata": Sheet(
        ru_opendata.LAYOUT,
        ru_opendata.read,
        (
            *_OURS,
            "mark_kind",
            "authorised_importers",
            "representatives",
            "customs_letter",
            "suspended_from",
            "suspended_until",
        ),
    ),
}
FORMATS = ("csv", "jsonl", "xlsx", *SHEETS)


def silent_fields(format_name: str) -> tuple[str, ...]:
    """The fields of which a file in the format says nothing, so that what is known of them stays."""
    return SHEETS[format_name].silent if format_name in SHEETS else ()


def read_entries(
    path: str | Path,
    register_code: str,
    *,
    format: str | None = None,  # noqa: A002 - the word of the command line
    encoding: str | None = None,
    as_of: date | None = None,
    mapping: Path | None = None,
) -> LoadedFile[RegisterEntry]:
    """Open a register file; its rows are read as the answer is iterated over, once.

    `format` is a name of FORMATS, else it is found; `mapping` is a file that says how to read a table of another kind;
    `as_of` is the day the file was published, by which an object is known to be removed where no day is told. Raises
    FileRefused where no format is found, InvalidQuestion for a format, an encoding or a mapping that cannot be used,
    and OSError where the file cannot be opened.
    """
    if format is not None and format not in FORMATS:
        raise InvalidQuestion("format", format, expected_name(format, FORMATS))
    path = Path(path)
    plan = read_mapping(mapping) if mapping is not None else None
    if plan is not None:
        encoding = encoding or plan.encoding
    found = "mapping" if plan is not None else format or _find_format(path, encoding)
    opened = _open(path, encoding)
    try:
        rows = plan.reader(opened) if plan is not None else _reader(found, opened, as_of or date.today())  # noqa: DTZ011 - the day of whoever loads it
    except BaseException:
        opened.close()
        raise

    def read(row: Row) -> RegisterEntry | list[RowError]:
        return read_row(row.cells, row.line, register_code)

    return LoadedFile(opened, found, Reading(rows, read, attrgetter("entry_id"), "entry_id"))


def _reader(name: str, opened: Table, as_of: date) -> Callable[[], Rows]:
    """How the rows of an open file are read; raises FileRefused where it is not of the kind that the format needs."""
    if name in SHEETS:
        sheet = SHEETS[name]
        return lambda: sheet.read(read_layout(opened, sheet.layout), as_of)
    if isinstance(opened, Workbook):
        if name == "xlsx":
            return lambda: read_canonical(opened)
        raise _refused(opened.name, f"the file is a workbook, not {name}")
    if name == "jsonl":
        return lambda: jsonl_file.read_rows(opened)
    if name == "csv":
        return lambda: csv_file.read_rows(opened, COLUMNS)
    raise _refused(opened.name, "the file is no .xlsx workbook")


def _open(path: Path, encoding: str | None) -> Table:
    with path.open("rb") as file:
        begins = file.read(len(OLE))
    return Workbook(path) if begins.startswith((ZIP, OLE)) else Source(path, encoding)


def _find_format(path: Path, encoding: str | None) -> str:
    layouts = {name: sheet.layout for name, sheet in SHEETS.items()}
    with _open(path, encoding) as opened:
        if isinstance(opened, Source):
            return _find_in_text(opened, layouts)
        if found := layout_of(opened.lines(), layouts):
            return found
    raise _refused(path.name, f"no line at the top of the sheet is the header of a known format; {_KNOWN}")


def _find_in_text(source: Source, layouts: Mapping[str, Layout]) -> str:
    first = next((line for line in source.lines() if line.strip()), "")
    if first.lstrip().startswith("{"):
        return "jsonl"
    names = csv_file.header_of(first)[1]
    if found := next((name for name, layout in layouts.items() if places(layout, names)), None):
        return found  # asked first, because one column of the open data is called as one of ours
    if not first or set(names) & set(COLUMNS):
        return "csv"
    raise _refused(source.name, f"the first line is that of no known format; {_KNOWN}")


_KNOWN = f"the formats are {', '.join(FORMATS)}"


def _refused(name: str, expected: str) -> FileRefused:
    return FileRefused(name, [RowError(1, None, None, "format", expected)])
