"""Pieces through the workers of a Dask cluster: any of them may be killed, and so may this process. Knows no row.

The index is opened on each worker from the job's folder, by digest, and never sent; pieces lie there too, for a
scheduler keeps the last thousand messages to each worker; chunks are written there by who checked them, so that nothing
is lost with a worker but what it was doing. The folder must be one that all of them see.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from distributed import Client, Future, KilledWorker, WorkerPlugin, as_completed
from distributed.protocol import pickle

from ..errors import IpRegistryError
from .parquet_file import let_go
from .pieces import Asked, Piece, Rows
from .plan import Plan
from .room import Room
from .run import Screen
from .worker import KILLS, Job, keep_failed, opened, screen_piece

LARGEST_SENT = 2_000  # bytes of a piece
PIECES_A_THREAD = 3  # under way or waiting at a time
CONNECTS_WITHIN = 15  # seconds


class OpensIndex(WorkerPlugin):
    """Opens the index where a worker starts, also one that joins later or comes back; closes it when the job ends."""

    def __init__(self, room: Room, digest: str) -> None:
        # A job that goes on takes the place of the one that was killed, and no other's.
        self.name = f"ipregistry-{hashlib.sha256(str(room.path).encode()).hexdigest()[:16]}"
        self._directory = room.snapshot
        self._digest = digest

    def setup(self, worker: Any) -> None:
        opened(self._directory, self._digest)

    def teardown(self, worker: Any) -> None:
        opened.cache_clear()  # of other jobs too, which open theirs again
        let_go()


@dataclass(frozen=True, slots=True)
class LaidRows:
    """Rows of a piece that lie in the folder of the job."""

    number: int
    rows: int
    path: Path

    def asked(self, plan: Plan) -> Iterator[Asked]:
        rows: Rows = pickle.loads(self.path.read_bytes())
        return rows.asked(plan)


def _laid(room: Room, piece: Piece) -> Rows:
    """The piece as it is sent: itself where it is small, as one is that only says where its rows are."""
    content = pickle.dumps(piece)
    return (
        piece if len(content) <= LARGEST_SENT else LaidRows(piece.number, piece.rows, room.lay(piece.number, content))
    )


def screen_on(address: str) -> Screen:
    """Screening on the cluster of a scheduler; raises IpRegistryError where it does not answer, or goes away."""

    def screen(job: Job, pieces: Iterator[Piece]) -> Generator[Piece, None, None]:
        try:
            client = Client(address, timeout=CONNECTS_WITHIN, set_as_default=False)
        except (OSError, ValueError) as error:
            raise IpRegistryError(f"no scheduler answers at {address}: {error}") from None
        plugin = OpensIndex(job.room, job.digest)
        with client:
            try:
                client.register_plugin(plugin)
                yield from _as_kept(client, job, pieces)
            finally:
                with suppress(Exception):  # with the scheduler goes what it knew
                    client.unregister_worker_plugin(plugin.name)

    return screen


def _as_kept(client: Client, job: Job, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Each piece when it is kept, in no order.

    A scheduler suspects all that a worker had before it when it died. Who is suspected too often is tried once more,
    alone and last, so that nobody is told to kill workers but who does.
    """
    run, suspects = f"ipregistry-{secrets.token_hex(8)}", list[Piece]()  # the scheduler may have other jobs
    for piece, error in _tried(client, run, job, pieces):
        if isinstance(error, KilledWorker):
            suspects.append(piece)
        else:
            yield _kept(job, piece, error)
    for suspect in suspects:
        for piece, error in _tried(client, f"{run}-alone", job, iter([suspect])):
            yield _kept(job, piece, error)


def _tried(client: Client, run: str, job: Job, pieces: Iterator[Piece]) -> Iterator[tuple[Piece, BaseException | None]]:
    """Each piece and what went wrong with it. A future is released at once: one that is held is worked out again when
    the worker that has its result dies."""
    under_way: dict[Future[int], Piece] = {}
    done = as_completed(loop=client.loop)
    while True:
        for piece in islice(pieces, max(0, _room_for(client) - len(under_way))):
            if job.room.has(piece.number):
                yield piece, None
                continue
            sent = _laid(job.room, piece)
            future = client.submit(screen_piece, job, sent, key=f"{run}-{piece.number}", pure=False)
            under_way[future] = piece
            done.add(future)
        if not under_way:
            if (piece_left := next(pieces, None)) is None:
                return
            pieces = _again(piece_left, pieces)
            continue
        future = next(done)
        piece = under_way.pop(future)
        if future.cancelled():
            raise IpRegistryError("the scheduler went away: --resume goes on from the whole chunks")
        error = future.exception()
        future.release()
        yield piece, error


def _again(first: Piece, rest: Iterator[Piece]) -> Iterator[Piece]:
    yield first
    yield from rest


def _room_for(client: Client) -> int:
    threads: dict[str, int] = client.nthreads()  # fewer, while a worker that was killed comes back
    return PIECES_A_THREAD * max(1, sum(threads.values()))


def _kept(job: Job, piece: Piece, error: BaseException | None) -> Piece:
    """The piece, which is kept; one that could not be checked is kept as errors, and the job goes on."""
    if isinstance(error, OSError | IpRegistryError):
        raise error
    if error is not None:
        keep_failed(job, piece, KILLS if isinstance(error, KilledWorker) else repr(error)[:300])
    job.room.take_away(piece.number)
    return piece
