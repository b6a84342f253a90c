"""Which snapshot is current: told by the database, built once, opened, and swapped in one assignment.

Who is watched over (`watching`) is told of changes; others ask the database for one integer at most once a second.
While the database is away the last snapshot goes on answering, also in a process that starts then. Knows no question,
and not how a snapshot is built (`builder`).
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from .builder import BeingBuilt, Builder, digest_of
from .errors import InvalidQuestion, IpRegistryError, RegisterUnavailable
from .snapshot import FORMAT, Snapshot
from .storage.past import PastState
from .storage.repository import Repository

OPEN_PAST = 3
CHECK_EVERY = 1.0  # seconds
GRACE = 1.0  # seconds in which who has loaded builds the index himself, as the command line does
LONGEST_PAUSE = 60.0  # seconds between tries to build what could not be built

_log = logging.getLogger("ipregistry.snapshots")


class Snapshots:
    """The snapshots of one database, under one directory."""

    def __init__(self, repository: Repository, directory: Path, cache: Path) -> None:
        self._repository = repository
        self._directory = directory
        self._builder = Builder(repository, directory, cache)
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
                directory = self._directory_apart() if apart else self._builder.built(told)
                before = self._current[1] if self._current else None
                same = before is not None and before.directory == directory
                self._current = (generation, before if before and same else Snapshot(directory, before))
                self._remember(directory)
            return self._current[1]

    def prepare(self, told: Callable[[str], None] = lambda _: None) -> None:
        """Build what the database holds now, where nobody has, and open nothing: for who asks no question himself."""
        self._remember(self._builder.built(told))

    def loaded_here(self) -> None:
        """Hear that what the database holds now was loaded in this process: nobody else is to be waited for."""
        self._behind_since = 0.0

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

    def _directory_apart(self) -> Path:
        """The directory of what the database holds now; raises BeingBuilt while whoever has loaded may build it."""
        if (there := self._builder.there()) is not None:
            return there
        if self._current is not None and time.monotonic() - (self._behind_since or 0.0) < GRACE:
            raise BeingBuilt("whoever has loaded may be building it")
        return self._builder.built_apart()

    def at(self, version: int) -> Snapshot:
        """The snapshot as of the version of any update; built where nobody asked for it lately, which takes seconds.

        Raises InvalidQuestion for a version that never was, RegisterUnavailable while another one is being built.
        """
        self.refuse_unknown(version)
        with self._repository.reading():
            state = PastState(self._repository, version)
            name = digest_of(state)
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
            directory = self._builder.built_of_past(state, name)
            self._past[name] = Snapshot(directory, self._current[1] if self._current else None)
            if len(self._past) > OPEN_PAST:
                self._past.popitem(last=False)
        self._past.move_to_end(name)
        return self._past[name]
