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
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.connection import wait

from ..errors import IpRegistryError
from .pieces import Piece
from .worker import KILLS, Job, can_check, keep_failed, screen_piece

PIECES_A_WORKER = 3  # under way or waiting at a time


def cores() -> int:
    """How many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def screen_here(job: Job, pieces: Iterator[Piece], workers: int) -> Generator[Piece, None, None]:
    """Each piece when it is kept. One piece, or one worker, needs no other process; a second one starts in a second.

    What was under way when a process died is checked again, one piece after another; what nobody survives becomes
    errors. Raises IpRegistryError where that is no fault of the piece.
    """
    first = list(islice(pieces, 2))
    if workers == 1 or len(first) < 2:
        for piece in chain(first, pieces):
            screen_piece(job, piece)
            yield piece
        return
    rest = chain(first, pieces)
    while suspects := (yield from _until_a_death(job, rest, workers)):
        yield from _one_by_one(job, suspects)


def _until_a_death(job: Job, pieces: Iterator[Piece], workers: int) -> Generator[Piece, None, list[Piece]]:
    """Each piece when it is kept; in the end those that were under way when a process died, or none."""
    waiting: deque[Piece] = deque()
    futures: dict[int, Future[int]] = {}
    with _pool(workers) as pool:
        try:
            for piece in pieces:
                if job.room.has(piece.number):
                    yield piece
                    continue
                waiting.append(piece)
                futures[piece.number] = pool.submit(screen_piece, job, piece)
                if len(waiting) >= workers * PIECES_A_WORKER:
                    futures.pop(waiting[0].number).result()
                    yield waiting.popleft()
            while waiting:
                futures.pop(waiting[0].number).result()
                yield waiting.popleft()
        except BrokenProcessPool:
            return list(waiting)
    return []


def _one_by_one(job: Job, suspects: list[Piece]) -> Iterator[Piece]:
    """Each piece when it is kept, as errors where it kills the process that checks nothing else."""
    left = deque(suspects)
    while left:
        with _pool(1) as pool:
            try:
                while left:
                    if not job.room.has(left[0].number):
                        pool.submit(screen_piece, job, left[0]).result()
                    yield left.popleft()
            except BrokenProcessPool:
                _refuse_where_nobody_survives(job)
                keep_failed(job, left[0], KILLS)
                yield left.popleft()


def _refuse_where_nobody_survives(job: Job) -> None:
    """Raise IpRegistryError where a process dies that checks something harmless."""
    with _pool(1) as pool:
        try:
            pool.submit(can_check, job).result()
        except BrokenProcessPool:
            raise IpRegistryError(
                "every process that checks is killed (out of memory?): --resume goes on from the whole chunks"
            ) from None


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")  # a fork would share the mapped files' locks and threads
    pool = ProcessPoolExecutor(workers, context, _begin)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """A worker leaves Ctrl+C to the process that asked, and ends when that one is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has who started it"
    wait([parent.sentinel])
    os._exit(1)
