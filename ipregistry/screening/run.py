"""A whole file, through one process or several, in order. Knows no line's meaning.

Lines travel in chunks, a bounded number of them at a time, so memory does not grow with the file. The output is written
beside and appears under its name by one rename: interrupted, a run leaves nothing.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from tqdm import tqdm

from ..snapshot import Snapshot
from .lines import LineChecker

LINES_A_CHUNK = 500
CHUNKS_A_WORKER = 4  # under way or waiting at a time


@dataclass(frozen=True, slots=True)
class ScreenCounts:
    """How many lines went in (and came out), and how many of them are errors."""

    lines: int
    errors: int


def screen_file(snapshot: Path, source: Path, output: Path, *, workers: int, today: date) -> ScreenCounts:
    """Check every line of `source` against the snapshot in a directory and write `output`; blank lines count not.

    A bar of bytes is shown on a terminal. Raises OSError where a file cannot be read or written.
    """
    lines = errors = 0
    with _beside(output) as writing, source.open("rb") as reading:
        bar = tqdm(total=source.stat().st_size, unit="B", unit_scale=True, desc=source.name, disable=None, leave=False)
        with bar, writing.open("w", encoding="utf-8", newline="\n") as file:
            for size, answers in _answered(snapshot, _chunks(reading), workers, today):
                for text, good in answers:
                    file.write(text + "\n")
                    lines += 1
                    errors += not good
                bar.update(size)
            file.flush()
            os.fsync(file.fileno())
    return ScreenCounts(lines, errors)


Answers = list[tuple[str, bool]]
_checker: LineChecker | None = None  # of a worker process; set once by _open


def _answered(
    snapshot: Path, chunks: Iterator[list[bytes]], workers: int, today: date
) -> Iterator[tuple[int, Answers]]:
    """(bytes that went in, answers) of each chunk, in order."""
    if workers == 1:
        checker = LineChecker(Snapshot(snapshot), today)
        for chunk in chunks:
            yield _size(chunk), [checker.answer(line) for line in chunk]
        return
    context = multiprocessing.get_context("spawn")  # a fork would share the mapped files' locks and threads
    with ProcessPoolExecutor(workers, context, _open, (snapshot, today)) as pool:
        yield from _in_order(pool, chunks, workers * CHUNKS_A_WORKER)


def _in_order(pool: ProcessPoolExecutor, chunks: Iterator[list[bytes]], most: int) -> Iterator[tuple[int, Answers]]:
    waiting: deque[tuple[int, Future[Answers]]] = deque()
    for chunk in chunks:
        waiting.append((_size(chunk), pool.submit(_answer, chunk)))
        if len(waiting) >= most:
            size, future = waiting.popleft()
            yield size, future.result()
    for size, future in waiting:
        yield size, future.result()


def _open(snapshot: Path, today: date) -> None:
    global _checker
    _checker = LineChecker(Snapshot(snapshot), today)


def _answer(chunk: list[bytes]) -> Answers:
    assert _checker is not None, "a worker answers only after it has opened its snapshot"
    return [_checker.answer(line) for line in chunk]


def _chunks(file: BinaryIO) -> Iterator[list[bytes]]:
    lines = (line for line in file if line.strip())
    while chunk := list(islice(lines, LINES_A_CHUNK)):
        yield chunk


def _size(chunk: list[bytes]) -> int:
    return sum(map(len, chunk))


@contextmanager
def _beside(output: Path) -> Iterator[Path]:
    """A path beside `output` to write to; takes its name when all went well, and goes when not."""
    writing = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        yield writing
        writing.replace(output)
    finally:
        writing.unlink(missing_ok=True)
