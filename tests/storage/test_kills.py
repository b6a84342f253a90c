"""Nothing is lost: the short run of `benchmarks.kills`, in which loader processes are really killed.

The long one, by hand: `python -m benchmarks.kills --database sqlite --kills 500`, and with `postgresql`.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest

from benchmarks import contention, hindrances, kills
from benchmarks.loaders import Yard
from ipregistry import failpoints

ROWS = 300


@pytest.fixture(params=["sqlite", "postgresql"])
def yard(request: pytest.FixtureRequest, tmp_path: Path) -> Yard:
    if request.param == "sqlite":
        return Yard(tmp_path, f"sqlite:///{tmp_path / 'data' / 'ipregistry.sqlite'}", ROWS)
    server = request.getfixturevalue("postgresql")
    name = f"kills_{tmp_path.name}".lower().replace("-", "_")[:60]
    server.psql(f'CREATE DATABASE "{name}"')
    return Yard(tmp_path, str(server.get_uri()).replace("/postgres?", f"/{name}?"), ROWS)


def test_killed_loaders_leave_the_old_version_or_the_new_one_and_no_lock(yard: Yard) -> None:
    tallies = kills.kill_all(yard, 13, 1, random.Random(1))
    assert kills.failures(tallies) == 0, tallies
    assert all(tally.died for name, tally in tallies.items() if name != "at random"), tallies
    assert set(tallies) == {"at random", *(name for name in failpoints.NAMES if "snapshot" not in name)} - {"pruned"}
    assert tallies["committed"].new == 1 and tallies["recorded"].old == 1


def test_loader_that_commits_as_it_goes_fails_the_same_test(yard: Yard) -> None:
    assert kills.failures({"naive": kills.kill_naive(yard, 12, random.Random(1))}) > 0


def test_readers_during_loads_and_loaders_at_once_see_one_version(yard: Yard) -> None:
    seen = contention.read_during_loads(yard, 2, 3)
    assert seen.reads > 0 and seen.wrong == 0
    at_once = contention.load_at_once(yard, 2, 4)
    assert (at_once.one_won, at_once.told, at_once.wrong) == (2, 6, 0)


def test_killed_builder_of_a_snapshot_is_followed_by_one_that_builds_it(yard: Yard) -> None:
    tally = kills.Tally()
    yard.kill_builder(tally, "snapshot_built")
    assert (tally.died, tally.new, tally.mixed) == (1, 1, 0)


def test_full_disk_and_directory_that_may_not_be_written_lose_nothing() -> None:
    """Not under pytest's directory, which nobody else may enter: root must become somebody else to be refused."""
    with tempfile.TemporaryDirectory(prefix="ipregistry-test-") as folder:
        yard = Yard(Path(folder), f"sqlite:///{Path(folder) / 'data' / 'ipregistry.sqlite'}", ROWS)
        assert not hindrances.forbid_writing(yard).startswith("FAILED")
        assert not hindrances.fill_disk(yard).startswith("FAILED")


def test_database_that_may_not_be_written_loses_nothing(yard: Yard) -> None:
    """On SQLite the test above says so, whoever runs it."""
    if yard.on_postgresql:
        assert not hindrances.forbid_writing(yard).startswith("FAILED")


def test_clock_that_was_wrong_does_not_disorder_the_versions(yard: Yard) -> None:
    assert not hindrances.set_clock_back(yard).startswith("FAILED")


def test_failpoint_is_nowhere_unless_it_is_named() -> None:
    for name in failpoints.NAMES:
        failpoints.reached(name)
