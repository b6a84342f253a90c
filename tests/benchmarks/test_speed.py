"""The speed benchmark at a tiny size."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from benchmarks import speed
from benchmarks.evaluation import Evaluation
from benchmarks.generated import entries, names, texts
from benchmarks.processes import cpu_microseconds, percentile

SIZE = 200


def test_a_small_register_is_built_asked_and_weighed(nothing: Evaluation, tmp_path: Path) -> None:
    built = speed.build(SIZE, nothing, tmp_path)
    assert built["index MiB"] > 0 and built["peak MiB"] > 0
    asked = texts(nothing, SIZE, 20)
    cold, warm = speed.ask_engine(tmp_path, asked)
    assert len(cold) == len(warm) == 20
    weighed = list(speed.worker(tmp_path, asked))[-1]
    assert weighed["imported"] > 0 and weighed["after all texts"] > 0  # proportional: less once another process maps it


@pytest.mark.parametrize("name", [name for name in speed.PEERS if name != speed.FLOOR])
def test_peers_are_asked_the_same_texts(nothing: Evaluation, name: str) -> None:
    times = speed.ask_peer(name, SIZE, nothing, texts(nothing, SIZE, 20), budget=0.1)
    assert times is not None and len(times) == 20


def test_a_generated_register_is_the_same_every_time_and_no_name_comes_twice(nothing: Evaluation) -> None:
    assert list(entries(50, nothing)) == list(entries(50, nothing))
    assert len(set(islice(names(1), 5_000))) == 5_000


def test_half_of_a_generated_register_is_of_real_marks(few: Evaluation) -> None:
    real = {row["mark"] for row in few.rows()}
    assert sum(entry.mark in real for entry in entries(100, few)) >= 50


def test_asking_stops_once_the_budget_is_spent_but_not_before_20_texts() -> None:
    assert len(cpu_microseconds(lambda text: sum(range(20_000)), ["x"] * 500, budget=0.0)) == 20


def test_the_99th_percentile_of_a_hundred_is_its_last() -> None:
    assert percentile(list(range(100)), 0.99) == 99 and percentile([7.0], 0.99) == 7.0
