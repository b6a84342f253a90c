"""Parquet files, one or a folder of them, as pieces that the workers read themselves. Knows no answer."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import FileRefused, InvalidQuestion, RowError
from .arrow import needed, plan_of, rows_of
from .lines import LineRefused
from .pieces import Asked, Piece, asked_of
from .plan import Plan, Wanted

if TYPE_CHECKING:
    import pyarrow
    from pyarrow import parquet

_READ_AT_ONCE = 1 << 20  # bytes of a column
_MOST_KEPT = 8  # row groups that the threads of a process are in
_kept: OrderedDict[Hashable, _Group] = OrderedDict()


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
            batches = _taken(self, plan.chunk_rows)
        except (needed()[0].ArrowException, OSError) as error:
            if getattr(error, "errno", None) is not None:  # the system's, and not what Arrow says of damaged pages
                raise
            said = f"row group {self.group} of {self.path.name} cannot be read: {str(error)[:200]}"
            refused = LineRefused(said)
            return (replace(asked, refused=refused) for asked in self.unread(plan))
        return self._asked(plan, batches)

    def _asked(self, plan: Plan, batches: list[pyarrow.RecordBatch]) -> Iterator[Asked]:
        number = self.first
        for batch in batches:
            for row in rows_of(batch, number, plan):
                yield asked_of(row, plan)
            number += batch.num_rows

    def unread(self, plan: Plan) -> Iterator[Asked]:
        for number in range(self.first, self.first + self.rows):
            identity = None if "id" in plan.places else number
            yield Asked({"id": identity}, [None] * len(plan.own))


class _Group:
    """A row group, read forward: of a million rows only those that are asked for are decoded and in memory.

    Workers take pieces in turns, and each skips what the others took.
    """

    def __init__(self, piece: ParquetPiece, rows_at_once: int) -> None:
        self._path = piece.path
        file = _opened(piece.path, buffer_size=_READ_AT_ONCE, pre_buffer=False, page_checksum_verification=True)
        self.rows = file.metadata.row_group(piece.group).num_rows
        self._batches = file.iter_batches(rows_at_once, row_groups=[piece.group], use_threads=False)
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


def _taken(piece: ParquetPiece, rows_at_once: int) -> list[pyarrow.RecordBatch]:
    """The rows of a piece, from where this thread has come in its row group, or from the group's beginning.

    A group is not kept while it is read, so that none is whose reading failed.
    """
    told = piece.path.stat()
    which = (threading.get_ident(), piece.path, piece.group, told.st_ino, told.st_size, told.st_mtime_ns)
    group = _kept.pop(which, None)
    if group is None or group.at > piece.start:
        group = _Group(piece, rows_at_once)
    batches = list(group.taken(piece.start, piece.rows))
    if group.at < group.rows:
        _kept[which] = group
        if len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return batches


def let_go() -> None:
    """Close the files that are read in this process: a job has ended."""
    _kept.clear()


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
        let_go()


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
