"""Arrow: batches as questions, and answers as batches and as Parquet. The libraries are in the extra `cluster`.

Knows no file, no pool and no job; `screen_batch` is what anybody's cluster may call.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..clock import today
from ..errors import IpRegistryError
from .cells import to_text
from .columns import find_columns, not_found
from .lines import LineChecker
from .pieces import Cells, asked_of
from .plan import Plan, Wanted, defaults_of
from .result_columns import LISTS, RESULTS, results_of

if TYPE_CHECKING:
    import pyarrow

Screened = tuple[Any, dict[str, Any]]  # the row's own cells, and the answer with its id


def needed() -> tuple[Any, Any]:
    """pyarrow and pyarrow.parquet; raises IpRegistryError that names the extra where they are not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise IpRegistryError("Parquet needs pyarrow: pip install 'customs-ipregistry[cluster]'") from None
    return pyarrow, parquet


def screen_batch(
    snapshot: Path | str,
    batch: pyarrow.RecordBatch | pyarrow.Table,
    *,
    named: Mapping[str, str] | None = None,
    registers: Sequence[str] = (),
    country: str | None = None,
    on: date | None = None,
) -> pyarrow.RecordBatch | pyarrow.Table:
    """The batch, or table, with the columns of our answers after its own, row by row.

    `snapshot` is the directory of an index, which a process opens once; the others are what `ipregistry screen` has as
    options. A row that cannot be checked has its `error`. Raises InvalidQuestion where no column is the description.
    """
    from .worker import opened

    wanted = Wanted(named=dict(named or {}), registers=tuple(registers), country=country, on=on)
    plan = plan_of(Plan("parquet", "parquet", (), {}, {}, defaults_of(wanted), on or today()), batch.schema, wanted)
    directory = Path(snapshot)
    return _screened(LineChecker(opened(directory, directory.name), plan.today), plan, batch, 1)


def screen_table(checker: LineChecker, exported: Any, named: Mapping[str, str]) -> pyarrow.Table:
    """What exports an Arrow stream, as a table with our columns after its own; raises InvalidQuestion as above."""
    table = needed()[0].table(exported)
    plan = plan_of(Plan("parquet", "parquet", (), {}, {}, {}, today()), table.schema, Wanted(named=dict(named)))
    return _screened(checker, plan, table, 0)


def _screened(checker: LineChecker, plan: Plan, data: Any, first: int) -> Any:
    """A batch, or a table as its batches; rows that have no id are numbered from `first`."""
    from .worker import answer_of

    pyarrow, _ = needed()
    if isinstance(data, pyarrow.RecordBatch):
        rows = (asked_of(row, plan) for row in rows_of(data, first, plan))
        return _joined(data, plan, [answer_of(asked, checker.answer_value) for asked in rows])
    batches = []
    for batch in data.to_batches():
        batches.append(_screened(checker, plan, batch, first))
        first += batch.num_rows
    return pyarrow.Table.from_batches(batches, schema=schema_of(plan))


def plan_of(plan: Plan, schema: pyarrow.Schema, wanted: Wanted) -> Plan:
    """The plan for a table of a schema."""
    places = find_columns(schema.names, wanted.named)
    if places is None:
        raise not_found(schema.names)
    return replace(plan, own=tuple(schema.names), places=places, schema=schema.serialize().to_pybytes())


class Place(NamedTuple):
    """Where the cells of a row stand."""

    batch: Any
    at: int


def rows_of(batch: pyarrow.RecordBatch, first: int, plan: Plan) -> Iterator[Cells]:
    """The rows of a batch, numbered from `first`; one with a cell that Python cannot hold is told as such.

    Where no table of text comes out, only the fields of a question are cells, and all else stays as it is.
    """
    stays = plan.output_format in ("parquet", "jsonl")
    wanted = set(plan.places.values()) if stays else set(range(batch.num_columns))
    none = [None] * batch.num_rows
    told: Iterator[tuple[list[Any], str | None]]
    try:
        columns = [column.to_pylist() if at in wanted else none for at, column in enumerate(batch.columns)]
        rows = ([column[number] for column in columns] for number in range(batch.num_rows))
        told = ((cells, None) for cells in rows)
    except (ValueError, OverflowError):
        told = (_cell_by_cell(batch, number, wanted) for number in range(batch.num_rows))
    for number, (cells, wrong) in enumerate(told):
        yield Cells(first + number, cells, wrong, Place(batch, number) if stays else None)


def _cell_by_cell(batch: pyarrow.RecordBatch, number: int, wanted: Collection[int]) -> tuple[list[Any], str | None]:
    """A row, and why it cannot be asked: text that is no UTF-8, a day of no calendar. Such a cell is empty."""
    cells, wrong = [], None
    for at, (name, column) in enumerate(zip(batch.schema.names, batch.columns, strict=True)):
        try:
            cells.append(column[number].as_py() if at in wanted else None)
        except (ValueError, OverflowError) as error:
            cells.append(None)
            wrong = wrong or f"column {name[:80]} cannot be read: {str(error)[:200]}"
    return cells, wrong


def _joined(batch: pyarrow.RecordBatch, plan: Plan, answers: Sequence[Mapping[str, Any]]) -> pyarrow.RecordBatch:
    pyarrow, _ = needed()
    ours = _arrays([results_of(answer) for answer in answers])
    return pyarrow.RecordBatch.from_arrays([*batch.columns, *ours], schema=schema_of(plan))


def _names(plan: Plan) -> tuple[str, ...]:
    return plan.columns[len(plan.columns) - len(RESULTS) :]


def _arrays(results: Sequence[tuple[Any, ...]]) -> list[Any]:
    pyarrow, _ = needed()
    columns = list(zip(*results, strict=True)) or [()] * len(RESULTS)
    types = {"score": pyarrow.float64(), **{name: pyarrow.list_(pyarrow.string()) for name in LISTS}}
    return [
        pyarrow.array(list(column), type=types.get(name, pyarrow.string()))
        for name, column in zip(RESULTS, columns, strict=True)
    ]


def schema_of(plan: Plan) -> pyarrow.Schema:
    """The schema of the table that a plan writes; the columns of what was no Parquet are texts."""
    pyarrow, _ = needed()
    own = _own_schema(plan)
    ours = zip(_names(plan), _arrays([]), strict=True)
    return pyarrow.schema([*own, *(pyarrow.field(name, each.type) for name, each in ours)])


def _own_schema(plan: Plan) -> pyarrow.Schema:
    """The input's own columns; a row that could not be read has none of their values."""
    pyarrow, _ = needed()
    if plan.schema is not None:
        own = pyarrow.ipc.read_schema(pyarrow.py_buffer(plan.schema))
        return pyarrow.schema([field.with_nullable(True) for field in own])
    return pyarrow.schema([(name, pyarrow.string()) for name in plan.columns[: len(plan.columns) - len(RESULTS)]])


def chunk_of(plan: Plan, rows: Iterable[Screened]) -> bytes:
    """Screened rows as a Parquet file."""
    pyarrow, parquet = needed()
    kept = [(own, results_of(answer)) for own, answer in rows]  # an answer is ten times as large
    own = _own_columns(plan, [own for own, _ in kept])
    arrays = [*own, *_arrays([results for _, results in kept])]
    # Into one piece: the bytes may not depend on how the rows were read.
    table = pyarrow.Table.from_arrays(arrays, schema=schema_of(plan)).combine_chunks()
    sink = io.BytesIO()
    parquet.write_table(table, sink)
    return sink.getvalue()


def _own_columns(plan: Plan, rows: Sequence[Any]) -> list[Any]:
    """The input's columns: its own where they stand in batches, none of a row that could not be read, else texts."""
    pyarrow, _ = needed()
    schema = _own_schema(plan)
    if plan.schema is None:
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        return [pyarrow.array([*map(to_text, column)], type=pyarrow.string()) for column in columns]
    parts: list[list[Any]] = []
    for _, run in groupby(rows, key=lambda row: id(row.batch) if isinstance(row, Place) else None):
        these = list(run)
        if isinstance(first := these[0], Place):
            parts.append(first.batch.slice(first.at, len(these)).columns)
        else:
            parts.append([pyarrow.nulls(len(these), field.type) for field in schema])
    return [pyarrow.chunked_array([part[at] for part in parts], field.type) for at, field in enumerate(schema)]


def joined(plan: Plan, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """One Parquet file of chunks, a row group each."""
    pyarrow, parquet = needed()
    sink = _Sink()
    with parquet.ParquetWriter(pyarrow.PythonFile(sink, "w"), schema_of(plan)) as writer:
        for chunk in chunks:
            writer.write_table(parquet.read_table(io.BytesIO(chunk)))
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """What was written since it was last taken."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, piece: Any) -> int:
        kept = bytes(piece)
        self._pieces.append(kept)
        self._written += len(kept)
        return len(kept)

    def taken(self) -> bytes:
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole
