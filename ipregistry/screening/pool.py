"""Pieces through this process or several of this machine; a bounded number of them are under way. Knows no row."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import wait

from ..errors import IpRegistryError
from .pieces import Piece
from .worker import Job, screen_piece

PIECES_A_WORKER = 3  # under way or waiting at a time


def cores() -> int:
    """How many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def screen_here(job: Job, pieces: Iterator[Piece], workers: int) -> Generator[Piece, None, None]:
    """Each piece when it is kept. One piece, or one worker, needs no other process; a second one starts in a second."""
    first = list(islice(pieces, 2))
    if workers == 1 or len(first) < 2:
        for piece in chain(first, pieces):
            screen_piece(job, piece)
            yield piece
        return
    context = multiprocessing.get_context("spawn")  # a fork would share the mapped files' locks and threads
    pool = ProcessPoolExecutor(workers, context, _begin)
    try:
        yield from _in_order(pool, job, chain(first, pieces), workers * PIECES_A_WORKER)
    except BrokenProcessPool:
        raise IpRegistryError(
            "a process that checked was killed (out of memory?): --resume goes on from the whole chunks"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, job: Job, pieces: Iterable[Piece], most: int) -> Iterator[Piece]:
    waiting: deque[tuple[Piece, Future[int]]] = deque()
    for piece in pieces:
        if not job.room.has(piece.number):
            waiting.append((piece, pool.submit(screen_piece, job, piece)))
        else:
            yield piece
        if len(waiting) >= most:
            done, future = waiting.popleft()
            future.result()
            yield done
    for done, future in waiting:
        future.result()
        yield done


def _begin() -> None:
    """A worker leaves Ctrl+C to the process that asked, and ends when that one is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has who started it"
    wait([parent.sentinel])
    os._exit(1)
