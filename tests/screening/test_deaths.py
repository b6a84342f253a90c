"""Processes of this machine that die while they check cost no row that can be checked, and no job."""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from ipregistry.errors import IpRegistryError
from ipregistry.screening import Screened, Wanted, screen_file
from ipregistry.screening.pieces import Piece
from ipregistry.screening.pool import screen_here
from ipregistry.screening.worker import Job

from .conftest import CHUNK, ROWS, TODAY, digest
from .deadly import Deadly


def screened(snapshot: Path, source: Path, output: Path, kill: set[int], once: Path | None = None) -> Screened:
    """Screen by two processes, which the pieces of these numbers kill."""

    def screen(job: Job, pieces: Iterator[Piece]) -> Generator[Piece, None, None]:
        these: Any = (Deadly(each, os.getpid(), once) if each.number in kill else each for each in pieces)
        yield from screen_here(job, these, workers=2)

    wanted = Wanted(chunk_rows=CHUNK)
    return screen_file(snapshot, source, output, workers=2, today=TODAY, wanted=wanted, screen=screen)


def test_process_that_was_killed_costs_nothing(snapshot: Path, source: Path, undisturbed: str, tmp_path: Path) -> None:
    counts = screened(snapshot, source, tmp_path / "out.jsonl", {7, 30}, once=tmp_path / "was killed")
    assert (tmp_path / "was killed").exists() and counts.lines == ROWS
    assert digest(tmp_path / "out.jsonl") == undisturbed


def test_chunk_that_nobody_survives_becomes_errors_and_the_others_are_answered(
    snapshot: Path, source: Path, tmp_path: Path
) -> None:
    counts = screened(snapshot, source, tmp_path / "out.jsonl", {3})
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == list(range(ROWS))
    failed = {n for n, answer in enumerate(answers) if answer.get("error", {}).get("code") == "chunk_failed"}
    assert failed == set(range(3 * CHUNK, 4 * CHUNK)) and counts.tally.failures["chunk_failed"] == CHUNK
    assert "chunk 3: it killed every process" in answers[3 * CHUNK]["error"]["detail"]


def test_row_group_that_kills_who_reads_it_is_read_by_nobody_else(snapshot: Path, tmp_path: Path) -> None:
    titles = pyarrow.table({"id": list(range(60)), "title": ["Xiaomi phone"] * 60})
    parquet.write_table(titles, tmp_path / "in.parquet")
    counts = screened(snapshot, tmp_path / "in.parquet", tmp_path / "out.parquet", {1})
    found = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [row["id"] for row in found] == [*range(20), *[None] * 20, *range(40, 60)]
    assert [row["verdict"] for row in found] == [*["match"] * 20, *[None] * 20, *["match"] * 20]
    assert counts.errors == 20


def test_where_nobody_survives_anything_the_job_stops_and_can_go_on(
    snapshot: Path, source: Path, tmp_path: Path, undisturbed: str
) -> None:
    output = tmp_path / "out.jsonl"
    with pytest.raises(IpRegistryError, match=r"one after another .*--resume"):
        screened(snapshot, source, output, set(range(10, 60)))
    assert not output.exists()
    wanted = Wanted(chunk_rows=CHUNK)
    screen_file(snapshot, source, output, workers=1, today=TODAY, wanted=wanted, resume=True)
    assert digest(output) == undisturbed, "no row was given up for it"


def test_chunks_that_kill_here_and_there_do_not_stop_the_job(snapshot: Path, source: Path, tmp_path: Path) -> None:
    counts = screened(snapshot, source, tmp_path / "out.jsonl", {1, 12, 13, 25, 40})
    assert counts.lines == ROWS and counts.tally.failures["chunk_failed"] == 5 * CHUNK
