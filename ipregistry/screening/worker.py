"""What every process does with a piece: check its rows, keep the chunk, count. Local and remote workers call this.

A row that cannot be checked is an error in its place, whatever went wrong with it. Knows no pool.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..snapshot import Snapshot
from .lines import LineChecker, error_of
from .pieces import Asked, Piece
from .plan import Plan
from .room import Room
from .tally import Tally
from .writing import chunk_of

_log = logging.getLogger("ipregistry.screening")


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


def screen_piece(job: Job, piece: Piece) -> int:
    """Check a piece and keep it in the job's room, unless it is there; how many rows it has."""
    if not job.room.has(piece.number):
        checker = LineChecker(opened(job.room.snapshot, job.digest), job.plan.today)
        keep_piece(job, piece, checker.answer_value)
    return piece.rows


def keep_piece(job: Job, piece: Piece, answer_value: Callable[[Any], tuple[dict[str, Any], bool]]) -> None:
    """Keep a piece's rows with the answers that a function gives to their questions."""
    countries = {each.code: each.country for each in opened(job.room.snapshot, job.digest).registers.values()}
    tally = Tally()

    def rows() -> Iterator[tuple[Any, dict[str, Any]]]:
        for asked in piece.asked(job.plan):
            answer = answer_of(asked, answer_value)
            question = asked.question
            tally.count(question.get("description") if isinstance(question, dict) else None, answer, countries)
            yield asked.own, answer

    content = chunk_of(job.plan, rows())
    job.room.keep(piece.number, content, tally.to_record())


def answer_of(asked: Asked, answer_value: Callable[[Any], tuple[dict[str, Any], bool]]) -> dict[str, Any]:
    """The answer to a row, or the error in its place."""
    if asked.refused is not None:
        return {"id": asked.question.get("id"), **error_of(asked.refused)}
    try:
        return answer_value(asked.question)[0]
    except Exception as error:
        _log.exception("a row could not be checked")
        return failed(asked, f"{type(error).__name__}: {error}")


def failed(asked: Asked, detail: str) -> dict[str, Any]:
    """The answer to a row that was not refused, but failed: the fault is ours."""
    identity = asked.question.get("id") if isinstance(asked.question, dict) else None
    return {"id": identity, "error": {"code": "failed", "detail": detail[:500]}}
