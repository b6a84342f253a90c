"""Where snapshots are built: one directory for each state of a database, named by the digest of what it says.

Building happens beside, under a lock that dies with its process; the finished directory appears by one rename, and only
the newest few stay. Knows no question and no open snapshot.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from .compiled_goods import compiled_before, compiled_goods
from .curated import CURATING, CuratedRegisters, goods_terms, notes, said
from .entry import CustomsRegister
from .errors import RegisterUnavailable
from .failpoints import reached
from .matching import ordinary_words
from .sharing import made_by
from .snapshot import FORMAT
from .snapshot_parts import Ingredients, RegisterPart
from .snapshot_writing import manifest_of, write_snapshot
from .storage.past import State
from .storage.repository import Repository

KEPT = 3  # snapshot directories that stay: another worker may still open the one before
KEPT_PAST = 8  # directories of past versions, some 12 MB each for the curated data

Told = Callable[[str], None]


class BeingBuilt(RegisterUnavailable):
    """Another process is at it; a little later it is there."""


class Builder:
    """Builds the snapshots of one database under one directory; `cache` holds what is compiled once a machine."""

    def __init__(self, repository: Repository, directory: Path, cache: Path) -> None:
        self._repository = repository
        self._directory = directory
        self._cache = cache

    def there(self) -> Path | None:
        """The finished directory of the database's present state, if somebody has built it."""
        final = self._directory / digest_of(self._repository)
        return final if final.exists() else None

    def built(self, told: Told = lambda _: None) -> Path:
        """The finished directory of the database's present state."""
        if (final := self.there()) is not None:
            return final
        self._directory.mkdir(parents=True, exist_ok=True)
        with _locked(self._directory / "build.lock"):
            with self._repository.reading():
                final = self._directory / digest_of(self._repository)
                if not final.exists():
                    told("building the index …")
                    self._build(self._repository, final, told)
            _prune(self._directory, final, KEPT)
        return final

    def built_apart(self) -> Path:
        """The same, built by a process of its own; raises RegisterUnavailable where it cannot be, and BeingBuilt where
        another is at it."""
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

    def built_of_past(self, state: State, name: str) -> Path:
        """The finished directory of a state of the past, whose digest is `name`."""
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

    def _build(self, state: State, final: Path, told: Told) -> None:
        with tempfile.TemporaryDirectory(prefix=".building-", dir=final.parent) as beside:
            room = Path(beside) / "snapshot"
            room.mkdir()
            reached("snapshot_begun")
            write_snapshot(room, self._ingredients(state, _finished(final.parent), told))
            reached("snapshot_built")
            room.rename(final)
            reached("snapshot_renamed")

    def _ingredients(self, state: State, others: list[Path], told: Told) -> Ingredients:
        """What a snapshot is made of; `others`: finished ones, which know what they were made of."""
        named, curated = said(state), CuratedRegisters(state)
        goods_of, overlays = json.dumps(named["goods_terms"]), [named.get(name) for name in CURATING]
        registers = [
            RegisterPart(each, partial(curated.entries, each.code), _key_of(each, named[each.code], overlays))
            for each in state.registers()
        ]
        manifests = {other: manifest_of(other) for other in others}
        return Ingredients(
            registers,
            ordinary_words(self._cache, told),
            self._goods_of(goods_of, manifests.values()) or compiled_goods(self._cache, goods_terms(state)),
            goods_of,
            notes(state),
            _likest(registers, manifests),
        )

    def _goods_of(self, goods_of: str, manifests: Iterable[Mapping[str, Any]]) -> Path | None:
        """The compiled terms of goods, found by their name, so that nobody has to read them; None if none has it."""
        for manifest in manifests:
            if (manifest.get("goods_of"), manifest.get("made_by")) == (goods_of, made_by()):
                return compiled_before(self._cache, manifest["shares"]["goods"])
        return None


def digest_of(state_of: State) -> str:
    """What a state of the database is called: what each dataset was last told, and the facts of each register."""
    facts = [(each.code, each.name, each.country, each.authority, each.source_url) for each in state_of.registers()]
    state = [FORMAT, sorted(said(state_of).items()), sorted(facts, key=str)]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:32]


def _key_of(register: CustomsRegister, said_of_it: object, overlays: object) -> str:
    """What names the curated entries of a register: what it and the overlays were last told."""
    told = json.dumps([said_of_it, overlays, str(register.data_as_of)])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _likest(parts: Iterable[RegisterPart], manifests: Mapping[Path, Mapping[str, Any]]) -> Path | None:
    """The finished snapshot that has most registers of these, the first of equals; None where there is none."""
    keys = {(part.register.code, part.key) for part in parts}
    return max(manifests, key=lambda each: len(keys & manifests[each].get("keys", {}).items()), default=None)


def _finished(directory: Path) -> list[Path]:
    """The finished snapshots of a directory, newest first."""
    finished = [each for each in directory.iterdir() if each.is_dir() and not each.name.startswith(".")]
    return sorted(finished, key=lambda each: each.stat().st_mtime, reverse=True)


def _prune(directory: Path, final: Path, kept: int) -> None:
    """Remove what killed builders left, and all but the newest snapshots."""
    for left in directory.glob(".building-*"):
        shutil.rmtree(left, ignore_errors=True)
    for old in [each for each in _finished(directory) if each != final][kept - 1 :]:
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
