"""Loader processes that are killed, and what they leave behind; used by `benchmarks.kills` and its test.

A loader is a fork of this process, so that hundreds can be killed in minutes; it is killed by SIGKILL, by its parent at
a random moment or by itself at a failpoint, and shares no connection with anybody. Each file gives every row the same
mark, which is the file's name: two marks in the register are two versions mixed.
"""

from __future__ import annotations

import os
import signal
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ipregistry import failpoints
from ipregistry.config import Settings
from ipregistry.entry import CustomsRegister
from ipregistry.errors import UpdateInProgress
from ipregistry.loading.formats import read_entries
from ipregistry.record import to_record
from ipregistry.register import LoadOptions, Register
from ipregistry.storage.changes import to_text

CODE = "XX-KILL"
FREED_WITHIN = 20.0  # seconds in which a killed loader's lock must be gone
OK, REFUSED, WRONG = 0, 3, 4
Loader = Callable[[Register, Path], None]


def load(register: Register, path: Path) -> None:
    """Our loader: the file is applied by one commit, or not at all."""
    register.load(path, CODE, LoadOptions())


def load_naively(register: Register, path: Path) -> None:
    """The loader that everybody writes first: a commit for every few rows."""
    repository = register.repository
    store = repository._store
    number = repository.updates(limit=1)[0].number
    rows = read_entries(path, CODE).entries()
    while page := [(to_text(to_record(entry)), entry.entry_id) for entry in islice(rows, 50)]:
        with store.connected(), store.db.atomic():
            for row in page:
                store.execute("UPDATE row_version SET body = ? WHERE row_id = ? AND last_version IS NULL", *row)
    with store.connected(), store.db.atomic():
        store.execute("UPDATE register_update SET file_name = ? WHERE number = ?", path.name, number)


@dataclass
class Tally:
    """What became of the kills at one place."""

    kills: int = 0
    died: int = 0
    old: int = 0
    new: int = 0
    mixed: int = 0
    lost: int = 0
    next_failed: int = 0
    slowest_next: float = 0.0


class Yard:
    """One database and one directory in which loaders are killed."""

    def __init__(self, folder: Path, url: str, rows: int, loader: Loader = load) -> None:
        self.folder = folder
        self.rows = rows
        self.loader = loader
        data = folder / "data"
        self.settings = Settings.from_env({"IPREGISTRY_DATA_DIR": str(data), "IPREGISTRY_DATABASE_URL": url})
        register = self.register()
        register.upgrade()
        register.add_register(CustomsRegister(CODE, "a register of loads that are killed", "XX"))
        self.number = 0
        self.last = self.file()
        load(register, self.last)

    def register(self) -> Register:
        """The register with no connection open."""
        return Register(self.settings)

    @property
    def on_postgresql(self) -> bool:
        return self.settings.database_url.startswith("postgresql")

    @property
    def database_file(self) -> Path:
        """The file of SQLite."""
        return Path(self.settings.database_url.removeprefix("sqlite:///"))

    def do(self, *statements: str) -> None:
        """Run statements that are no business of ours."""
        store = self.register().repository._store
        with store.connected():
            for sql in statements:
                store.execute(sql)

    def ask(self, sql: str) -> str:
        """The first value that a question answers."""
        store = self.register().repository._store
        with store.connected():
            return str(store.execute(sql).fetchone()[0])

    def file(self, rows: int | None = None) -> Path:
        """The next file: every row bears its name."""
        self.number += 1
        path = self.folder / f"file{self.number}.csv"
        lines = (f"x-{row:06},{path.name},8517,goods of {path.name}\n" for row in range(rows or self.rows))
        path.write_text("entry_id,mark,hs_codes,goods\n" + "".join(lines), "utf-8")
        return path

    def start(self, work: Callable[[], None], failpoint: str = "") -> int:
        """A process that does it; its id."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # from Python 3.12 on: of threads, which the child has no use for
            child = os.fork()
        if child:
            return child
        try:
            failpoints.arm(failpoint)
            work()
            os._exit(OK)
        except UpdateInProgress:
            os._exit(REFUSED)
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", flush=True)
            os._exit(WRONG)

    def duration(self, work: Callable[[Path], None]) -> float:
        """How long a process takes that is let be."""
        path = self.file()
        begun = time.monotonic()
        status = ended(self.start(lambda: work(path)))
        assert status == OK, status
        self.last = path
        return time.monotonic() - begun

    def kill_one(self, tally: Tally, *, failpoint: str = "", after: float | None = None) -> None:
        """Kill one loader, at a failpoint or after some seconds, look at what is left, and load the next file."""
        path, old = self.file(), self.last
        child = self.start(lambda: self.loader(self.register(), path), failpoint)
        if after is not None:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        status = ended(child)
        tally.kills += 1
        tally.died += status == -signal.SIGKILL
        left = self.left()
        must_be_new = status == OK or failpoint.partition(":")[0] == "committed"
        if left == {path.name}:
            tally.new += 1
            self.last = path
        elif left == {old.name} and not must_be_new:
            tally.old += 1
        elif left == {old.name}:
            tally.lost += 1
        else:
            tally.mixed += 1
        self.next_load(tally)
        path.unlink()
        old.unlink(missing_ok=True)

    def left(self) -> set[str]:
        """The names that the register speaks of: of its rows, and of the update that it says it is at."""
        repository = self.register().repository
        with repository.reading():
            rows = list(repository.rows(CODE))
            update = repository.update(repository.versions()[CODE])
            newest = repository.updates(limit=1)[0]
        names = {row["mark"] for row in rows} | {update.file_name}
        whole = len(rows) == self.rows and newest.number == update.number
        return names if whole else names | {f"{len(rows)} rows at version {update.number} of {newest.number}"}

    def next_load(self, tally: Tally) -> None:
        """Load another file, with nothing done by hand; a server may need a moment to see that its client is dead."""
        path = self.file()
        begun = time.monotonic()
        while True:
            try:
                load(self.register(), path)
                break
            except UpdateInProgress:
                if time.monotonic() - begun > FREED_WITHIN:
                    tally.next_failed += 1
                    return
                time.sleep(0.02)
        tally.slowest_next = max(tally.slowest_next, time.monotonic() - begun)
        tally.next_failed += self.left() != {path.name}
        self.last = path

    def kill_builder(self, tally: Tally, failpoint: str) -> None:
        """Kill one process that builds a snapshot, and have the next one build it."""
        load(self.register(), path := self.file())
        self.last = path
        status = ended(self.start(lambda: _refresh(self.register()), failpoint))
        tally.kills += 1
        tally.died += status == -signal.SIGKILL
        begun = time.monotonic()
        status = ended(self.start(lambda: self._answer(path.name)))
        tally.slowest_next = max(tally.slowest_next, time.monotonic() - begun)
        tally.new += status == OK
        tally.next_failed += status != OK
        load(self.register(), path := self.file())
        self.last = path
        tally.next_failed += ended(self.start(lambda: self._answer(path.name))) != OK
        # What a killed builder leaves, the next build clears away.
        tally.mixed += bool(list((self.settings.data_dir / "snapshots").glob(".building-*")))

    def _answer(self, name: str) -> None:
        snapshot = self.register().snapshots.refresh()
        marks = {snapshot.entry_at(row).entry.mark for row in range(self.rows)}
        assert marks == {name}, marks


def _refresh(register: Register) -> None:
    register.snapshots.refresh()


def ended(child: int) -> int:
    """The exit code of a process, or minus the signal that it died of."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
