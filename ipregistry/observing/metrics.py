"""GET /metrics: what was counted, and what is served now, for Prometheus. No I/O but the counters' own files
and what the system tells of the workers' memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from flask import Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from ..register import Register
from .counts import Counts
from .memory import held_by_workers


def metrics(counts: Counts, register: Register) -> Callable[[], Response]:
    """The view."""
    served = Served(register)

    def view() -> Response:
        text = generate_latest(counts.registry()) + b"".join(map(_text, served.collect()))
        return Response(text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})

    view.__name__ = "metrics"
    return view


def _text(metric: Metric) -> bytes:
    class One(Collector):
        def collect(self) -> Iterator[Metric]:
            yield metric

    return generate_latest(One())


class Served(Collector):
    """What is answered from at this moment."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def collect(self) -> Iterator[Metric]:
        snapshots = self._register.snapshots
        yield _one("ipregistry_ready", "1 where an index is mapped to answer from.", snapshots.ready)
        yield _one("ipregistry_database_up", "1 where the database answered when last asked.", snapshots.database_up)
        yield _one("ipregistry_behind", "1 while the database holds what is not answered from yet.", snapshots.behind)
        if not snapshots.ready:
            return
        snapshot = self._register.snapshot()
        yield _one("ipregistry_index_bytes", "Size of the files answered from, shared by all workers.", snapshot.size)
        yield from self._memory(snapshot.directory)
        of = ("register",)
        versions = GaugeMetricFamily("ipregistry_register_version", "The version answered from.", labels=of)
        entries = GaugeMetricFamily("ipregistry_register_entries", "Entries answered from.", labels=of)
        ages = GaugeMetricFamily(
            "ipregistry_register_data_age_seconds", "Since the end of the day that the data is of.", labels=of
        )
        for code, each in snapshot.registers.items():
            versions.add_metric([code], each.version)
            entries.add_metric([code], snapshot.counts.get(code, 0))
            if each.data_as_of is not None:
                ended = datetime.combine(each.data_as_of + timedelta(1), time(), UTC)
                ages.add_metric([code], max(0.0, (datetime.now(UTC) - ended).total_seconds()))
        yield from (versions, entries, ages)

    def _memory(self, index: Path) -> Iterator[Metric]:
        of = ("pid",)
        mapped = GaugeMetricFamily("ipregistry_worker_index_mapped_bytes", "Mapped of the index, by worker.", labels=of)
        resident = GaugeMetricFamily("ipregistry_worker_resident_memory_bytes", "RSS, by worker.", labels=of)
        proportional = GaugeMetricFamily(
            "ipregistry_worker_proportional_memory_bytes", "PSS: shared pages divided among who shares them.", labels=of
        )
        for held in held_by_workers(index, alone=self._register.settings.metrics_dir is None):
            worker = [str(held.process)]
            mapped.add_metric(worker, held.mapped)
            resident.add_metric(worker, held.resident)
            proportional.add_metric(worker, held.proportional)
        yield from (mapped, resident, proportional)


def _one(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=float(value))
