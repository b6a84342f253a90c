"""The HTTP benchmark with a handful of requests."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.http import SERVERS, served
from benchmarks.load import clients_pool, post, send
from benchmarks.requests import kinds
from ipregistry.register import Register


@pytest.mark.parametrize("name", SERVERS)
def test_every_kind_of_request_is_answered_as_expected(seeded: Register, name: str) -> None:
    pytest.importorskip(SERVERS[name][0])
    data: Path = seeded.settings.data_dir
    with served(data, workers=2, command=SERVERS[name]) as (port, server), clients_pool(1) as pool:
        assert len(server) >= 2
        for kind in kinds(port, ["phone", "Xiaomi phone", "gift"], ["ru-trois-xiaomi"]):
            assert send(pool, 1, port, kind.requests(0), server, kind.expected).per_second > 0
        with pytest.raises(RuntimeError, match="1 of 1"):
            send(pool, 1, port, post("/nowhere", [{"description": "phone"}]), server)
