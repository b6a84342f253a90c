"""Chunks joined to the output while others are still checked; it appears under its name by one rename. Knows no row.

JSON Lines and tables of text are joined byte by byte under one header, Parquet by row groups; the chunks of a data set
are its files.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson

from ..errors import IpRegistryError
from ..exporting.rows import MOST_SHEET_ROWS
from ..exporting.xlsx_file import sheet
from . import arrow
from .plan import STANDARD, Plan
from .room import Room
from .worker import Job
from .writing import lines_of


def write_output(job: Job, output: Path, digests: Iterator[str]) -> None:
    """Join the chunks, whose digests come in their order, as they come. Raises Damaged and OSError."""
    room = job.room
    if job.plan.in_folder:
        _write_folder(room, output, sum(1 for _ in digests))
        return
    if output == STANDARD:
        digests = iter(list(digests))  # nobody can take back what was printed
    contents = (room.content(number, digest) for number, digest in enumerate(digests))
    whole = _joined(job.plan, contents)
    if output == STANDARD:
        for piece in whole:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    beside = room.path / "output"
    with beside.open("wb") as file:
        for piece in whole:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(output)


def _write_folder(room: Room, output: Path, chunks: int) -> None:
    """Make the chunks the files of a data set, which appears when it is complete; nothing is copied."""
    beside = room.path / "output"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for number in range(chunks):
        os.link(room.chunk(number), beside / f"part-{number:06}.parquet")
    if output.is_dir():
        output.rmdir()
    beside.rename(output)


def _joined(plan: Plan, contents: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of the whole file."""
    if plan.output_format == "xlsx":
        return sheet(plan.columns, (orjson.loads(line) for content in contents for line in content.splitlines()))
    return arrow.joined(plan, contents) if plan.output_format == "parquet" else _under_header(plan, contents)


def _under_header(plan: Plan, contents: Iterator[bytes]) -> Iterator[bytes]:
    if plan.output_format != "jsonl":
        yield lines_of(plan, [plan.columns])
    yield from contents


def refuse_too_many(plan: Plan, rows: int) -> None:
    """Raise IpRegistryError where a worksheet cannot hold the rows."""
    if plan.output_format == "xlsx" and rows > MOST_SHEET_ROWS:
        raise IpRegistryError(f"a worksheet holds {MOST_SHEET_ROWS:,} rows: write CSV, JSON Lines or Parquet")
