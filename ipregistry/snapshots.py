"""Which snapshot is current: told by the database, built once, opened, and swapped in one assignment.

Who is watched over (`watching`) is told of changes; others ask the database for one integer at most once a second.
Building happens beside, under a lock that dies with its process; the finished directory appears by one rename. While
the database is away the last snapshot goes on answering, also in a process that starts then. Knows no question and no
format of files.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
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
GRACE = 1.0  # seconds in which who has loaded builds the index himself, as the command line does
LONGEST_PAUSE = 60.0  # seconds between tries to build what could not be built

_log = logging.getLogger("ipregistry.snapshots")


class BeingBuilt(RegisterUnavailable):
    """Another process is at it; a little later it is there."""


class Snapshots:
    """The snapshots of one database, under one directory."""

    def __init__(self, repository: Repository, directory: Path, cache: Path) -> None:
        self._repository = repository
        self._directory = directory
        self._cache = cache
        self._current: tuple[int, Snapshot] | None = None
        self._newest: int | None = None  # what the database said last
        self._behind_since: float | None = None
        self.watched = False  # whether somebody beside looks for changes, so that no question has to
        self.database_up = True
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
        if not self.watched and time.monotonic() - self._checked >= CHECK_EVERY:
            self._checked = time.monotonic()
            self._refresh_if_changed()
        if self._current is None:
            raise RegisterUnavailable("the register is being prepared; ask again in a few seconds")
        return self._current[1]

    @property
    def ready(self) -> bool:
        return self._current is not None

    @property
    def behind(self) -> bool:
        """Whether the database, when it last answered, held something newer than what questions are answered from."""
        return self._current is None or self._newest not in (None, self._current[0])

    def changed(self) -> bool:
        """Ask the database whether it holds something newer; whether to refresh. Not while it is away, and not soon
        after tries that failed."""
        if self._refreshing.locked() or time.monotonic() - self._tried < self._pause:
            return False
        try:
            self._newest = self._repository.generation()
        except IpRegistryError as error:
            if self.database_up:
                _log.warning("the database does not answer; going on from the snapshot in hand: %s", error)
            self.database_up = False
            self._repository.close()
            return False
        self.database_up = True
        if not self.behind:
            self._behind_since = None
        elif self._behind_since is None:
            self._behind_since = time.monotonic()
        return self.behind

    def refresh(self, told: Callable[[str], None] = lambda _: None, *, apart: bool = False) -> Snapshot:
        """Open the snapshot of what the database holds now, building it first where nobody has: in a process of its
        own, `apart`, where this one has questions to answer. `told` hears of a build.
        """
        with self._refreshing:
            generation = self._repository.generation()
            if self._current is None or self._current[0] != generation:
                directory = self.built_apart() if apart else self.built(told)
                same = self._current is not None and self._current[1].directory == directory
                snapshot = self._current[1] if self._current and same else Snapshot(directory)
                self._current = (generation, snapshot)
                self._remember(directory)
            return self._current[1]

    def open_last(self) -> bool:
        """Open what was answered from last, asking no database; whether there is such a thing."""
        try:
            kept = json.loads(self._last.read_text("utf-8"))
            directory = self._directory / str(kept["directory"])
            if self._current is None and kept["of"] == self._database() and directory.is_dir():
                self._current = (-1, Snapshot(directory))
        except (OSError, ValueError, KeyError, TypeError):
            return False
        return self._current is not None

    @property
    def _last(self) -> Path:
        return self._directory / "last.json"

    def _database(self) -> str:
        return hashlib.sha256(f"{FORMAT} {self._repository.url}".encode()).hexdigest()[:32]

    def _remember(self, directory: Path) -> None:
        """For a process that starts while the database is away; where it cannot be written, it is not."""
        try:
            beside = self._last.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
            beside.write_text(json.dumps({"of": self._database(), "directory": directory.name}), "utf-8")
            beside.replace(self._last)
        except OSError as error:
            _log.info("which snapshot was the last was not written down: %s", error.strerror)

    def _refresh_if_changed(self) -> None:
        if self.changed():
            threading.Thread(target=self.refresh_behind, name="ipregistry-snapshot", daemon=True).start()

    def refresh_behind(self, *, apart: bool = False) -> None:
        """Refresh, and log instead of raising: for a thread of its own. An empty database is left alone."""
        self._tried = time.monotonic()
        try:
            self.refresh(apart=apart)
            self._pause = 0.0
        except BeingBuilt:
            self._pause = 0.0
        except Exception:
            self._pause = min(LONGEST_PAUSE, self._pause * 2 or CHECK_EVERY)
            _log.exception("no new snapshot could be made; going on from the one in hand")

    def built_apart(self) -> Path:
        """The same, built by a process of its own; raises RegisterUnavailable where it cannot be, or where another
        worker's is at it."""
        final = self._directory / _digest(self._repository)
        if final.exists():
            return final
        if self._current is not None and time.monotonic() - (self._behind_since or 0.0) < GRACE:
            raise BeingBuilt("whoever has loaded may be building it")
        self._directory.mkdir(parents=True, exist_ok=True)
        with _locked(self._directory / "begin.lock", wait=False) as mine:
            with _locked(self._directory / "build.lock", wait=False) as idle:
                pass
            if not (mine and idle):
                raise BeingBuilt("another process builds it")
            wanted = {"url": self._repository.url, "directory": str(self._directory), "cache": str(self._cache)}
            words = [sys.executable, "-m", "ipregistry.building"]
            built = subprocess.run(words, input=json.dumps(wanted), stdout=subprocess.PIPE, text=True, check=False)
        if built.returncode:
            raise RegisterUnavailable(f"the process that builds the index ended with {built.returncode}")
        return self._directory / built.stdout.strip()

    def built(self, told: Callable[[str], None] = lambda _: None) -> Path:
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
def _locked(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """One process at a time; the lock is the operating system's, so a killed holder frees it. Whether it is ours."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)
