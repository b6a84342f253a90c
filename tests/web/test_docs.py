"""The interactive reference: everything it needs comes from here."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

from tests.web.markup import page_of


@pytest.mark.parametrize("address", ["/docs", "/docs/"])
def test_the_page_loads_our_document_and_scripts_of_our_own(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    page = page_of(response)
    assert [e.attributes["data-url"] for e in page.all("div") if e.attributes.get("id") == "swagger-ui"] == [
        "/openapi.json"
    ]
    scripts = list(page.all("script"))
    assert len(scripts) == 2 and not any(script.text for script in scripts)
    for element in [*scripts, *page.all("link")]:
        with client.get(str(element.attributes.get("src") or element.attributes["href"])) as file:
            assert file.status_code == 200
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_start_script_asks_no_validator(client: FlaskClient) -> None:
    with client.get("/assets/docs.js") as script:
        assert "validatorUrl: null" in script.get_data(as_text=True)


def test_the_guide_has_a_lookup_and_a_check_for_the_command_line(client: FlaskClient) -> None:
    guide = page_of(client.get("/docs", base_url="https://customs.example")).one("pre").text
    assert "curl 'https://customs.example/v1/entries?q=XIAOMI'" in guide
    assert "curl 'https://customs.example/v1/checks'" in guide


def test_files_are_kept_for_ever_and_zipped_only_for_those_who_can_read_it(client: FlaskClient) -> None:
    [script, _] = page_of(client.get("/docs")).all("script")
    plain = client.get(str(script.attributes["src"]), headers={"Accept-Encoding": "identity"})
    zipped = client.get(str(script.attributes["src"]), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers and zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.data) == plain.data
    assert "immutable" in plain.headers["Cache-Control"] and plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["1.0/swagger-ui.css", "{}/index.html", "{}/..%2f__init__.py", "{}/%2e%2e"])
def test_no_other_file_is_given_out(client: FlaskClient, path: str) -> None:
    from ipregistry.web.docs import SWAGGER_UI

    assert client.get(f"/docs/assets/{path.format(SWAGGER_UI)}").status_code == 404
