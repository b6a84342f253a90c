"""What a cluster job survives: `python -m benchmarks.cluster_kills --rows 1000000`.

`ipregistry screen --scheduler` on a Dask cluster of two workers, once left alone and once with a worker or the command
itself killed (SIGKILL) again and again, evenly over the job; the command is given once more with `--resume` each time.
The two outputs must be the same bytes, nothing may be left beside them or on the cluster, and the second job may cost a
quarter more CPU than the first, in which every killed process's start is counted. Exits with 1 where any of that fails.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from distributed import Client, LocalCluster

from ipregistry.screening.room import Room

from .evaluation import DEFAULT, Evaluation
from .machine import machine, save, show_machine, show_table
from .processes import apart
from .screening import CHUNK, ON, prepared, two_workers, write_descriptions

MOST_EXTRA = 0.25
WORKER, COORDINATOR = "a worker", "the command"


@dataclass
class Job:
    """The command, as often as it has to be given, on one cluster."""

    data: Path
    source: Path
    output: Path
    cluster: LocalCluster
    killed: dict[str, int] = field(default_factory=lambda: {WORKER: 0, COORDINATOR: 0})

    def start(self, *more: str) -> subprocess.Popen[str]:
        code = "from ipregistry.cli import main; main()"
        words = [sys.executable, "-c", code, "screen", str(self.source), "-o", str(self.output), "--on", ON.isoformat(),
                 "--chunk-rows", str(CHUNK), "--scheduler", self.cluster.scheduler_address, *more]  # fmt: skip
        environ = {**os.environ, "IPREGISTRY_DATA_DIR": str(self.data)}
        return subprocess.Popen(words, env=environ, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)

    @property
    def room(self) -> Room:
        return Room(self.output.with_name(f".{self.output.name}.screening"))

    def kill_a_worker(self, chance: random.Random) -> None:
        """One of those that live; another is started in its place."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if living := [each.pid for each in self.cluster.workers.values() if each.pid]:
                os.kill(chance.choice(living), signal.SIGKILL)
                self.killed[WORKER] += 1
                return
            time.sleep(0.1)
        raise RuntimeError("no worker came back")


def run(job: Job, kills: list[str]) -> None:
    """Give the command, and again with --resume when it was killed, until it ends by itself."""
    with job.source.open("rb") as file:
        chunks = -(-sum(1 for _ in file) // CHUNK)
    chance = random.Random(len(kills))
    marks = [chunks * (number + 1) // (len(kills) + 1) for number in range(len(kills))]
    process = job.start()
    for mark, who in zip(marks, kills, strict=True):
        while job.room.finished() < mark:
            if process.poll() is not None:
                raise RuntimeError(f"the command ended before it was killed: {process.communicate()[1]}")
            time.sleep(0.2)
        if who == WORKER:
            job.kill_a_worker(chance)
            continue
        process.kill()
        process.communicate()
        job.killed[COORDINATOR] += 1
        process = job.start("--resume")
    said = process.communicate()[1]
    if process.returncode:
        raise RuntimeError(f"the command failed: {said}")


def measured(data: Path, source: Path, output: Path, kills: list[str]) -> dict[str, Any]:
    """A job in this process, which starts the workers and the command: what it cost, gave and left."""
    wall = time.perf_counter()
    with two_workers(silence_logs=50) as cluster:
        job = Job(data, source, output, cluster)
        run(job, kills)
        with Client(cluster, set_as_default=False) as client:
            held = len(client.who_has())
    with output.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    left = sorted(each.name for each in output.parent.iterdir() if each != output)
    return {
        "CPU s": _cpu(), "wall s": time.perf_counter() - wall, "digest": digest,
        "killed": job.killed, "left": left, "held": held,
    }  # fmt: skip


def starting() -> float:
    """CPU seconds to start one worker and end it."""
    before = _cpu()
    with two_workers(silence_logs=50):
        pass
    return (_cpu() - before) / 2


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def order_of(workers: int, coordinators: int) -> list[str]:
    """Who is killed when: the command at even distances between the workers, never first."""
    whole = workers + coordinators
    places = {(number + 1) * whole // (coordinators + 1) for number in range(coordinators)}
    return [COORDINATOR if place in places else WORKER for place in range(whole)]


def failures(alone: dict[str, Any], killed: dict[str, Any]) -> list[str]:
    """What is not as it should be."""
    extra = killed["CPU s"] / alone["CPU s"] - 1
    checks: dict[str, Callable[[], bool]] = {
        "the outputs differ": lambda: alone["digest"] != killed["digest"],
        f"left behind: {killed['left']}": lambda: bool(killed["left"]),
        f"{killed['held']} results stay on the cluster": lambda: bool(killed["held"]),
        f"{extra:.0%} more CPU": lambda: extra > MOST_EXTRA,
    }
    return [said for said, failed in checks.items() if failed()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000, help="descriptions (1,000,000)")
    parser.add_argument("--workers-killed", type=int, default=20)
    parser.add_argument("--commands-killed", type=int, default=3)
    parser.add_argument("--evaluation", type=Path, default=DEFAULT, help=f"the labelled descriptions ({DEFAULT})")
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    given = parser.parse_args()
    kills = order_of(given.workers_killed, given.commands_killed)
    with tempfile.TemporaryDirectory(prefix="ipregistry-cluster-") as place:
        folders = [Path(place) / name for name in ("register", "alone", "killed")]
        for folder in folders:
            folder.mkdir()
        source = Path(place) / "descriptions.jsonl"
        write_descriptions(source, given.rows, Evaluation(given.evaluation))
        apart(prepared, 0, Evaluation(given.evaluation), folders[0])
        jobs = [(folders[1], []), (folders[2], kills)]
        alone, killed = (
            apart(measured, folders[0] / "data", source, folder / "answers.jsonl", these) for folder, these in jobs
        )
        start = apart(starting)
    show(given.rows, alone, killed, start)
    wrong = failures(alone, killed)
    result = {"rows": given.rows, "alone": alone, "killed": killed, "a start": start, "failures": wrong}
    result["machine"] = machine("distributed")
    show_machine(result["machine"])
    save(given.json, result)
    if wrong:
        sys.exit(f"FAILED: {'; '.join(wrong)}")


def show(rows: int, alone: dict[str, Any], killed: dict[str, Any], start: float) -> None:
    """Print both jobs; a killed worker's start is part of the second's CPU time."""
    table = [
        (name, each["killed"][WORKER], each["killed"][COORDINATOR], each["CPU s"], each["wall s"],
         each["CPU s"] / alone["CPU s"])
        for name, each in (("left alone", alone), ("killed", killed))
    ]  # fmt: skip
    head = ("", "workers killed", "commands killed", "CPU s", "wall s", "ratio")
    show_table(f"{rows:,} descriptions, Dask, two workers; starting one costs {start:.2f} s of CPU", head, table)
    same = "the same bytes" if alone["digest"] == killed["digest"] else "OTHER BYTES"
    print(f"  {same}; left behind: {', '.join(killed['left']) or 'nothing'}, {killed['held']} results on the cluster\n")


if __name__ == "__main__":
    main()
