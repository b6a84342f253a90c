"""What a browser is told with every answer, and who may not read one."""

from __future__ import annotations

import pytest

from ipregistry.protecting.browsers import ALWAYS

from .conftest import Knock

PATHS = (
    "/", "/docs", "/entries/x", "/nowhere", "/healthz", "/metrics", "/openapi.json",
    "/v1/registers", "/v1/nowhere", "/v1/entries?page=0", "/v1/updates",
)  # fmt: skip
OURS = {"Origin": "https://broker.example"}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(knock: Knock, path: str) -> None:
    response = knock().get(path)
    assert set(ALWAYS) <= set(response.headers.keys())
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "Strict-Transport-Security" not in response.headers
    assert not any(name in response.headers for name in ("Server", "X-Powered-By", "Set-Cookie"))


def test_answer_that_is_kept_already_is_told_nothing_anew(knock: Knock) -> None:
    client = knock()
    tag = client.get("/v1/registers").headers["ETag"]
    again = client.get("/v1/registers", headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert not set(ALWAYS) & set(again.headers.keys())
    assert again.headers["ETag"] == tag
    assert "Register-Version" in again.headers


def test_browser_that_came_by_tls_is_told_to_stay_there(knock: Knock) -> None:
    client = knock(trusted_proxies=1)
    assert "Strict-Transport-Security" in client.get("/", headers={"X-Forwarded-Proto": "https"}).headers


def test_pages_of_others_read_nothing_unless_a_setting_says_so(knock: Knock) -> None:
    client = knock()
    for method in ("GET", "OPTIONS"):
        response = client.open("/v1/registers", method=method, headers=OURS)
        assert not [name for name in response.headers if name[0].startswith("Access-Control")]


def test_origin_of_the_settings_may_read_and_no_other(knock: Knock) -> None:
    client = knock(cors_origins=("https://broker.example",), read_token=True)
    asked = client.options("/v1/registers", headers=OURS)
    assert asked.status_code == 200 and asked.headers["Access-Control-Allow-Origin"] == OURS["Origin"]
    assert "Authorization" in asked.headers["Access-Control-Allow-Headers"]
    for origin in ("https://broker.example.evil", "http://broker.example", "null", ""):
        response = client.get("/v1/registers", headers={"Origin": origin})
        assert "Access-Control-Allow-Origin" not in response.headers and "Origin" in response.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in asked.headers


def test_address_may_be_long_but_not_endless(knock: Knock) -> None:
    client = knock()
    assert client.get("/v1/entries?q=" + "%D0%96" * 500).status_code == 200
    for path in ("/v1/entries?q=", "/v1/entries/", "/?q="):
        response = client.get(path + "x" * 16_000)
        assert response.status_code == 414, path
    refused = client.get("/v1/entries?q=" + "x" * 16_000)
    assert refused.mimetype == "application/problem+json" and "16,000" in refused.json["detail"]
