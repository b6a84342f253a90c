"""Nothing is lost: `python -m benchmarks.kills --database sqlite|postgresql --kills N`.

Loader processes are killed with SIGKILL at random moments and at every failpoint, builders of snapshots at theirs;
after each kill the register must be the old version or the new one, whole, and the next load must succeed with nothing
done by hand. Then the same with a naive loader, which must fail. Then readers during loads, loaders at once, a full
disk, a directory that may not be written, and a clock that is set back.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from ipregistry import failpoints
from ipregistry.storage.failures import DatabaseFailed

from .loaders import CODE, OK, REFUSED, Tally, Yard, ended, load, load_naively
from .machine import machine, show_machine, show_table
from .postgres import postgresql

AT_EACH = 20
LOADS = 50
READERS = 8
NOBODY = 65534
_BUILDING = tuple(name for name in failpoints.NAMES if name.startswith(("snapshot", "pruned")))
_LOADING = tuple(name for name in failpoints.NAMES if name not in _BUILDING)
_HEAD = ("killed at", "kills", "died", "old", "new", "mixed", "lost", "next failed", "slowest next, s")


def kill_all(yard: Yard, kills: int, at_each: int, chance: random.Random) -> dict[str, Tally]:
    """Kill loaders: `at_each` at every failpoint, the rest at random moments from before a load to after its end.

    Only those count that really died: a load that is over before its moment has come is another's chance.
    """
    tallies = {name: Tally() for name in ("at random", *_LOADING)}
    for name in _LOADING:
        for _ in range(at_each):
            at = f"{name}:{chance.randint(1, yard.rows)}" if name == "staged" else name
            yard.kill_one(tallies[name], failpoint=at)
    random_ones = tallies["at random"]
    while random_ones.died < kills - at_each * len(_LOADING):
        if random_ones.kills % 20 == 0:  # the machine is shared: a load takes longer now, and less later
            took = yard.duration(lambda path: yard.loader(yard.register(), path))
        yard.kill_one(random_ones, after=chance.uniform(0, 1.1 * took))
    return tallies


def kill_builders(yard: Yard, at_each: int) -> dict[str, Tally]:
    """Kill builders of snapshots, `at_each` at every failpoint of theirs."""
    tallies = {name: Tally() for name in _BUILDING}
    for name, tally in tallies.items():
        for _ in range(at_each):
            yard.kill_builder(tally, name)
    return tallies


def kill_naive(yard: Yard, kills: int, chance: random.Random) -> Tally:
    """The control: the same kills, and a loader that commits as it goes."""
    tally = Tally()
    yard.loader = load_naively
    took = yard.duration(lambda path: yard.loader(yard.register(), path))
    for _ in range(kills):
        yard.kill_one(tally, after=chance.uniform(0, 1.1 * took))
    yard.loader = load
    return tally


def read_during_loads(yard: Yard, readers: int, loads: int) -> tuple[int, int]:
    """(reads, wrong reads) of processes that read all rows during loads: rows must hash to what their version is."""
    stop = yard.folder / "stop"
    pipes = [os.pipe() for _ in range(readers)]
    children = [yard.start(partial(_read_until, yard, stop, write)) for _, write in pipes]
    for _ in range(loads):
        load(yard.register(), path := yard.file())
        yard.last = path
    stop.touch()
    codes = [ended(child) for child in children]
    reads = sum(int(os.read(read, 20)) for read, _ in pipes)
    for pipe in pipes:
        os.close(pipe[0])
        os.close(pipe[1])
    stop.unlink()
    return reads, sum(code != OK for code in codes)


def _read_until(yard: Yard, stop: Path, pipe: int) -> None:
    reads = 0
    repository = yard.register().repository
    while not stop.exists():
        with repository.reading():
            name = repository.update(repository.versions()[CODE]).file_name
            found = hashlib.sha256()
            for row in repository.rows(CODE):
                found.update(f"{row['entry_id']} {row['mark']}\n".encode())
        assert found.hexdigest() == _hash_of(yard.rows, name), f"version {name} is mixed"
        reads += 1
    os.write(pipe, str(reads).encode())


def _hash_of(rows: int, name: str) -> str:
    return hashlib.sha256("".join(f"x-{row:06} {name}\n" for row in range(rows)).encode()).hexdigest()


def load_at_once(yard: Yard, rounds: int, loaders: int) -> tuple[int, int, int]:
    """(loads that won, that were told of another, wrong): several processes load at the same moment."""
    won = told = wrong = 0
    for _ in range(rounds):
        begin = time.monotonic() + 0.1
        paths = [yard.file() for _ in range(loaders)]
        children = [yard.start(partial(_load_at, yard, begin, path)) for path in paths]
        codes = [ended(child) for child in children]
        won, told = won + codes.count(OK), told + codes.count(REFUSED)
        left = yard.left()
        winners = {path.name for path, code in zip(paths, codes, strict=True) if code == OK}
        wrong += len(left) != 1 or not left <= winners or set(codes) - {OK, REFUSED} != set()
        yard.last = yard.folder / left.pop()
    return won, told, wrong


def _load_at(yard: Yard, begin: float, path: Path) -> None:
    register = yard.register()
    time.sleep(max(0, begin - time.monotonic()))
    load(register, path)


def fill_disk(yard: Yard) -> str:
    """A disk with no room for the new version; then one with room again."""
    return _refused_then_loaded(yard, partial(_limit_files, 65_536))


def _limit_files(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def forbid_writing(yard: Yard) -> str:
    """A directory in which this user may not write; then one in which they may."""
    for path in (yard.folder, *yard.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return _refused_then_loaded(
        yard, lambda: os.setuid(NOBODY) if os.getuid() == 0 else yard.settings.data_dir.chmod(0o555)
    )


def _refused_then_loaded(yard: Yard, hinder: Callable[[], None]) -> str:
    before, path = yard.left(), yard.file()

    def hindered() -> None:
        hinder()
        try:
            load(yard.register(), path)
        except (DatabaseFailed, OSError):
            return
        raise AssertionError("the load succeeded")

    refused = ended(yard.start(hindered)) == OK
    yard.settings.data_dir.chmod(0o755)
    kept = yard.left() == before
    yard.next_load(tally := Tally())
    verdict = refused and kept and not tally.next_failed
    return "refused clean, old version kept, next load succeeds" if verdict else f"FAILED ({refused=}, {kept=})"


def set_clock_back(yard: Yard) -> str:
    """The last update says that it was made in 2036, as it does when a wrong clock is set right."""
    repository = yard.register().repository
    with repository._store.connected():
        repository._store.execute(
            "UPDATE register_update SET loaded_at = '2036-01-01 00:00:00' WHERE number = ?",
            repository.updates(limit=1)[0].number,
        )
    last = repository.updates(limit=1)[0].number
    load(yard.register(), path := yard.file())
    yard.last = path
    newest = repository.updates(limit=1)[0]
    ordered = newest.number == last + 1 and newest.loaded_at.year < 2036 and yard.left() == {path.name}
    return "versions follow one another by number" if ordered else "FAILED"


def _rows(tallies: dict[str, Tally]) -> Iterator[tuple[object, ...]]:
    for name, each in tallies.items():
        yield (name, each.kills, each.died, each.old, each.new, each.mixed, each.lost, each.next_failed,
               round(each.slowest_next, 2))  # fmt: skip


def failures(tallies: dict[str, Tally]) -> int:
    """How many kills left something wrong."""
    return sum(each.mixed + each.lost + each.next_failed for each in tallies.values())


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The URL of a database of that kind; empty for SQLite in the data directory."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'data' / 'ipregistry.sqlite'}"
        return
    with postgresql() as url:
        yield url


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--kills", type=int, default=500, help="loader processes to kill")
    parser.add_argument("--at-each", type=int, default=AT_EACH, help="of them at each failpoint")
    parser.add_argument("--builders", type=int, default=AT_EACH, help="builders of snapshots to kill at each failpoint")
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with (
        tempfile.TemporaryDirectory(prefix="ipregistry-kills-") as directory,
        database(given.database, Path(directory)) as url,
    ):
        yard = Yard(Path(directory), url, given.rows)
        tallies = kill_all(yard, given.kills, given.at_each, chance)
        show_table(f"{given.database}, {given.rows:,} rows a load", _HEAD, _rows(tallies))
        reads, wrong_reads = read_during_loads(yard, READERS, LOADS)
        won, told, wrong = load_at_once(yard, 20, 8)
        readers = f"{reads:,} reads by {READERS} processes during {LOADS} loads, {wrong_reads} wrong or refused"
        others = {"readers during loads": readers}
        others["loaders at once"] = f"20 times 8: {won} loaded, {told} were told of another, {wrong} wrong"
        if given.database == "sqlite":
            others["full disk"] = fill_disk(yard)
            others["no right to write"] = forbid_writing(yard)
        others["clock set back"] = set_clock_back(yard)
        tallies |= kill_builders(yard, given.builders)
        naive = {"naive loader": kill_naive(yard, 30, chance)}
    show_table(f"{given.database}, {given.rows:,} rows a load", _HEAD, _rows(tallies | naive))
    for name, verdict in others.items():
        print(f"  {name}: {verdict}")
    show_machine(machine("peewee", "psycopg"))
    wrong += failures(tallies) + wrong_reads + sum("FAILED" in each for each in others.values())
    if wrong or not failures(naive):
        sys.exit(f"FAILED: {wrong} wrong; the naive loader failed {failures(naive)} times")


if __name__ == "__main__":
    main()
