"""Nothing is lost: `python -m benchmarks.kills --database sqlite|postgresql --kills N`.

Loader processes are killed with SIGKILL at random moments and at every failpoint, builders of snapshots at theirs;
after each kill the register must be the old version or the new one, whole, and the next load must succeed with nothing
done by hand. Then the same with a naive loader, which must fail. Then readers during loads, loaders at once, a full
disk, a directory that may not be written, and a clock that is set back.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipregistry import failpoints

from .contention import load_at_once, read_during_loads
from .hindrances import fill_disk, forbid_writing, set_clock_back
from .loaders import Tally, Yard, load, load_naively
from .machine import machine, show_machine, show_table
from .postgres import postgresql

AT_EACH = 20
LOADS = 50
READERS = 8
IDLE = 5.0  # seconds in which the readers have the database to themselves
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
        others, wrong = _others(yard)
        others["lock of a killed loader"] = (
            f"the next load was over within {max(each.slowest_next for each in tallies.values()):.2f} s"
        )
        tallies |= kill_builders(yard, given.builders)
        naive = {"naive loader": kill_naive(yard, 30, chance)}
    show_table(f"{given.database}, {given.rows:,} rows a load", _HEAD, _rows(tallies | naive))
    for name, verdict in others.items():
        print(f"  {name}: {verdict}")
    show_machine(machine("peewee", "psycopg"))
    wrong += failures(tallies) + sum("FAILED" in each for each in others.values())
    if wrong or not failures(naive):
        sys.exit(f"FAILED: {wrong} wrong; the naive loader failed {failures(naive)} times")


def _others(yard: Yard) -> tuple[dict[str, str], int]:
    """What else must lose nothing, in sentences, and how many things went wrong."""
    idle = read_during_loads(yard, READERS, 0, IDLE)
    busy = read_during_loads(yard, READERS, LOADS)
    at_once = load_at_once(yard, 20, 8)
    told = {
        "readers during loads": f"{busy.reads:,} reads by {READERS} processes during {LOADS} loads, {busy.wrong} wrong"
        f" or refused; a read p50 {busy.p50_ms:.0f} ms, p99 {busy.p99_ms:.0f} (without loads {idle.p50_ms:.0f} and"
        f" {idle.p99_ms:.0f})",
        "loaders at once": f"{at_once.rounds} times 8: in {at_once.one_won} exactly one loaded, {at_once.told} were"
        f" told of another, {at_once.wrong} wrong",
        "full disk": fill_disk(yard),
        "no right to write": forbid_writing(yard),
        "clock set back": set_clock_back(yard),
    }
    if not yard.on_postgresql:
        log = yard.database_file.with_name(f"{yard.database_file.name}-wal")
        told["SQLite's log after all of it"] = f"{log.stat().st_size / 1e6 if log.exists() else 0:.1f} MB"
    return told, idle.wrong + busy.wrong + at_once.wrong


if __name__ == "__main__":
    main()
