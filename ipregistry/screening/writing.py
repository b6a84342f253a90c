"""Screened rows as the bytes of a chunk, and chunks joined to a file. Knows no question.

JSON Lines and tables of text are joined byte by byte under one header; a workbook's chunks are rows of texts in JSON
until the workbook is written.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

from ..errors import IpRegistryError
from ..exporting.formats import neutralised
from ..exporting.rows import MOST_SHEET_ROWS
from ..exporting.xlsx_file import sheet
from . import arrow
from .cells import to_text
from .plan import Plan
from .result_columns import results_of

Screened = tuple[Sequence[Any], dict[str, Any]]  # the row's own cells, and the answer with its id


class Damaged(IpRegistryError):
    """A chunk that is not what was written."""


def chunk_of(plan: Plan, rows: Iterable[Screened]) -> bytes:
    """The rows as they stand in the output, or on the way to it."""
    if plan.output_format == "jsonl":
        return b"".join(orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE) for _, answer in rows)
    if plan.output_format == "parquet":
        return arrow.chunk_of(plan, rows)
    tables = (_texts(own, answer) for own, answer in rows)
    if plan.output_format == "xlsx":
        return b"".join(orjson.dumps(cells, option=orjson.OPT_APPEND_NEWLINE) for cells in tables)
    return _lines(plan, ([neutralised(cell) for cell in cells] for cells in tables))


def _texts(own: Sequence[Any], answer: dict[str, Any]) -> list[str]:
    return [to_text(value) for value in (*own, *results_of(answer))]


def _lines(plan: Plan, rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=_delimiter(plan), lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _delimiter(plan: Plan) -> str:
    return "\t" if plan.output_format == "tsv" else plan.delimiter


def joined(plan: Plan, chunks: Iterable[tuple[Path, str]]) -> Iterator[bytes]:
    """The pieces of the whole file from its chunks and their digests; raises Damaged."""
    contents = (_whole(path, digest) for path, digest in chunks)
    if plan.output_format == "xlsx":
        rows = (orjson.loads(line) for content in contents for line in content.splitlines())
        return sheet(plan.columns, rows)
    return arrow.joined(plan, contents) if plan.output_format == "parquet" else _under_header(plan, contents)


def _under_header(plan: Plan, contents: Iterator[bytes]) -> Iterator[bytes]:
    if plan.output_format != "jsonl":
        yield _lines(plan, [[neutralised(name) for name in plan.columns]])
    yield from contents


def _whole(path: Path, digest: str) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        path.with_suffix(".json").unlink()
        raise Damaged(f"{path.name} is not what was written; the same command with --resume checks its rows again")
    return content


def refuse_too_many(plan: Plan, rows: int) -> None:
    """Raise IpRegistryError where a worksheet cannot hold the rows."""
    if plan.output_format == "xlsx" and rows > MOST_SHEET_ROWS:
        raise IpRegistryError(f"a worksheet holds {MOST_SHEET_ROWS:,} rows: write CSV, JSON Lines or Parquet")
