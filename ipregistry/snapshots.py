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
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .curated import curated_entries, goods_terms, notes, shipped_in_use
from .errors import InvalidQuestion, IpRegistryError, RegisterUnavailable
from .failpoints import reached
from .matching import ordinary_words
from .snapshot import FORMAT, Snapshot, build_snapshot
from .storage.past import PastState, State
from .storage.repository import Repository

KEPT = 3  # snapshot directories that stay: another worker may still open the one before
KEPT_PAST = 8  # directories of past versions, some 12 MB each for the curated data
OPEN_PAST = 3
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
        self._past: OrderedDict[str, Snapshot] = OrderedDict()
        self._recalling = threading.Lock()

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
        final = self._directory / _digest(self._repository)
        if final.exists():
            return final
        self._directory.mkdir(parents=True, exist_ok=True)
        with _locked(self._directory / "build.lock"):
            with self._repository.reading():
                final = self._directory / _digest(self._repository)
                if not final.exists():
                    told("building the index …")
                    self._build(self._repository, final, told)
            _prune(self._directory, final, KEPT)
        return final

    def at(self, version: int) -> Snapshot:
        """The snapshot as of the version of any update; built where nobody asked for it lately, which takes seconds.

        Raises InvalidQuestion for a version that never was, RegisterUnavailable while another one is being built.
        """
        self.refuse_unknown(version)
        with self._repository.reading():
            state = PastState(self._repository, version)
            name = _digest(state)
            current = self._current
            if current is not None and current[1].directory.name == name:
                return current[1]
            # One thread at a time is given to the past; the others go on answering from the present.
            if not self._recalling.acquire(blocking=False):
                raise RegisterUnavailable("another version is being prepared; ask again in a few seconds")
            try:
                return self._recalled(state, name)
            finally:
                self._recalling.release()

    def refuse_unknown(self, version: int) -> None:
        """Raise InvalidQuestion for a version that never was, naming those that were."""
        newest = self._repository.updates(limit=1)
        last = newest[0].number if newest else 0
        if not 1 <= version <= last:
            known = f"a version from 1 to {last}" if last else "a version: nothing is loaded yet"
            raise InvalidQuestion("version", version, known)

    def _recalled(self, state: PastState, name: str) -> Snapshot:
        if name not in self._past:
            self._past[name] = Snapshot(self._past_directory(state, name))
            if len(self._past) > OPEN_PAST:
                self._past.popitem(last=False)
        self._past.move_to_end(name)
        return self._past[name]

    def _past_directory(self, state: PastState, name: str) -> Path:
        if (lately := self._directory / name).exists():
            return lately
        beside = self._directory.with_name(f"{self._directory.name}-past")
        beside.mkdir(parents=True, exist_ok=True)
        with _locked(beside / "build.lock"):
            final = beside / name
            if not final.exists():
                self._build(state, final, lambda _: None)
            os.utime(final)
            _prune(beside, final, KEPT_PAST)
        return final

    def _build(self, state: State, final: Path, told: Callable[[str], None]) -> None:
        with tempfile.TemporaryDirectory(prefix=".building-", dir=final.parent) as beside:
            room = Path(beside) / "snapshot"
            room.mkdir()
            reached("snapshot_begun")
            words = ordinary_words(self._cache, told)
            build_snapshot(room, state.registers(), curated_entries(state), goods_terms(state), words, notes(state))
            reached("snapshot_built")
            room.rename(final)
            reached("snapshot_renamed")


def _digest(state_of: State) -> str:
    """What the state of the database is called: the last update of each dataset, and the facts of each register."""
    updates = [state_of.update(number) for number in state_of.versions().values() if number]
    state = [
        FORMAT,
        shipped_in_use(state_of),
        sorted((each.register, each.number, each.sha256, each.loaded_at.isoformat()) for each in updates),
        sorted((each.code, each.name, each.country, each.authority, each.source_url) for each in
               state_of.registers()),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:32]


def _prune(directory: Path, final: Path, kept: int) -> None:
    """Remove what killed builders left, and all but the newest snapshots."""
    for left in directory.glob(".building-*"):
        shutil.rmtree(left, ignore_errors=True)
    finished = [each for each in directory.iterdir() if each.is_dir() and each != final]
    finished.sort(key=lambda each: each.stat().st_mtime, reverse=True)
    for old in finished[kept - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
    reached("pruned")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process at a time; the lock is the operating system's, so a killed holder frees it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
