"""A cluster of two processes: the same bytes as one process, whoever is killed, and nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cloudpickle
import dask
import pyarrow
import pytest
from distributed import Client, LocalCluster
from pyarrow import parquet

from ipregistry.errors import IpRegistryError
from ipregistry.screening import Screened, Wanted, screen_file
from ipregistry.screening.cluster import screen_on
from ipregistry.screening.pieces import Piece
from ipregistry.screening.room import Room
from ipregistry.screening.worker import Job, opened

from . import deadly
from .conftest import CHUNK, ROWS, TODAY, digest

pytestmark = pytest.mark.filterwarnings("default")  # the cluster's own, of processes that are killed
cloudpickle.register_pickle_by_value(deadly)

_COORDINATOR = """
import sys
from datetime import date
from pathlib import Path
from ipregistry.screening import Wanted, screen_file
from ipregistry.screening.cluster import screen_on
snapshot, source, output = map(Path, sys.argv[1:4])
screen_file(snapshot, source, output, workers=1, today=date(2024, 1, 1), wanted=Wanted(chunk_rows=20),
            screen=screen_on(sys.argv[4]), resume=sys.argv[5] == "resume")
"""


@contextmanager
def cluster_with(workers: int, deaths: int) -> Iterator[LocalCluster]:
    """A task may kill so many workers (3, if nobody says otherwise) and is then given up."""
    options: dict[str, Any] = {"dashboard_address": ":0", "memory_limit": 0, "silence_logs": 50}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": deaths}),
        LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, **options) as cluster,
    ):
        yield cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with cluster_with(workers=2, deaths=1) as cluster:
        yield cluster


def screened(snapshot: Path, source: Path, output: Path, screen: Any, **options: Any) -> Screened:
    wanted = Wanted(chunk_rows=CHUNK)
    return screen_file(snapshot, source, output, workers=1, today=TODAY, wanted=wanted, screen=screen, **options)


def wait_for_chunks(room: Room, many: int, run: subprocess.Popen[bytes] | threading.Thread) -> None:
    end = time.monotonic() + 60
    while room.finished() < many:
        alive = run.is_alive() if isinstance(run, threading.Thread) else run.poll() is None
        assert alive and time.monotonic() < end, "the run never came so far"
        time.sleep(0.01)


def test_cluster_whose_workers_are_killed_gives_the_bytes_of_one_process(
    cluster: LocalCluster, snapshot: Path, source: Path, undisturbed: str, tmp_path: Path
) -> None:
    output, room, found = tmp_path / "out.jsonl", Room(tmp_path / ".out.jsonl.screening"), list[Screened]()
    screen = screen_on(cluster.scheduler_address)
    run = threading.Thread(target=lambda: found.append(screened(snapshot, source, output, screen)))
    run.start()
    with Client(cluster, set_as_default=False) as client:
        for killed in range(2):
            wait_for_chunks(room, 5 + 10 * killed, run)
            pids = list(client.run(os.getpid).values())
            os.kill(pids[0], signal.SIGKILL)
    run.join(timeout=120)
    assert found and (found[0].lines, found[0].errors) == (ROWS, -(-ROWS // 7)), "totals are the sidecars'"
    assert digest(output) == undisturbed
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_job_whose_coordinator_is_killed_is_finished_by_another(
    cluster: LocalCluster, snapshot: Path, source: Path, undisturbed: str, tmp_path: Path
) -> None:
    output, room = tmp_path / "out.jsonl", Room(tmp_path / ".out.jsonl.screening")
    program = [sys.executable, "-c", _COORDINATOR, str(snapshot), str(source), str(output), cluster.scheduler_address]
    run = subprocess.Popen([*program, "anew"], stderr=subprocess.DEVNULL)
    wait_for_chunks(room, 5, run)
    run.kill()
    run.wait(timeout=30)
    before = room.finished()
    told: list[str] = []
    screened(snapshot, source, output, screen_on(cluster.scheduler_address), resume=True, told=told.append)
    assert 5 <= before < ROWS // CHUNK and told
    assert digest(output) == undisturbed
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    with Client(cluster, set_as_default=False) as client:
        assert not client.who_has(), "no result stays on the cluster"


def test_chunk_that_kills_its_workers_becomes_errors_and_the_others_are_answered(
    cluster: LocalCluster, snapshot: Path, tmp_path: Path
) -> None:
    one_of_three_is_deadly(cluster, snapshot, tmp_path)


def test_chunks_that_wait_behind_one_that_kills_are_answered_all_the_same(snapshot: Path, tmp_path: Path) -> None:
    """All that a worker had before it when it died is given up here by the scheduler."""
    with cluster_with(workers=1, deaths=0) as cluster:
        one_of_three_is_deadly(cluster, snapshot, tmp_path)


def one_of_three_is_deadly(cluster: LocalCluster, snapshot: Path, tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps({"id": n, "description": "Xiaomi"}) + "\n" for n in range(60)), "utf-8")
    on_cluster = screen_on(cluster.scheduler_address)

    def screen(job: Job, pieces: Iterator[Piece]) -> Iterator[Piece]:
        yield from on_cluster(job, (deadly.Deadly(each, os.getpid()) if each.number == 1 else each for each in pieces))

    counts = screened(snapshot, source, output, screen)
    answers = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == list(range(60))
    assert ["error" in answer for answer in answers] == [20 <= n < 40 for n in range(60)]
    assert answers[20]["error"]["code"] == "chunk_failed" and "chunk 1" in answers[20]["error"]["detail"]
    assert counts.tally.failures == {"chunk_failed": 20}, "it is a line in the report"


def test_two_jobs_of_outputs_of_one_name_know_nothing_of_each_other_and_leave_nothing(
    cluster: LocalCluster, snapshot: Path, source: Path, undisturbed: str, tmp_path: Path
) -> None:
    outputs = [tmp_path / name / "out.jsonl" for name in ("a", "b")]
    for output in outputs:
        output.parent.mkdir()
    screen = screen_on(cluster.scheduler_address)
    runs = [threading.Thread(target=screened, args=(snapshot, source, output, screen)) for output in outputs]
    for run in runs:
        run.start()
    for run in runs:
        run.join(timeout=120)
    assert [digest(output) for output in outputs] == [undisturbed] * 2
    with Client(cluster, set_as_default=False) as client:
        assert not client.who_has()
        assert set(client.run(lambda: opened.cache_info().currsize).values()) == {0}, "no index stays open"


def test_no_row_is_sent_to_the_scheduler_which_would_keep_it(
    cluster: LocalCluster, snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scheduler keeps the last thousand messages to every worker, and a client as many to the scheduler."""
    lines = [json.dumps({"id": n, "description": f"Xiaomi {n} {'x' * 1_000}"}) for n in range(60)]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    sent: list[int] = []
    submit = Client.submit
    monkeypatch.setattr(
        Client,
        "submit",
        lambda self, work, job, piece, **more: (
            sent.append(len(cloudpickle.dumps(piece))) or submit(self, work, job, piece, **more)
        ),
    )
    screened(snapshot, source, tmp_path / "out.jsonl", screen_on(cluster.scheduler_address))
    assert len(sent) == 3 and max(sent) < 1_000
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 60


def test_data_set_of_many_files_goes_through_the_cluster(cluster: LocalCluster, snapshot: Path, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(3):
        numbers = range(number * 50, number * 50 + 50)
        table = pyarrow.table({"id": list(numbers), "title": [f"Xiaomi phone {n}" for n in numbers]})
        parquet.write_table(table, source / f"{number}.parquet")
    screened(snapshot, source, tmp_path / "there", screen_on(cluster.scheduler_address))
    screened(snapshot, source, tmp_path / "here", None)
    names = sorted(path.name for path in (tmp_path / "here").iterdir())
    assert len(names) == 9 and names == sorted(path.name for path in (tmp_path / "there").iterdir())
    assert all(digest(tmp_path / "here" / name) == digest(tmp_path / "there" / name) for name in names)


def test_scheduler_that_does_not_answer_is_named(snapshot: Path, source: Path, tmp_path: Path) -> None:
    with pytest.raises(IpRegistryError, match="no scheduler answers at tcp"):
        screened(snapshot, source, tmp_path / "out.jsonl", screen_on("tcp://127.0.0.1:1"))
    assert list(tmp_path.iterdir()) == []
