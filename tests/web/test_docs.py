"""The interactive reference: everything it needs comes from here."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys

import pytest
from flask.testing import FlaskClient

from ipregistry.checking import Verdict
from ipregistry.web.guide import PROBLEM, PROBLEM_OF, STATUSES, examples, limits
from tests.web.markup import page_of


@pytest.mark.parametrize("address", ["/docs", "/docs/"])
def test_the_page_loads_our_document_and_scripts_of_our_own(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    page = page_of(response)
    assert [e.attributes["data-url"] for e in page.all("div") if e.attributes.get("id") == "swagger-ui"] == [
        "/openapi.json"
    ]
    scripts = list(page.all("script"))
    assert len(scripts) == 3 and not any(script.text for script in scripts)
    for element in [*scripts, *page.all("link")]:
        with client.get(str(element.attributes.get("src") or element.attributes["href"])) as file:
            assert file.status_code == 200
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_start_script_asks_no_validator(client: FlaskClient) -> None:
    with client.get("/assets/docs.js") as script:
        assert "validatorUrl: null" in script.get_data(as_text=True)


def test_the_examples_are_for_the_address_that_shows_them(client: FlaskClient) -> None:
    shown = page_of(client.get("/docs", base_url="https://customs.example")).one("main").text
    assert "curl 'https://customs.example/v1/entries?q=XIAOMI'" in shown
    assert "curl 'https://customs.example/v1/checks'" in shown and "127.0.0.1" not in shown


@pytest.mark.parametrize("errand", ["look_up", "check"])
@pytest.mark.parametrize("language", ["sh", "py", "js"])
def test_every_example_runs_as_it_is_shown(address: str, errand: str, language: str) -> None:
    runs = {"sh": ["bash", "-c"], "py": [sys.executable, "-c"], "js": ["node", "--input-type=module", "-e"]}[language]
    if shutil.which(runs[0]) is None or (language == "sh" and shutil.which("curl") is None):
        pytest.skip(f"{runs[0]} (or curl) is not installed")
    [example] = (e for e in examples(f"{address}/") if (e.errand, e.language) == (errand, language))
    run = subprocess.run([*runs, example.code], capture_output=True, text=True, timeout=60, check=True)
    assert ("XIAOMI" if errand == "look_up" else "match") in run.stdout


def test_the_guide_tells_every_verdict_and_the_table_of_errors_what_they_are(client: FlaskClient) -> None:
    page = page_of(client.get("/docs"))
    codes = {code.text for code in page.all("code")}
    assert {str(verdict) for verdict in Verdict} <= codes
    assert {str(status) for status in STATUSES} <= codes


def test_the_problem_that_is_shown_is_the_one_that_is_given(client: FlaskClient) -> None:
    assert client.get(PROBLEM_OF).json == json.loads(PROBLEM)
    assert (
        PROBLEM.split()
        == page_of(client.get("/docs")).one("main").text.split("RFC 9457 has it")[1].split()[8:][: len(PROBLEM.split())]
    )


def test_limits_are_those_that_hold(client: FlaskClient) -> None:
    told = dict(limits(client.application.extensions["ipregistry"].settings))
    longest = int(told["A description to be checked"].split()[0].replace(",", ""))
    for length, status in ((longest, 200), (longest + 1, 422)):
        assert client.post("/v1/checks", json={"description": "x" * length}).status_code == status
    largest = int(told["Entries on a page"])
    assert client.get(f"/v1/entries?page_size={largest}").status_code == 200
    assert client.get(f"/v1/entries?page_size={largest + 1}").status_code == 422


def test_files_are_kept_for_ever_and_zipped_only_for_those_who_can_read_it(client: FlaskClient) -> None:
    script, *_ = page_of(client.get("/docs")).all("script")
    plain = client.get(str(script.attributes["src"]), headers={"Accept-Encoding": "identity"})
    zipped = client.get(str(script.attributes["src"]), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers and zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.data) == plain.data
    assert "immutable" in plain.headers["Cache-Control"] and plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["1.0/swagger-ui.css", "{}/index.html", "{}/..%2f__init__.py", "{}/%2e%2e"])
def test_no_other_file_is_given_out(client: FlaskClient, path: str) -> None:
    from ipregistry.web.docs import SWAGGER_UI

    assert client.get(f"/docs/assets/{path.format(SWAGGER_UI)}").status_code == 404
