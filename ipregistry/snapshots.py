"""Which snapshot is current: told by the database, built once, opened, and swapped in one assignment.

A worker asks the database for one integer at most once a second. Building happens beside, under a lock that dies with
its process; the finished directory appears by one rename. While the database is away the last snapshot goes on
answering. Knows no question and no format of files.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .curated import curated_entries, goods_terms, notes, shipped_in_use
from .errors import IpRegistryError, RegisterUnavailable
from .matching import ordinary_words
from .snapshot import FORMAT, Snapshot, build_snapshot
from .storage.repository import Repository

KEPT = 3  # snapshot directories that stay: another worker may still open the one before
CHECK_EVERY = 1.0  # seconds
LONGEST_PAUSE = 60.0  # seconds between tries to build what could not be built

_log = logging.getLogger("ipregistry.snapshots")


class Snapshots:
    """The snapshots of one database, under one directory."""

    def __init__(self, repository: Repository, directory: Path, cache: Path) -> None:
        self._repository = repository
        self._directory = directory
        self._cache = cache
        self._current: tuple[int, Snapshot] | None = None
        self._checked = 0.0
        self._pause = 0.0  # seconds before another try, after tries that failed
        self._tried = 0.0
        self._refreshing = threading.Lock()

    def current(self) -> Snapshot:
        """The snapshot to answer from; starts a refresh behind the scenes when the database has changed.

        Raises RegisterUnavailable while there is none.
        """
        if time.monotonic() - self._checked >= CHECK_EVERY:
            self._checked = time.monotonic()
            self._refresh_if_changed()
        if self._current is None:
            raise RegisterUnavailable("the register is being prepared; ask again in a few seconds")
        return self._current[1]

    @property
    def ready(self) -> bool:
        return self._current is not None

    def refresh(self, told: Callable[[str], None] = lambda _: None) -> Snapshot:
        """Open the snapshot of what the database holds now, building it first where nobody has; `told` hears of a
        build."""
        with self._refreshing:
            generation = self._repository.generation()
            if self._current is None or self._current[0] != generation:
                self._current = (generation, Snapshot(self._directory_of_now(told)))
            return self._current[1]

    def _refresh_if_changed(self) -> None:
        if self._refreshing.locked() or time.monotonic() - self._tried < self._pause:
            return
        try:
            generation = self._repository.generation()
        except IpRegistryError as error:
            _log.warning("the database does not answer; going on from the snapshot in hand: %s", error)
            return
        if self._current is None or self._current[0] != generation:
            threading.Thread(target=self.refresh_behind, name="ipregistry-snapshot", daemon=True).start()

    def refresh_behind(self) -> None:
        """Refresh, and log instead of raising: for a thread of its own. An empty database is left alone."""
        self._tried = time.monotonic()
        try:
            self.refresh()
            self._pause = 0.0
        except Exception:
            self._pause = min(LONGEST_PAUSE, self._pause * 2 or CHECK_EVERY)
            _log.exception("no new snapshot could be made; going on from the one in hand")

    def _directory_of_now(self, told: Callable[[str], None]) -> Path:
        """The finished directory of the database's present state."""
        final = self._directory / self._digest()
        if final.exists():
            return final
        self._directory.mkdir(parents=True, exist_ok=True)
        with _locked(self._directory / "build.lock"):
            with self._repository.reading():
                final = self._directory / self._digest()
                if not final.exists():
                    told("building the index …")
                    self._build(final, told)
            self._prune(final)
        return final

    def _build(self, final: Path, told: Callable[[str], None]) -> None:
        with tempfile.TemporaryDirectory(prefix=".building-", dir=self._directory) as beside:
            room = Path(beside) / "snapshot"
            room.mkdir()
            registers = self._repository.registers()
            entries, terms = curated_entries(self._repository), goods_terms(self._repository)
            build_snapshot(room, registers, entries, terms, ordinary_words(self._cache, told), notes(self._repository))
            room.rename(final)

    def _digest(self) -> str:
        """What the state of the database is called: the last update of each dataset, and the facts of each register."""
        updates = [self._repository.update(number) for number in self._repository.versions().values() if number]
        state = [
            FORMAT,
            shipped_in_use(self._repository),
            sorted((each.register, each.number, each.sha256, each.loaded_at.isoformat()) for each in updates),
            sorted((each.code, each.name, each.country, each.authority, each.source_url) for each in
                   self._repository.registers()),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:32]

    def _prune(self, final: Path) -> None:
        """Remove what killed builders left, and all but the newest snapshots."""
        for left in self._directory.glob(".building-*"):
            shutil.rmtree(left, ignore_errors=True)
        finished = [each for each in self._directory.iterdir() if each.is_dir() and each != final]
        finished.sort(key=lambda each: each.stat().st_mtime, reverse=True)
        for old in finished[KEPT - 1 :]:
            shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time; the lock is the operating system's, so a killed holder frees it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
