"""The benchmark of killed workers and commands kills as often as it says, and tells what is not as it should be."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cluster_kills import COORDINATOR, WORKER, failures, measured, order_of
from benchmarks.evaluation import Evaluation
from benchmarks.screening import write_descriptions
from tests.conftest import SmallRegister


def test_the_command_is_killed_between_workers_and_never_first() -> None:
    order = order_of(20, 3)
    assert (order.count(WORKER), order.count(COORDINATOR)) == (20, 3) and order[0] == WORKER
    places = [place for place, who in enumerate(order) if who == COORDINATOR]
    assert all(later - earlier >= 5 for earlier, later in pairwise(places))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, []),
        ({"digest": "b"}, ["the outputs differ"]),
        ({"left": ["x"]}, ["left behind: ['x']"]),
        ({"held": 1}, ["1 results stay on the cluster"]),
        ({"CPU s": 12.6}, ["26% more CPU"]),
        ({"CPU s": 12.5}, []),
    ],
)
def test_what_is_not_as_it_should_be_is_told(changed: dict[str, Any], said: list[str]) -> None:
    alone = {"digest": "a", "left": [], "held": 0, "CPU s": 10.0}
    assert failures(alone, {**alone, **changed}) == said


@pytest.mark.filterwarnings("default")  # the cluster's own, of processes that are killed
def test_job_that_is_killed_ends_with_the_bytes_of_one_that_is_not(
    small_register: SmallRegister, nothing: Evaluation, tmp_path: Path
) -> None:
    data = small_register("entry_id,mark\nx,XIAOMI\ny,ACME\n").settings.data_dir
    write_descriptions(source := tmp_path / "in.jsonl", 10_000, nothing)
    for name in ("alone", "killed"):
        (tmp_path / name).mkdir()
    alone = measured(data, source, tmp_path / "alone" / "out.jsonl", [])
    killed = measured(data, source, tmp_path / "killed" / "out.jsonl", [WORKER, COORDINATOR])
    assert killed["killed"] == {WORKER: 1, COORDINATOR: 1}
    assert [each for each in failures(alone, killed) if "CPU" not in each] == []
