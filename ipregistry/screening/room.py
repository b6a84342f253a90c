"""The folder of a job beside its output: the manifest, the register it is pinned to, and the chunks that are whole.

A chunk appears by one rename, and its sidecar with its digest after it: a chunk without a sidecar is none, and neither
is one that its sidecar does not know. Nobody waits for the disk meanwhile, which cost two processes a tenth of their
time: what a power cut takes from a chunk is found by the digest. Whoever dies, the same command with `--resume` goes on
from the whole chunks. Knows no row.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import IpRegistryError

_SHOWN = {
    "input": "the input",
    "options": "the options",
    "register": "the register",
    "format": "the version of ipregistry",
}


class CannotResume(IpRegistryError):
    """There is nothing to go on with, or it is of another job."""


class Damaged(IpRegistryError):
    """A chunk that is not what was written."""


class RowsLost(IpRegistryError):
    """What came out is not what went in. It never should happen, and is looked for each time."""


@dataclass(frozen=True, slots=True)
class Room:
    """The folder of one job."""

    path: Path

    @property
    def manifest(self) -> Path:
        return self.path / "manifest.json"

    @property
    def snapshot(self) -> Path:
        return self.path / "snapshot"

    def chunk(self, number: int) -> Path:
        return self.path / f"{number:09}.part"

    def sidecar(self, number: int) -> Path:
        return self.path / f"{number:09}.json"

    def has(self, number: int) -> bool:
        """Whether a chunk is whole."""
        return self.sidecar(number).exists()

    def keep(self, number: int, content: bytes, tally: Mapping[str, Any]) -> None:
        """Write a chunk and its sidecar; two who check the same rows write the same."""
        _write_beside(self.chunk(number), content)
        sidecar = {**tally, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        _write_beside(self.sidecar(number), json.dumps(sidecar, ensure_ascii=False).encode())

    def lay(self, number: int, content: bytes) -> Path:
        """Lay down a piece for whoever checks it; it is taken away when its chunk is whole."""
        _write_beside(self._piece(number), content)
        return self._piece(number)

    def take_away(self, number: int) -> None:
        self._piece(number).unlink(missing_ok=True)

    def _piece(self, number: int) -> Path:
        return self.path / f"{number:09}.piece"

    def read(self, number: int) -> dict[str, Any]:
        """The sidecar of a chunk."""
        record: dict[str, Any] = json.loads(self.sidecar(number).read_text("utf-8"))
        return record

    def content(self, number: int, digest: str) -> bytes:
        """A chunk of that digest; one that is another is none any more. Raises Damaged."""
        content = self.chunk(number).read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            self.sidecar(number).unlink()
            name = self.chunk(number).name
            raise Damaged(f"{name} is not what was written; the same command with --resume checks its rows again")
        return content

    def begin(self, manifest: Mapping[str, Any], snapshot: Path) -> None:
        """Make the folder a new job's, pinned to a snapshot."""
        self._clear()
        _pin(snapshot, self.snapshot)
        write_whole(self.manifest, json.dumps(manifest, ensure_ascii=False, indent=1).encode())

    def begun(self) -> dict[str, Any]:
        """The manifest of the job that is here; raises CannotResume where there is none."""
        try:
            manifest: dict[str, Any] = json.loads(self.manifest.read_text("utf-8"))
        except FileNotFoundError:
            raise CannotResume("there is no interrupted run to resume for this output") from None
        return manifest

    def resume(self, manifest: Mapping[str, Any]) -> None:
        """Make sure that the job here is this one, and remove what is not whole; raises CannotResume."""
        before = self.begun()
        changed = [said for name, said in _SHOWN.items() if before[name] != manifest[name]]
        if changed:
            raise CannotResume(f"{' and '.join(changed)} changed since the run was interrupted: run without --resume")
        for left in (*self.path.glob(".*.tmp"), *self.path.glob("*.piece")):
            left.unlink(missing_ok=True)
        for sidecar in self.path.glob("[0-9]*.json"):
            if not self._is_whole(int(sidecar.stem)):
                sidecar.unlink()

    def _is_whole(self, number: int) -> bool:
        try:
            with self.chunk(number).open("rb") as file:
                return bool(hashlib.file_digest(file, "sha256").hexdigest() == self.read(number)["sha256"])
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def finished(self) -> int:
        """How many chunks are whole."""
        return sum(1 for _ in self.path.glob("[0-9]*.json"))

    def verify(self, rows: Iterable[int]) -> Iterator[dict[str, Any]]:
        """The sidecars of all chunks in order, each with as many rows as its piece; raises RowsLost."""
        for number, expected in enumerate(rows):
            if not self.has(number):
                raise RowsLost(f"chunk {number} was never written")
            record = self.read(number)
            if record["rows"] != expected:
                raise RowsLost(f"chunk {number} has {record['rows']:,} rows where {expected:,} went in")
            yield record

    def _clear(self) -> None:
        for each in self.path.iterdir():
            if each.name == "lock":
                continue
            if each.is_dir():
                shutil.rmtree(each)
            else:
                each.unlink()

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


@contextmanager
def locked(room: Room) -> Iterator[bool]:
    """The folder, this process's alone; whether it had to be made. The lock dies with its holder."""
    made = not room.path.exists()
    room.path.mkdir(exist_ok=True)
    descriptor = os.open(room.path / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IpRegistryError("another run is writing this output") from None
        yield made
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that appears when it is complete, and is on disk then."""
    _write_beside(path, content, at_once=True)


def _write_beside(path: Path, content: bytes, *, at_once: bool = False) -> None:
    """Write a file that appears when it is complete, and is on disk when the system gets to it, or `at_once`."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(content)
            if at_once:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _pin(snapshot: Path, there: Path) -> None:
    """The snapshot under a name of the job's own: loading a register meanwhile may prune the other one."""
    there.mkdir()
    for file in snapshot.iterdir():
        try:
            os.link(file, there / file.name)
        except OSError:
            with suppress(shutil.SameFileError):
                shutil.copy2(file, there / file.name)
