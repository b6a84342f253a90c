"""Parquet files, one or a folder of them, as pieces that the workers read themselves. Knows no answer."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import FileRefused, InvalidQuestion, IpRegistryError, RowError
from .arrow import needed, plan_of, rows_of
from .lines import LineRefused
from .pieces import Asked, Piece, asked_of
from .plan import Plan, Wanted

if TYPE_CHECKING:
    import pyarrow
    from pyarrow import parquet

_READ_AT_ONCE = 1 << 20  # bytes of a column
_here = threading.local()  # the row group that a thread is in, and which one it is


@dataclass(frozen=True, slots=True)
class ParquetPiece:
    """Rows of one row group of a file, which the worker reads itself; `first` is their number in the data set."""

    number: int
    path: Path
    group: int
    start: int
    rows: int
    first: int

    @property
    def size(self) -> int:
        return self.rows

    def asked(self, plan: Plan) -> Iterator[Asked]:
        """The rows, each of them an error where the group is damaged; raises OSError where nobody can read the file."""
        try:
            batches = list(_group_of(self).taken(self.start, self.rows))
        except needed()[0].ArrowException as error:
            yield from self._damaged(plan, error)
            return
        except OSError as error:
            if error.errno is not None:  # the system's, and not what Arrow says of damaged pages
                raise
            yield from self._damaged(plan, error)
            return
        number = self.first
        for batch in batches:
            for row in rows_of(batch, number):
                yield asked_of(row, plan)
            number += batch.num_rows

    def _damaged(self, plan: Plan, error: Exception) -> Iterator[Asked]:
        _here.group = None
        said = f"row group {self.group} of {self.path.name} cannot be read: {str(error)[:200]}"
        return self.failed(plan, LineRefused(said))

    def failed(self, plan: Plan, error: IpRegistryError) -> Iterator[Asked]:
        for number in range(self.first, self.first + self.rows):
            yield Asked({"id": number}, [None] * len(plan.own), error)


class _Group:
    """A row group, read forward: of a million rows only those that are asked for are in memory.

    Workers take pieces in turns, and each skips what the others took.
    """

    def __init__(self, piece: ParquetPiece) -> None:
        self._path = piece.path
        file = _opened(piece.path, buffer_size=_READ_AT_ONCE)
        self._batches = file.iter_batches(piece.rows, row_groups=[piece.group])
        self._left: Any = None  # of the batch read last
        self.at = 0

    def taken(self, start: int, rows: int) -> Iterator[pyarrow.RecordBatch]:
        """The rows from `start`, which is not behind `at`."""
        end = start + rows
        while self.at < end:
            batch = self._left if self._left is not None else self._next()
            before = min(max(0, start - self.at), batch.num_rows)
            wanted = batch.slice(before, end - self.at - before)
            used = before + wanted.num_rows
            self._left = batch.slice(used) if used < batch.num_rows else None
            self.at += used
            if wanted.num_rows:
                yield wanted

    def _next(self) -> Any:
        if (batch := next(self._batches, None)) is None:
            raise _refused(self._path, "the file that it was when it was counted")
        return batch


def _group_of(piece: ParquetPiece) -> _Group:
    """The row group of a piece where this thread has come in it, or from its beginning."""
    told = piece.path.stat()
    which: Hashable = (piece.path, piece.group, told.st_ino, told.st_size, told.st_mtime_ns)
    group: _Group | None = getattr(_here, "group", None)
    if group is None or _here.which != which or group.at > piece.start:
        group = _Group(piece)
        _here.group, _here.which = group, which
    return group


class ParquetReading:
    """A Parquet file, or a folder of them: their rows by file name, and as they stand in each."""

    unit = "rows"

    def __init__(self, path: Path, plan: Plan, wanted: Wanted) -> None:
        self._files = files_of(path)
        schemas = [_looked_at(file).schema_arrow.remove_metadata() for file in self._files]
        for file, schema in zip(self._files, schemas, strict=True):
            if not schema.equals(schemas[0]):
                raise _refused(file, f"a file with the columns of {self._files[0].name}")
        self.plan = plan_of(plan, schemas[0], wanted)
        self.taken = self.plan.taken
        self.total = sum(_looked_at(file).metadata.num_rows for file in self._files)

    def pieces(self) -> Iterator[Piece]:
        number, first = 0, 1
        for path in self._files:
            metadata = _looked_at(path).metadata
            for group in range(metadata.num_row_groups):
                rows = metadata.row_group(group).num_rows
                for start in range(0, rows, self.plan.chunk_rows):
                    many = min(self.plan.chunk_rows, rows - start)
                    yield ParquetPiece(number, path, group, start, many, first)
                    number, first = number + 1, first + many

    def close(self) -> None:
        """Nothing stays open between pieces."""


def _looked_at(path: Path) -> parquet.ParquetFile:
    """What a file says of itself; it is closed."""
    with _opened(path) as file:
        return file


def _opened(path: Path, **options: Any) -> parquet.ParquetFile:
    pyarrow, parquet = needed()
    try:
        return parquet.ParquetFile(path, **options)
    except pyarrow.ArrowException as error:
        raise _refused(path, f"a Parquet file: {error}") from None


def files_of(path: Path) -> list[Path]:
    """The files of a data set in their order; raises InvalidQuestion where a folder has none."""
    if not path.is_dir():
        return [path.absolute()]
    files = sorted(each for each in path.rglob("*.parquet") if not each.name.startswith((".", "_")))
    if not files:
        raise InvalidQuestion("INPUT", path, "a folder with Parquet files")
    return [each.absolute() for each in files]


def _refused(path: Path, expected: str) -> FileRefused:
    return FileRefused(path.name, [RowError(1, None, None, "parquet", f"not {expected}"[:300])])
