"""Loaders that are killed, disks that are full, directories that may not be written: the old version or the new one."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ipregistry.entry import CustomsRegister
from ipregistry.errors import UpdateInProgress
from ipregistry.storage.apply import UpdateMeta
from ipregistry.storage.failures import DatabaseFailed
from ipregistry.storage.repository import Repository

ROWS = 3_000

LOADER = f"""
import sys
from ipregistry.storage.apply import UpdateMeta
from ipregistry.storage.repository import Repository
repository = Repository(sys.argv[1])
print("ready", flush=True)
for name in sys.stdin:
    name = name.strip()
    rows = ((f"row-{{n:05}}", {{"entry_id": f"row-{{n:05}}", "mark": name}}) for n in range({ROWS}))
    repository.apply("KZ-TROIS", "register", UpdateMeta(name, name, "csv"), rows, "full")
    print("done", flush=True)
"""


def start_loader(url: str) -> subprocess.Popen[str]:
    """A process that loads a file of the name that it is told, each row of which says that name."""
    loader = subprocess.Popen(
        [sys.executable, "-c", LOADER, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert loader.stdout and loader.stdout.readline() == "ready\n"
    return loader


def tell(loader: subprocess.Popen[str], name: str) -> None:
    assert loader.stdin
    loader.stdin.write(f"{name}\n")
    loader.stdin.flush()


def marks(repository: Repository) -> set[str]:
    """The marks of all rows: one, unless versions were mixed; and as many rows as a file has."""
    with repository.reading():
        rows = list(repository.rows("KZ-TROIS"))
        assert len(rows) == ROWS
        assert repository.updates(limit=1)[0].number == repository.versions()["KZ-TROIS"]
    return {row["mark"] for row in rows}


def load_when_free(repository: Repository, name: str) -> None:
    """A PostgreSQL server notices only at its next word to a killed client that it is gone."""
    for _ in range(100):
        try:
            rows = [(f"row-{n:05}", {"entry_id": f"row-{n:05}", "mark": name}) for n in range(ROWS)]
            repository.apply("KZ-TROIS", "register", UpdateMeta(name, name, "csv"), rows, "full")
        except UpdateInProgress:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the killed loader left a lock")


def test_killed_loader_leaves_the_old_version_or_the_new_one(url: str, repository: Repository) -> None:
    """Kills are spread evenly from the beginning of a load to after its end, as long as it took when it was let be."""
    load_when_free(repository, "first")
    with start_loader(url) as loader:
        begun = time.monotonic()
        tell(loader, "timed")
        assert loader.stdout and loader.stdout.readline() == "done\n"
        took = time.monotonic() - begun
        assert loader.stdin
        loader.stdin.close()
    before = "timed"
    for number in range(8):
        with start_loader(url) as loader:
            tell(loader, f"kill-{number}")
            time.sleep(took * number / 6)
            loader.kill()
            assert loader.stdout
            finished = "done" in loader.stdout.read()
        left = marks(repository)
        assert left == {f"kill-{number}"} if finished else left in ({before}, {f"kill-{number}"})
        load_when_free(repository, f"after-{number}")
        before = f"after-{number}"
        assert marks(repository) == {before}


def test_readers_during_loads_see_one_version_and_no_lock(url: str, repository: Repository) -> None:
    load_when_free(repository, "first")

    def read() -> int:
        reads = 0
        with Repository(url) as reader:
            while loader.poll() is None:
                assert len(marks(reader)) == 1
                reads += 1
        return reads

    with start_loader(url) as loader, ThreadPoolExecutor(2) as readers:
        reading = [readers.submit(read) for _ in range(2)]
        for number in range(5):
            tell(loader, f"load-{number}")
            assert loader.stdout and loader.stdout.readline() == "done\n"
        assert loader.stdin
        loader.stdin.close()
        loader.wait()
        assert all(each.result() > 0 for each in reading)
    assert marks(repository) == {"load-4"}


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Repository]:
    """A SQLite database with one version, and no connection open."""
    repository = Repository(f"sqlite:///{tmp_path / 'ipregistry.db'}")
    repository.upgrade()
    repository.add_register(CustomsRegister("KZ-TROIS", "Kazakhstan's register", "KZ"))
    load_when_free(repository, "first")
    yield repository
    repository.close()


def test_full_disk_leaves_the_old_version_and_the_next_load_succeeds(sqlite: Repository) -> None:
    """No file of this process may grow beyond one megabyte; the load writes more than two."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))
    try:
        rows = [(f"row-{n:05}", {"entry_id": f"row-{n:05}", "mark": "x" * 2_000}) for n in range(ROWS)]
        with pytest.raises(DatabaseFailed):
            sqlite.apply("KZ-TROIS", "register", UpdateMeta("big", "big", "csv"), rows, "full")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert marks(sqlite) == {"first"}
    load_when_free(sqlite, "second")
    assert marks(sqlite) == {"second"}
    with sqlite:
        assert sqlite._store.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_eight_loaders_at_once_never_mix(url: str, repository: Repository) -> None:
    """Each wins or is told that another is running; the last winner's version stands."""
    load_when_free(repository, "first")

    def load(name: str) -> bool:
        rows = [(f"row-{n:05}", {"entry_id": f"row-{n:05}", "mark": name}) for n in range(ROWS)]
        try:
            Repository(url).apply("KZ-TROIS", "register", UpdateMeta(name, name, "csv"), rows, "full")
        except UpdateInProgress:
            return False
        return True

    with ThreadPoolExecutor(8) as loaders:
        won = list(loaders.map(load, [f"loader-{number}" for number in range(8)]))
    assert any(won)
    updates = repository.updates()
    assert len(updates) == 1 + sum(won)
    assert marks(repository) == {updates[0].file_name}
