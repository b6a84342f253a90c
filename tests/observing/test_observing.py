"""What can be seen of a running service, and what never can: nobody's words, names or tokens."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ipregistry.app import create_app
from ipregistry.config import Settings
from ipregistry.observing.log import JsonLines
from ipregistry.register import Register

SECRET = "Сяоми смартфон для Ивана"


def shown(client: FlaskClient) -> dict[str, float]:
    """Every sample of /metrics."""
    text = client.get("/metrics").get_data(as_text=True)
    lines = [line.rsplit(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in lines}


def grown(client: FlaskClient, before: dict[str, float], name: str) -> float:
    return shown(client).get(name, 0) - before.get(name, 0)


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is logged, as it would stand on standard error."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def test_requests_are_counted_by_the_pattern_of_their_address(client: FlaskClient) -> None:
    before = shown(client)
    for entry in ("ru-trois-xiaomi", "nobody"):
        client.get(f"/v1/entries/{entry}")
    client.open("/no/such/place", method="BREW")
    route = 'route="/v1/entries/<entry_id>"'
    for status in (200, 404):
        assert grown(client, before, f'ipregistry_requests_total{{method="GET",{route},status="{status}"}}') == 1
    assert grown(client, before, f"ipregistry_request_seconds_count{{{route}}}") == 2
    assert grown(client, before, 'ipregistry_requests_total{method="(other)",route="(none)",status="404"}') == 1


def test_checks_are_counted_by_verdict_wherever_they_were_asked(client: FlaskClient) -> None:
    before = shown(client)
    client.post("/v1/checks", json={"description": "NO BRAND"})
    client.get("/", query_string={"q": "Смартфон Сяоми Redmi, 1 шт"})
    assert grown(client, before, 'ipregistry_checks_total{verdict="not_checked"}') == 1
    assert sum(shown(client).get(f'ipregistry_checks_total{{verdict="{each}"}}', 0)
               - before.get(f'ipregistry_checks_total{{verdict="{each}"}}', 0)
               for each in ("match", "possible_match")) == 1  # fmt: skip


def test_what_is_served_and_how_old_it_is_can_be_watched(client: FlaskClient, seeded: Register) -> None:
    samples = shown(client)
    assert samples["ipregistry_ready"] == samples["ipregistry_database_up"] == 1
    assert samples["ipregistry_behind"] == 0
    assert samples["ipregistry_index_bytes"] > 1_000_000
    for code, each in seeded.snapshot().registers.items():
        assert samples[f'ipregistry_register_version{{register="{code}"}}'] == each.version
        assert samples[f'ipregistry_register_data_age_seconds{{register="{code}"}}'] > 86_400


def test_memory_of_this_worker_can_be_watched_and_the_index_is_mapped(client: FlaskClient, seeded: Register) -> None:
    samples, own = shown(client), f'{{pid="{os.getpid()}"}}'
    assert sum("ipregistry_worker_" in name for name in samples) == 3, "nobody shares the counts of this process"
    mapped = samples[f"ipregistry_worker_index_mapped_bytes{own}"]
    words = (seeded.snapshot().directory / "words.marisa").stat().st_size
    assert words < mapped < samples["ipregistry_index_bytes"]
    proportional = samples[f"ipregistry_worker_proportional_memory_bytes{own}"]
    assert 10e6 < proportional < samples[f"ipregistry_worker_resident_memory_bytes{own}"] < 4e9


def test_every_metric_is_documented(client: FlaskClient) -> None:
    client.post("/v1/checks", json={"description": "NO BRAND"})
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    kinds = re.findall(r"^# TYPE (\w+) \w+$", client.get("/metrics").get_data(as_text=True), re.MULTILINE)
    assert len(kinds) >= 13
    assert [name for name in kinds if not name.endswith("_created") and f"`{name}`" not in readme] == []


def test_metrics_are_what_prometheus_reads(client: FlaskClient) -> None:
    response = client.get("/metrics")
    assert response.content_type.startswith("text/plain; version=")
    for line in response.get_data(as_text=True).splitlines():
        assert re.fullmatch(r"# (HELP|TYPE) \w+ .+|\w+(\{.*\})? [-+.\deNaInf]+", line), line


def test_request_id_is_echoed_or_made(client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "parcel-17.a_B"}).headers["X-Request-ID"] == "parcel-17.a_B"
    made = {client.get("/healthz").headers["X-Request-ID"] for _ in range(3)}
    assert len(made) == 3 and all(len(each) == 16 for each in made)
    for bad in ("a b", 'a"b', "x" * 65, "ж", "a\tb"):
        assert client.get("/healthz", headers={"X-Request-ID": bad}).headers["X-Request-ID"] != bad


def test_each_request_is_one_line_of_json(client: FlaskClient, lines: io.StringIO) -> None:
    client.get("/v1/entries/ru-trois-xiaomi", headers={"X-Request-ID": "this-one"})
    [line] = [json.loads(each) for each in lines.getvalue().splitlines()]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/v1/entries/<entry_id>", 200)
    assert (line["request_id"], line["level"]) == ("this-one", "info") and line["ms"] > 0


def test_no_word_of_a_question_is_logged_or_counted(client: FlaskClient, lines: io.StringIO) -> None:
    token = "ipr_0123456789ab_" + "x" * 43
    headers = {"Authorization": f"Bearer {token}"}
    client.post("/v1/checks", json={"description": SECRET, "importer": "ООО Ромашка"}, headers=headers)
    client.get("/", query_string={"q": SECRET})
    client.get("/v1/entries", query_string={"authorised_importer": "Ромашка", "on": SECRET})
    client.post("/v1/updates?register=RU-TROIS&reason=Ромашка", data=SECRET, headers=headers)
    told = lines.getvalue() + client.get("/metrics").get_data(as_text=True)
    assert lines.getvalue().count('"answered"') >= 4
    for word in (*SECRET.split(), "Ромашка", token, "0123456789ab"):
        assert word not in told and json.dumps(word)[1:-1] not in told


def test_unforeseen_fault_is_told_by_its_place_and_not_by_its_words(seeded: Register, lines: io.StringIO) -> None:
    app = _broken(seeded.settings)
    for path in ("/v1/broken", "/broken"):
        response = app.test_client().get(path, headers={"X-Request-ID": "the-fault"})
        assert response.status_code == 500
        answered = response.get_data(as_text=True)
        for leak in (SECRET, "ValueError", "Traceback", "test_observing", str(Path(__file__).parent)):
            assert leak not in answered
    [fault, *_] = [line for line in map(json.loads, lines.getvalue().splitlines()) if "raised" in line]
    assert "ValueError at" in fault["raised"][0] and "test_observing.py" in fault["raised"][0]
    assert fault["request_id"] == "the-fault"
    assert SECRET not in lines.getvalue() and json.dumps(SECRET)[1:-1] not in lines.getvalue()


def _broken(settings: Settings) -> Flask:
    app = create_app(settings)

    def broken() -> str:
        raise ValueError(SECRET)

    app.add_url_rule("/v1/broken", view_func=broken, endpoint="api-broken")
    app.add_url_rule("/broken", view_func=broken, endpoint="page-broken")
    return app


def test_full_disk_costs_counts_and_no_answer(tmp_path: Path) -> None:
    code = f"""
import resource, signal
from pathlib import Path
from ipregistry.observing.counts import Counts
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
counts = Counts(Path({str(tmp_path)!r}))
for _ in range(3):
    counts.answered("GET", "/", 200, 0.1)
    counts.told("check", "match")
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.count("requests are not counted") == 1
