"""Readers during loads, and loaders at once: used by `benchmarks.kills` and its test.

Readers read every row in one state of the database and hash them against the version that they are told; loaders that
begin together are held until all others have ended, so that one in each round must win and every other be told of it.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ipregistry.register import LoadOptions

from .loaders import CODE, OK, REFUSED, Yard, ended, load
from .processes import percentile

_PATIENCE = 60.0  # seconds in which the others must have been told


@dataclass(frozen=True, slots=True)
class Reads:
    """How often readers read, how many of them met something wrong or were refused, and how long a read took."""

    reads: int
    wrong: int
    p50_ms: float
    p99_ms: float


def read_during_loads(yard: Yard, readers: int, loads: int, idle_for: float = 0.0) -> Reads:
    """Readers in processes of their own while files are loaded one after another; or while nothing is, for so long."""
    stop = yard.folder / "stop"
    told = [yard.folder / f"reads{number}.json" for number in range(readers)]
    children = [yard.start(partial(_read_until, yard, stop, path)) for path in told]
    for _ in range(loads):
        load(yard.register(), path := yard.file())
        yard.last = path
    time.sleep(idle_for)
    stop.touch()
    wrong = sum(ended(child) != OK for child in children)
    stop.unlink()
    took = sorted(each for path in told if path.exists() for each in json.loads(path.read_text("ascii")))
    return Reads(len(took), wrong, percentile(took, 0.5) * 1e3, percentile(took, 0.99) * 1e3)


def _read_until(yard: Yard, stop: Path, told: Path) -> None:
    took = []
    repository = yard.register().repository
    while not stop.exists():
        begun = time.perf_counter()
        with repository.reading():
            name = repository.update(repository.versions()[CODE]).file_name
            found = hashlib.sha256()
            for row in repository.rows(CODE):
                found.update(f"{row['entry_id']} {row['mark']}\n".encode())
        took.append(time.perf_counter() - begun)
        assert found.hexdigest() == _hash_of(yard.rows, name), f"version {name} is mixed"
    told.write_text(json.dumps(took), "ascii")


def _hash_of(rows: int, name: str) -> str:
    return hashlib.sha256("".join(f"x-{row:06} {name}\n" for row in range(rows)).encode()).hexdigest()


@dataclass(slots=True)
class AtOnce:
    """What became of loaders that began together: rounds with one winner, loaders told of it, and rounds gone wrong."""

    rounds: int = 0
    one_won: int = 0
    told: int = 0
    wrong: int = 0


def load_at_once(yard: Yard, rounds: int, loaders: int) -> AtOnce:
    """Several processes load at the same moment, each a file of its own; the first to write waits for all others."""
    tally = AtOnce()
    for number in range(rounds):
        begin = time.monotonic() + 0.1
        paths = [yard.file() for _ in range(loaders)]
        over = yard.folder / f"over{number}"
        over.mkdir()
        work = [partial(_load_at, yard, begin, path, over, loaders - 1) for path in paths]
        codes = [ended(child) for child in [yard.start(each) for each in work]]
        winners = {path.name for path, code in zip(paths, codes, strict=True) if code == OK}
        left = yard.left()
        tally.rounds += 1
        tally.one_won += len(winners) == 1 and left == winners
        tally.told += codes.count(REFUSED)
        tally.wrong += len(winners) != 1 or left != winners or codes.count(REFUSED) != loaders - 1
        yard.last = yard.folder / left.pop()
    return tally


def _load_at(yard: Yard, begin: float, path: Path, over: Path, others: int) -> None:
    register = yard.register()
    time.sleep(max(0, begin - time.monotonic()))

    def hold() -> None:
        """Within the transaction: go on when all others are over."""
        give_up = time.monotonic() + _PATIENCE
        while sum(1 for _ in over.iterdir()) < others:
            assert time.monotonic() < give_up, "the others are neither told nor over"
            time.sleep(0.005)

    try:
        register.load(path, CODE, LoadOptions(), watch=lambda _: hold)
    finally:
        (over / path.name).touch()
