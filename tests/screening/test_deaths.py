"""Processes of this machine that die while they check cost no row that can be checked, and no job."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from ipregistry.errors import FileRefused, IpRegistryError
from ipregistry.screening import Screened, Wanted, pool, screen_file
from ipregistry.screening.pieces import Piece
from ipregistry.screening.worker import Job

from .conftest import CHUNK, ROWS, TODAY, digest
from .deadly import Deadly, die


def screened(snapshot: Path, source: Path, output: Path, kill: set[int], once: Path | None = None) -> Screened:
    """Screen by two processes, which the pieces of these numbers kill."""

    def screen(job: Job, pieces: Iterator[Piece]) -> Generator[Piece, None, None]:
        these: Any = (Deadly(each, os.getpid(), once) if each.number in kill else each for each in pieces)
        yield from pool.screen_here(job, these, workers=2)

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


def test_row_group_that_kills_whoever_reads_it_is_errors(snapshot: Path, tmp_path: Path) -> None:
    titles = pyarrow.table({"id": list(range(60)), "title": ["Xiaomi phone"] * 60})
    parquet.write_table(titles, tmp_path / "in.parquet", row_group_size=40)
    counts = screened(snapshot, tmp_path / "in.parquet", tmp_path / "out.jsonl", {0, 1})
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == [*[None] * 40, *range(40, 60)], "no row has the id of another"
    assert [answer.get("verdict") for answer in answers] == [*[None] * 40, *["match"] * 20]
    assert counts.errors == 40


def test_where_nobody_survives_anything_the_job_stops_and_can_go_on(
    snapshot: Path, source: Path, tmp_path: Path, undisturbed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.jsonl"
    monkeypatch.setattr(pool, "can_check", die)
    with pytest.raises(IpRegistryError, match=r"every process .* is killed .*--resume"):
        screened(snapshot, source, output, set(range(10, 60)))
    assert not output.exists()
    wanted = Wanted(chunk_rows=CHUNK)
    screen_file(snapshot, source, output, workers=1, today=TODAY, wanted=wanted, resume=True)
    assert digest(output) == undisturbed, "no row was given up for it"


def test_chunks_that_kill_one_after_another_do_not_stop_the_job(snapshot: Path, source: Path, tmp_path: Path) -> None:
    counts = screened(snapshot, source, tmp_path / "out.jsonl", {1, 12, 13, 14, 15, 59})
    assert counts.lines == ROWS and counts.tally.failures["chunk_failed"] == 6 * CHUNK


def test_who_listens_no_more_after_a_death_is_told_no_more(snapshot: Path, source: Path, tmp_path: Path) -> None:
    """The processes end with who asked them, whatever they were doing."""

    def screen(job: Job, pieces: Iterator[Piece]) -> Generator[Piece, None, None]:
        these: Any = (Deadly(each, os.getpid()) if each.number == 3 else each for each in pieces)
        kept = pool.screen_here(job, these, workers=2)
        for piece in kept:
            yield piece
            if piece.number == 3:
                kept.close()
                raise OSError("the disk is full")

    wanted = Wanted(chunk_rows=CHUNK)
    with pytest.raises(OSError, match="disk"):
        screen_file(snapshot, source, tmp_path / "o.jsonl", workers=2, today=TODAY, wanted=wanted, screen=screen)
    assert multiprocessing.active_children() == []


def test_file_that_changes_while_it_is_read_ends_the_job_and_says_so(snapshot: Path, tmp_path: Path) -> None:
    """What a process refuses is raised here, and is no death."""
    path = tmp_path / "in.parquet"
    parquet.write_table(pyarrow.table({"title": ["Xiaomi phone"] * 600}), path)

    def screen(job: Job, pieces: Iterator[Piece]) -> Generator[Piece, None, None]:
        these = list(pieces)
        path.write_bytes(b"no Parquet any more")
        yield from pool.screen_here(job, iter(these), workers=2)

    wanted = Wanted(chunk_rows=CHUNK)
    with pytest.raises(FileRefused) as refused:
        screen_file(snapshot, path, tmp_path / "out.jsonl", workers=2, today=TODAY, wanted=wanted, screen=screen)
    assert "Parquet" in refused.value.errors[0].expected
