"""The benchmark of whole files asks the same rows each time, none of them twice, and compares what comes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.evaluation import Evaluation
from benchmarks.screening import ALONE, PEERS, TOGETHER, ask_peer, counting, screened, write_descriptions
from tests.conftest import SmallRegister


def test_descriptions_are_the_same_each_time_and_all_different(nothing: Evaluation, tmp_path: Path) -> None:
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    write_descriptions(first, 500, nothing)
    write_descriptions(second, 500, nothing)
    assert first.read_bytes() == second.read_bytes()
    rows = [json.loads(line) for line in first.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == list(range(500))
    assert len({row["description"] for row in rows}) == 500


def test_ways_are_measured_and_peers_are_asked_about_the_same_marks(
    small_register: SmallRegister, nothing: Evaluation, tmp_path: Path
) -> None:
    directory = small_register("entry_id,mark\nx,XIAOMI\ny,ACME\n").snapshot().directory
    source = tmp_path / "in.jsonl"
    write_descriptions(source, 1_200, nothing)
    alone, together = (screened(way, directory, source, tmp_path / "out.jsonl") for way in (ALONE, TOGETHER))
    assert alone["digest"] == together["digest"] and alone["CPU s"] > 0 and alone["output MiB"] > 0
    for each in ("ahocorasick", "ahocorasick_rs"):
        pytest.importorskip(each)
    assert all(ask_peer(name, directory, ["Xiaomi phone"] * 50, 1.0) for name in PEERS)


def test_two_processes_that_only_count_are_never_three_times_as_fast() -> None:
    assert 0.3 < counting(0.3) < 3
