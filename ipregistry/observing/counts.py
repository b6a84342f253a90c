"""What this process counts, and where: in memory, or in files that all workers of one service share.

Files outlive the worker that wrote them, so that no count goes back when one dies. Knows no register.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, values
from prometheus_client.multiprocess import MultiProcessCollector

from ..heard import hear

_log = logging.getLogger("ipregistry.observing")

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}


class Counts:
    """The counters of a process; `directory` is where those of its service are together."""

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory
        self._lost = 0
        if directory is not None:
            directory.mkdir(parents=True, exist_ok=True)
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(directory)
            # What the library does by itself where the variable was set before it was imported.
            values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "ipregistry_requests", "Requests answered.", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "ipregistry_request_seconds", "How long answers took.", ("route",),
            buckets=SECONDS, registry=self._registry,
        )  # fmt: skip
        self._checks = Counter("ipregistry_checks", "Checks, by verdict.", ("verdict",), registry=self._registry)
        self._request = lru_cache(maxsize=1_000)(self._requests.labels)
        self._second = lru_cache(maxsize=100)(self._seconds.labels)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        with self._no_harm():
            self._request(method if method in _METHODS else "(other)", route, str(status)).inc()
            self._second(route).observe(seconds)

    def told(self, what: str, how: str) -> None:
        """A listener, for what is counted by the way it ended."""
        if what == "check":
            with self._no_harm():
                self._checks.labels(how).inc()

    @contextmanager
    def _no_harm(self) -> Iterator[None]:
        """What cannot be counted, on a full disk, is answered all the same."""
        try:
            yield
        except (OSError, ValueError) as error:
            if not self._lost:
                _log.error("requests are not counted: %s", type(error).__name__)
            self._lost += 1

    def registry(self) -> CollectorRegistry:
        """What to show: the counts of every worker where they are shared."""
        if self._directory is None:
            return self._registry
        shared = CollectorRegistry()
        MultiProcessCollector(shared, str(self._directory))  # type: ignore[no-untyped-call]
        return shared


@lru_cache(maxsize=1)
def process_counts(directory: Path | None) -> Counts:
    """The counts of this process, made when they are first asked for."""
    counts = Counts(directory)
    hear(counts.told)
    return counts
