"""Who asks too often is told when to come again, and is nobody else."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ipregistry.config import Settings
from ipregistry.errors import SettingsError
from ipregistry.protecting.shared_counts import SharedCounts

from .conftest import Knock, shown


def ask(client: FlaskClient, address: str = "192.0.2.1", **headers: str) -> int:
    return client.get("/v1/registers", environ_base={"REMOTE_ADDR": address}, headers=headers).status_code


def test_fourth_of_three_a_minute_is_refused_with_a_time_to_come_again(knock: Knock) -> None:
    client = knock(rate_limit=("3/minute",))
    told = [client.get("/v1/registers") for _ in range(4)]
    assert [each.status_code for each in told] == [200, 200, 200, 429]
    assert [each.headers["RateLimit-Remaining"] for each in told] == ["2", "1", "0", "0"]
    refused = told[-1]
    assert refused.mimetype == "application/problem+json" and "3/minute" in refused.json["detail"]
    assert refused.headers["RateLimit-Limit"] == "3"
    assert 0 <= int(refused.headers["Retry-After"]) <= 61 and refused.headers["Retry-After"].isdigit()


def test_pages_are_of_the_same_budget_and_say_so_to_people(knock: Knock) -> None:
    client = knock(rate_limit=("1/minute",))
    assert ask(client, "127.0.0.1") == 200
    refused = client.get("/")
    assert (refused.status_code, refused.mimetype) == (429, "text/html")
    assert "too often" in refused.get_data(as_text=True)


def test_another_address_is_somebody_else(knock: Knock) -> None:
    client = knock(rate_limit=("2/minute",))
    assert [ask(client) for _ in range(3)] == [200, 200, 429]
    assert ask(client, "192.0.2.2") == 200


def test_token_has_a_budget_of_its_own_wherever_it_is_shown(knock: Knock, tokens: dict[str, str | None]) -> None:
    client = knock(rate_limit=("2/minute",))
    good = shown(tokens["read"])
    assert [ask(client, f"192.0.2.{n}", **good) for n in range(3)] == [200, 200, 429]
    assert ask(client, "192.0.2.0") == 200


def test_who_makes_tokens_up_is_counted_by_address(knock: Knock) -> None:
    client = knock(rate_limit=("2/minute",))
    made_up = [f"ipr_{number:012x}_" + "x" * 43 for number in range(3)]
    assert [ask(client, **shown(each)) for each in made_up] == [200, 200, 429]


def test_who_looks_after_us_is_never_refused(knock: Knock) -> None:
    client = knock(rate_limit=("1/minute",))
    assert {client.get(path).status_code for path in ("/healthz", "/readyz", "/metrics") for _ in range(3)} == {200}


def test_nobody_is_held_back_where_no_rate_is_set(knock: Knock) -> None:
    client = knock()
    assert {ask(client) for _ in range(50)} == {200}
    assert "RateLimit-Limit" not in client.get("/v1/registers").headers


def test_address_is_the_one_that_a_trusted_proxy_names_and_no_other(knock: Knock) -> None:
    trusting, open_ = (knock(rate_limit=("1/minute",), trusted_proxies=number) for number in (1, 0))
    for number in range(3):
        forged = {"X-Forwarded-For": f"198.51.100.{number}"}
        assert ask(trusting, **forged) == 200
        assert ask(open_, **forged) == (200 if number == 0 else 429)
    assert ask(trusting, **{"X-Forwarded-For": "203.0.113.9, 198.51.100.0"}) == 429


def test_several_processes_count_together(tmp_path: Path) -> None:
    uri = f"file://{tmp_path}/rates"
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        counted = [number for numbers in pool.map(_count, [uri] * 2) for number in numbers]
    assert sorted(counted) == list(range(1, 2001)), "no count is lost, none is given twice"


def _count(uri: str) -> list[int]:
    counts = SharedCounts(uri)
    return [counts.incr("one", 60) for _ in range(1000)]


def test_window_ends_and_another_begins(tmp_path: Path) -> None:
    counts = SharedCounts(f"file://{tmp_path}/rates")
    assert [counts.incr("a", 1), counts.incr("a", 1), counts.get("a"), counts.get("b")] == [1, 2, 2, 0]
    assert counts.get_expiry("a") > time.time()
    time.sleep(1.05)
    assert (counts.get("a"), counts.incr("a", 1)) == (0, 1)
    counts.clear("a")
    assert counts.get("a") == 0


def test_table_that_is_full_goes_on(tmp_path: Path) -> None:
    counts = SharedCounts(f"file://{tmp_path}/rates")
    for number in range(100_000):
        assert counts.incr(f"address {number}", 60) >= 1
    assert (tmp_path / "rates").stat().st_size < 2_000_000


@pytest.mark.parametrize("rate", ["600", "0/minute", "many/minute", "600/fortnight", "600/minute;"])
def test_rate_that_cannot_be_read_is_refused(rate: str) -> None:
    with pytest.raises(SettingsError, match="such as 600/minute"):
        Settings.from_env({"IPREGISTRY_RATE_LIMIT": rate})


def test_rates_are_read() -> None:
    assert Settings.from_env({"IPREGISTRY_RATE_LIMIT": "5/second; 600 per minute"}).rate_limit == (
        "5/second",
        "600 per minute",
    )
