"""A file while it is read: what its rows become, its errors, and how far it is. Knows no format and no columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..errors import FileRefused, RowError
from .rows import Opened, Row

Item = TypeVar("Item")

MOST_ERRORS_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Reading(Generic[Item]):
    """How a file is read: its rows, what one row becomes, and the id that no two rows may share."""

    rows: Callable[[], Iterator[Row | RowError]]
    read: Callable[[Row], Item | list[RowError]]
    id_of: Callable[[Item], str]
    id_column: str


class LoadedFile(Generic[Item]):
    """The items of one file: iterate over it, once, for each item or RowError, or over `entries()` for the items.

    While it is read: `bytes_read` of `bytes_total`; `rows_read` and `rows_rejected`; `error_count` counts every error
    and `errors` keeps the first MOST_ERRORS_KEPT. What makes the rest of the file unreadable is raised as FileRefused,
    with the errors met until then. An id met for the second time is an error that names both lines.
    """

    def __init__(self, source: Opened, format_name: str, reading: Reading[Item]) -> None:
        self.format = format_name
        self.file_name = source.name
        self.encoding = source.encoding
        self.errors: list[RowError] = []
        self.error_count = 0
        self.rows_read = 0
        self.rows_rejected = 0
        self._source = source
        self._reading = reading
        self._line_of: dict[str, int] = {}

    @property
    def bytes_total(self) -> int:
        return self._source.bytes_total

    @property
    def bytes_read(self) -> int:
        return self._source.bytes_read

    def close(self) -> None:
        """Close a file that was not read to its end; harmless otherwise."""
        self._source.close()

    def __iter__(self) -> Iterator[Item | RowError]:
        try:
            with self._source:
                for row in self._reading.rows():
                    self.rows_read += 1
                    found = [row] if isinstance(row, RowError) else self._item(row)
                    if isinstance(found, list):
                        self.rows_rejected += 1
                        self._count(found)
                        yield from found
                    else:
                        yield found
        except FileRefused as refused:
            self._count(refused.errors)
            raise FileRefused(self.file_name, self.errors) from None

    def entries(self, *, skip_bad_rows: bool = False) -> Iterator[Item]:
        """Only the items. At the end, FileRefused with every error of the file, unless bad rows are skipped."""
        for found in self:
            if not isinstance(found, RowError):
                yield found
        if self.errors and not skip_bad_rows:
            raise FileRefused(self.file_name, self.errors)

    def _item(self, row: Row) -> Item | list[RowError]:
        found = self._reading.read(row)
        if isinstance(found, list):
            return found
        item_id = self._reading.id_of(found)
        first = self._line_of.get(item_id)
        if first is None:
            self._line_of[item_id] = row.line
            return found
        column = self._reading.id_column
        expected = f"the only one of this {column} in the file: line {first} has it too"
        return [RowError(row.line, column, item_id, "twice", expected)]

    def _count(self, errors: Sequence[RowError]) -> None:
        self.error_count += len(errors)
        self.errors.extend(errors[: MOST_ERRORS_KEPT - len(self.errors)])
