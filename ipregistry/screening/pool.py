"""Pieces through this process or several of this machine; a bounded number of them are under way. Knows no row."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait

from ..errors import IpRegistryError
from .pieces import Piece
from .worker import KILLS, Job, keep_failed, screen_piece

PIECES_A_WORKER = 3  # under way or waiting at a time
MOST_DEAD = 3  # pieces in a row that nobody survived: then it is no fault of theirs


def cores() -> int:
    """How many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def screen_here(job: Job, pieces: Iterator[Piece], workers: int) -> Generator[Piece, None, None]:
    """Each piece when it is kept. One piece, or one worker, needs no other process; a second one starts in a second.

    What was under way when a process died is checked again, one piece after another, each in a process of its own; a
    piece that nobody survives becomes errors. Raises IpRegistryError where several in a row are such.
    """
    first = list(islice(pieces, 2))
    if workers == 1 or len(first) < 2:
        for piece in chain(first, pieces):
            screen_piece(job, piece)
            yield piece
        return
    dead: list[Piece] = []
    for piece, survived in _tried(job, chain(first, pieces), workers):
        if survived:
            yield from _as_errors(job, dead)
            yield piece
            continue
        dead.append(piece)
        if len(dead) == MOST_DEAD:
            raise IpRegistryError(
                f"{len(dead)} processes that checked were killed one after another (out of memory?): "
                "--resume goes on from the whole chunks"
            )
    yield from _as_errors(job, dead)


def _as_errors(job: Job, dead: list[Piece]) -> Iterator[Piece]:
    """The pieces, kept as errors and taken from the list."""
    while dead:
        keep_failed(job, dead[0], KILLS)
        yield dead.pop(0)


def _tried(job: Job, pieces: Iterator[Piece], workers: int) -> Iterator[tuple[Piece, bool]]:
    """Each piece, and whether somebody survived it, who has kept it then."""
    while suspects := (yield from _until_a_death(job, pieces, workers)):
        for piece in suspects:
            yield piece, _survived(job, piece)


def _until_a_death(job: Job, pieces: Iterator[Piece], workers: int) -> Generator[tuple[Piece, bool], None, list[Piece]]:
    """Each piece when it is kept; in the end those that were under way when a process died, or none."""
    waiting: deque[Piece] = deque()
    futures: dict[int, Future[int]] = {}
    pool = _pool(workers)
    try:
        for piece in pieces:
            if job.room.has(piece.number):
                yield piece, True
                continue
            waiting.append(piece)
            futures[piece.number] = pool.submit(screen_piece, job, piece)
            if len(waiting) >= workers * PIECES_A_WORKER:
                futures.pop(waiting[0].number).result()
                yield waiting.popleft(), True
        while waiting:
            futures.pop(waiting[0].number).result()
            yield waiting.popleft(), True
    except BrokenProcessPool:
        return list(waiting)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return []


def _survived(job: Job, piece: Piece) -> bool:
    """Check a piece in a process of its own; whether that was not killed."""
    if job.room.has(piece.number):
        return True
    pool = _pool(1)
    try:
        pool.submit(screen_piece, job, piece).result()
    except BrokenProcessPool:
        return False
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return True


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")  # a fork would share the mapped files' locks and threads
    return ProcessPoolExecutor(workers, context, _begin)


def _begin() -> None:
    """A worker leaves Ctrl+C to the process that asked, and ends when that one is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has who started it"
    wait([parent.sentinel])
    os._exit(1)
