"""How fast, large and repeatable whole files are screened: `python -m benchmarks.screening`.

One file against each register by one process, by two, and by a Dask cluster of two, each in a process of its own;
beside them, peers that only look for spellings. Times are CPU times with the start of every process in them, so that
a busy machine disturbs them little; what two processes gain on the clock says something on an idle machine only, and
what two that do nothing but count gain there is told beside it. The digests of the outputs are compared, and a
difference is an error. Peers are asked a sample, for as many seconds as `--budget` says.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from ipregistry.config import Settings
from ipregistry.errors import EntryNotFound
from ipregistry.register import Register
from ipregistry.screening import Wanted, screen_file
from ipregistry.seeding import seed
from ipregistry.snapshot import Snapshot

from . import peers
from .evaluation import DEFAULT, Evaluation
from .generated import spellings, texts
from .machine import machine, save, show_machine, show_table
from .processes import apart
from .speed import build

ROWS, CHUNK = 100_000, 500
ON = date(2024, 6, 1)
ALONE, TOGETHER, CLUSTER = "one process", "two processes", "Dask, two workers"
PEERS = {
    "pyahocorasick alone": peers.AhoCorasickInC,
    "ahocorasick-rs alone": peers.AhoCorasick,
    "rapidfuzz partial_ratio alone": peers.PartialRatio,
}
_NOTES = "new,original,2 pcs,б/у,оригинал,in box,нов.,lot of 5,gift,for parts".split(",")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=ROWS, help=f"descriptions ({ROWS:,})")
    parser.add_argument("--marks", type=int, nargs="*", default=[100_000], help="generated registers, beside the seed")
    parser.add_argument("--budget", type=float, default=8.0, help="seconds of CPU for a peer")
    parser.add_argument("--evaluation", type=Path, default=DEFAULT, help=f"the labelled descriptions ({DEFAULT})")
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    arguments = parser.parse_args()
    evaluation = Evaluation(arguments.evaluation)
    result: dict[str, Any] = {"rows": arguments.rows, "registers": {}}
    with tempfile.TemporaryDirectory(prefix="ipregistry-screening-") as place:
        source = Path(place) / "descriptions.jsonl"
        write_descriptions(source, arguments.rows, evaluation)
        for marks in [0, *arguments.marks]:
            name = f"{marks:,} marks" if marks else "the seed registers"
            room = Path(place) / str(marks)
            room.mkdir()
            directory = apart(prepared, marks, evaluation, room)
            result["registers"][name] = measure(directory, source, room, arguments.budget)
            show(name, arguments.rows, result["registers"][name])
    result["counting"] = counting()
    print(f"\ntwo processes that only count are {result['counting']:.2f} times as fast as one on this machine")
    result["machine"] = machine("distributed", "pyarrow", "pyahocorasick", "ahocorasick-rs")
    show_machine(result["machine"])
    save(arguments.json, result)


def write_descriptions(path: Path, rows: int, evaluation: Evaluation) -> None:
    """The labelled texts over and over, each time with another number and another note, so that none is asked twice."""
    known, chosen = texts(evaluation, 6_000, min(rows, 20_000)), random.Random(rows)
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            text = f"{known[number % len(known)]} {chosen.choice(_NOTES)} {chosen.randrange(10**6)}"
            file.write(json.dumps({"id": number, "description": text[:2000]}, ensure_ascii=False) + "\n")


def prepared(marks: int, evaluation: Evaluation, room: Path) -> Path:
    """The directory of an index of so many generated marks, or of the seed registers for 0."""
    if marks:
        directory = room / f"generated-{marks}"
        directory.mkdir()
        build(marks, evaluation, directory)
        return directory
    register = Register(Settings.from_env({"IPREGISTRY_DATA_DIR": str(room / "data")}))
    register.upgrade()
    list(seed(register))
    return register.snapshots.refresh().directory


def measure(directory: Path, source: Path, room: Path, budget: float) -> dict[str, Any]:
    """All figures of one register; raises RuntimeError where two ways of screening differ by a byte."""
    ways = {way: apart(screened, way, directory, source, room / "answers.jsonl") for way in (ALONE, TOGETHER, CLUSTER)}
    if len({found["digest"] for found in ways.values()}) > 1:
        raise RuntimeError(f"the outputs differ: {ways}")
    with source.open(encoding="utf-8") as file:
        asked = [json.loads(line)["description"] for line in islice(file, 20_000)]
    return {"ways": ways, "peers": {name: apart(ask_peer, name, directory, asked, budget) for name in PEERS}}


def screened(way: str, directory: Path, source: Path, output: Path) -> dict[str, Any]:
    """Screen the file one way; CPU seconds of this process and its children, the most memory of one, and the digest."""
    wall = time.perf_counter()
    options: dict[str, Any] = {"today": ON, "wanted": Wanted(chunk_rows=CHUNK)}
    if way == CLUSTER:
        from ipregistry.screening.cluster import screen_on

        with two_workers() as cluster:
            options["screen"] = screen_on(cluster.scheduler_address)
            screen_file(directory, source, output, workers=1, **options)
    else:
        screen_file(directory, source, output, workers=1 if way == ALONE else 2, **options)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    with output.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "CPU s": sum(each.ru_utime + each.ru_stime for each in used),
        "wall s": time.perf_counter() - wall,
        "peak MiB": max(each.ru_maxrss for each in used) / 1024,
        "output MiB": output.stat().st_size / 2**20,
        "digest": digest,
    }


@contextmanager
def two_workers(**options: Any) -> Iterator[Any]:
    """A Dask cluster of two workers, as README says to start them: their profiler off."""
    import dask
    from distributed import LocalCluster

    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "memory_limit": 0, **options}
    with dask.config.set({"distributed.worker.profile.enabled": False}), LocalCluster(**options) as cluster:
        yield cluster


def counting(seconds: float = 2.0) -> float:
    """How many times as much two processes count as one, on the clock: what this machine has to give just now."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        [alone] = pool.map(_count, [seconds])
        return sum(pool.map(_count, [seconds] * 2)) / alone


def _count(seconds: float) -> int:
    counted, until = 0, time.perf_counter() + seconds
    while time.perf_counter() < until:
        counted += sum(range(1_000)) > 0
    return counted


def ask_peer(name: str, directory: Path, asked: list[str], budget: float) -> float | None:
    """Texts a CPU second that a peer looks through for the marks of a register; None where it is not installed."""
    try:
        peer = PEERS[name](
            [(identity, text) for identity, text in spellings(list(_entries(directory))) if peers.fold(text)]
        )
    except ImportError:
        return None
    started, done = time.process_time(), 0
    for text in asked:
        peer.find(text)
        done += 1
        if time.process_time() - started > budget:
            break
    return done / (time.process_time() - started)


def _entries(directory: Path) -> Iterator[Any]:
    snapshot, row = Snapshot(directory), 0
    while True:
        try:
            yield snapshot.entry_at(row).entry
        except EntryNotFound:
            return
        row += 1


def show(name: str, rows: int, found: dict[str, Any]) -> None:
    """Print the figures of a register; ratios of CPU time are to one process, and to two."""
    alone, together = found["ways"][ALONE], found["ways"][TOGETHER]
    table = [
        (
            way,
            *(each[figure] for figure in ("CPU s", "wall s", "peak MiB")),
            rows / each["CPU s"],
            each["CPU s"] / alone["CPU s"],
            each["CPU s"] / together["CPU s"],
            alone["wall s"] / each["wall s"],
        )
        for way, each in found["ways"].items()
    ]
    table += [
        (peer, None, None, None, speed, speed and rows / alone["CPU s"] / speed, None, None)
        for peer, speed in found["peers"].items()
    ]
    head = ("", "CPU s", "wall s", "peak MiB", "rows a CPU s", "÷ one", "÷ two", "times as fast")
    show_table(f"{rows:,} descriptions, {name}; answers {alone['output MiB']:.0f} MiB, the same bytes", head, table)


if __name__ == "__main__":
    main()
