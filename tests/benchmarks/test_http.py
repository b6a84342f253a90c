"""The HTTP benchmark with a handful of requests."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.http import PATHS, served
from benchmarks.load import clients_pool, post, send
from ipregistry.register import Register


def test_both_kinds_of_requests_are_answered_by_two_workers(seeded: Register) -> None:
    pytest.importorskip("gunicorn")
    data: Path = seeded.settings.data_dir
    with served(data, workers=2) as (port, server), clients_pool(1) as pool:
        assert len(server) == 2
        for path in PATHS.values():
            assert send(pool, 1, port, post(path, ["phone"] * 5), server).per_second > 0
        with pytest.raises(RuntimeError, match="1 of 1"):
            send(pool, 1, port, post("/nowhere", ["phone"]), server)
