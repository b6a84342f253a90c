"""What a description costs without HTTP, in CPU: the engine alone, and the whole check to its JSON text."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import orjson

from ipregistry.checking import CheckRequest, check, to_answer
from ipregistry.clock import today
from ipregistry.snapshot import Snapshot

ROUNDS = 3


def without_http(directory: Path, descriptions: Sequence[str]) -> dict[str, float]:
    """Microseconds a description, the median of rounds after one that warms up."""
    snapshot, on = Snapshot(directory), today()
    ways: dict[str, Callable[[str], object]] = {
        "engine alone": snapshot.engine.find,
        "check, to its JSON": lambda text: orjson.dumps(to_answer(check(snapshot, CheckRequest(text, on)))),
    }
    rounds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(1 + ROUNDS):
        for name, way in ways.items():
            started = time.process_time()
            for text in descriptions:
                way(text)
            rounds[name].append((time.process_time() - started) / len(descriptions) * 1e6)
    return {name: median(each[1:]) for name, each in rounds.items()}
