"""What every process does with a piece: check its rows, keep the chunk, count. Local and remote workers call this.

A row that cannot be checked is an error in its place, whatever went wrong with it. Knows no pool.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import IpRegistryError
from ..snapshot import Snapshot
from .lines import LineChecker, error_of
from .pieces import Asked, Piece, Rows
from .plan import Plan
from .room import Room
from .tally import Tally
from .writing import chunk_of

KILLS = "it killed every process that took it"

_log = logging.getLogger("ipregistry.screening")


class ChunkFailed(IpRegistryError):
    """Nobody could check a chunk."""


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker must know besides its piece. `digest` is that of the snapshot the job is pinned to."""

    room: Room
    plan: Plan
    digest: str


@lru_cache(maxsize=2)
def opened(directory: Path, digest: str) -> Snapshot:
    """A snapshot, opened once a process; the digest is in the key, so that a folder of another job is another one."""
    return Snapshot(directory)


def screen_piece(job: Job, piece: Rows) -> int:
    """Check a piece and keep it in the job's room, unless it is there; how many rows it has. Raises what tells that the
    file cannot be read: IpRegistryError and OSError."""
    if not job.room.has(piece.number):
        checker = LineChecker(opened(job.room.snapshot, job.digest), job.plan.today)
        _keep(job, piece.number, ((asked, answer_of(asked, checker.answer_value)) for asked in piece.asked(job.plan)))
    return piece.rows


def keep_failed(job: Job, piece: Piece, said: str) -> None:
    """Keep a piece that nobody could check: each of its rows is an error that says why."""
    error = ChunkFailed(f"chunk {piece.number}: {said}")
    _keep(job, piece.number, ((asked, refusal_of(asked, error)) for asked in piece.unread(job.plan)))


def can_check(job: Job) -> bool:
    """Check something that is no fault of any piece, for who wants to know whether a process of this kind survives."""
    return LineChecker(opened(job.room.snapshot, job.digest), job.plan.today).answer_value({"description": "phone"})[1]


def _keep(job: Job, number: int, answered: Iterable[tuple[Asked, dict[str, Any]]]) -> None:
    countries = {each.code: each.country for each in opened(job.room.snapshot, job.digest).registers.values()}
    tally = Tally()

    def rows() -> Iterator[tuple[Any, dict[str, Any]]]:
        for asked, answer in answered:
            tally.count(asked.question.get("description"), answer, countries)
            yield asked.own, answer

    content = chunk_of(job.plan, rows())
    job.room.keep(number, content, tally.to_record())


def answer_of(asked: Asked, answer_value: Callable[[Any], tuple[dict[str, Any], bool]]) -> dict[str, Any]:
    """The answer to a row, or the error in its place."""
    if asked.refused is not None:
        return refusal_of(asked, asked.refused)
    try:
        return answer_value(asked.question)[0]
    except Exception as error:
        _log.exception("a row could not be checked")
        detail = f"{type(error).__name__}: {error}"  # the row was not refused: the fault is ours
        return {"id": asked.question.get("id"), "error": {"code": "failed", "detail": detail[:500]}}


def refusal_of(asked: Asked, error: IpRegistryError) -> dict[str, Any]:
    """The answer to a row that was refused."""
    return {"id": asked.question.get("id"), **error_of(error)}
