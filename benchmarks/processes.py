"""Work done in processes of its own, so that memory and caches are its alone; and what such a process weighs."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


def apart(work: Callable[..., Result], *arguments: object) -> Result:
    """What a function of a module answers in a fresh process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def peak_mib() -> float:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pss_mib() -> float:
    """What this process holds now, with shared pages divided among who shares them (Linux)."""
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def cpu_microseconds(work: Callable[[str], object], texts: Iterable[str], budget: float) -> list[float]:
    """The CPU time of each call, sorted; no more calls once the budget of seconds is spent, and never fewer than 20."""
    spent: list[float] = []
    for text in texts:
        started = time.process_time()
        work(text)
        spent.append(time.process_time() - started)
        if len(spent) >= 20 and sum(spent) > budget:
            break
    return sorted(each * 1e6 for each in spent)


def percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def two_at_once(work: Callable[..., Iterator[Result]], *arguments: object) -> list[Result]:
    """The last answers of two processes that run the same generator; neither goes on from its first answer, or ends,
    before the other is as far."""
    context = multiprocessing.get_context("spawn")
    barrier, answers = context.Barrier(2), context.SimpleQueue()
    both = [context.Process(target=_in_step, args=(barrier, answers, work, arguments)) for _ in range(2)]
    for process in both:
        process.start()
    found: list[Result] = [answers.get() for _ in both]
    for process in both:
        process.join()
    return found


def _in_step(
    barrier: Barrier, answers: SimpleQueue[Result], work: Callable[..., Iterator[Result]], arguments: Sequence[object]
) -> None:
    steps = work(*arguments)
    next(steps)
    barrier.wait()
    found = next(steps)
    barrier.wait()
    answers.put(found)
