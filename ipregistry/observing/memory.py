"""What the workers of a service hold in memory, as Linux tells of each process. Knows no metric and no register.

Elsewhere, and of processes of other users, nothing is known and nothing is told.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes of a process: resident, its share of them (pages of several processes divided among these), and mapped of
    an index."""

    process: int
    resident: int
    proportional: int
    mapped: int


def held_by_workers(index: Path, *, alone: bool) -> Iterator[Held]:
    """Each worker of this service that has the index of a directory mapped; where `alone`, this process."""
    own = os.getpid()
    for process in sorted({own} if alone else {own, *_siblings()}):
        with suppress(OSError, KeyError, ValueError):  # it has ended, or is somebody else's
            if (mapped := _mapped(process, index)) or process == own:
                rollup = _kilobytes(_PROCESSES / str(process) / "smaps_rollup")
                yield Held(process, rollup["Rss"] * 1024, rollup["Pss"] * 1024, mapped)


def _siblings() -> list[int]:
    """The processes that this one's parent started."""
    parent = str(os.getppid())
    with suppress(OSError):
        return [int(each) for each in (_PROCESSES / parent / "task" / parent / "children").read_text("ascii").split()]
    return []


def _kilobytes(path: Path) -> dict[str, int]:
    lines = (line.split() for line in path.read_text("ascii", "replace").splitlines())
    return {words[0].removesuffix(":"): int(words[1]) for words in lines if words[-1] == "kB"}


def _mapped(process: int, index: Path) -> int:
    """How much of the files of a directory is mapped; a file that was removed is mapped still."""
    lines = (_PROCESSES / str(process) / "maps").read_text("utf-8", "surrogateescape").splitlines()
    ranges = (line.split(" ", 1)[0].split("-") for line in lines if f" {index}/" in line)
    return sum(int(end, 16) - int(begin, 16) for begin, end in ranges)
