"""A spreadsheet of brands meets the registers: who is meant, how surely, and what else is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.served import serving
from tests.web.conftest import ClientOver
from tests.web.conftest import client_over as client_over  # the rows of a test's own


def _results(client: FlaskClient, **query: Any) -> list[dict[str, Any]]:
    answer = client.post("/reconcile", data={"queries": json.dumps({"q": query})})
    assert answer.status_code == 200, answer.text
    return answer.json["q"]["result"]  # type: ignore[index,no-any-return]


def test_a_brand_is_its_entries_the_same_letters_first(client: FlaskClient) -> None:
    first, second, *_ = _results(client, query="Xiaomi")
    assert {first["id"], second["id"]} == {"ru-trois-xiaomi", "kz-trois-01590-tz-220822"}
    assert first["score"] == second["score"] == 100 and not first["match"]  # which register is meant is not said


def test_the_type_says_which_register_is_meant_and_then_the_match_is_sure(client: FlaskClient) -> None:
    [first, *_] = _results(client, query="Xiaomi", type="RU-TROIS")
    assert first["id"] == "ru-trois-xiaomi" and first["match"]
    assert first["type"][0]["id"] == "RU-TROIS"
    assert _results(client, query="Xiaomi", type="Q5") == []


def test_a_known_spelling_is_nearly_as_sure(client: FlaskClient) -> None:
    [first, *_] = _results(client, query="Сяоми", type=["RU-TROIS"])
    assert (first["id"], first["score"]) == ("ru-trois-xiaomi", 95)


def test_a_slip_is_found_and_is_no_match(client: FlaskClient) -> None:
    [first, *_] = _results(client, query="XIAOMII", type="RU-TROIS")
    assert first["id"] == "ru-trois-xiaomi" and first["score"] < 95 and not first["match"]


def test_a_property_that_agrees_decides_and_one_that_does_not_halves(client: FlaskClient) -> None:
    by_holder = [{"pid": "right_holder", "v": "Beijing Xiaomi Technology"}]
    first, second, *_ = _results(client, query="Xiaomi", properties=by_holder)
    assert (first["id"], first["score"], first["match"]) == ("ru-trois-xiaomi", 100, True)
    assert second["score"] == 50


def test_properties_alone_find_an_entry(client: FlaskClient) -> None:
    [found] = _results(
        client, properties=[{"pid": "register_number", "v": "00303/ТЗ-050713"}, {"pid": "mark", "v": "APPLE"}]
    )
    assert found["id"] == "kz-trois-00303-tz-050713" and found["match"]


def test_hs_codes_agree_as_prefixes_both_ways(client_over: ClientOver) -> None:
    client = client_over("entry_id,mark,hs_codes\nx,ACME,8517\ny,ACME,6403\n")
    for code in ("851713", "85"):
        [first, _] = _results(client, query="ACME", properties=[{"pid": "hs_code", "v": code}])
        assert first["id"] == "x" and first["match"]


def test_what_is_known_of_entries_can_be_fetched(client: FlaskClient) -> None:
    names = ("right_holder", "authorised_importer", "date_of_inclusion", "valid_until", "nice_class")
    extend = {"ids": ["ru-trois-xiaomi", "of another day"], "properties": [{"id": name} for name in names]}
    answer = client.get("/reconcile", query_string={"extend": json.dumps(extend)}).json
    assert answer is not None and [each["id"] for each in answer["meta"]] == list(names)
    assert answer["rows"]["ru-trois-xiaomi"] == {
        "right_holder": [{"str": "Beijing Xiaomi Technology Co., Ltd"}],
        "authorised_importer": [{"str": "ООО «Смарт Оранж»"}],
        "date_of_inclusion": [{"date": "2017-03-15T00:00:00Z"}],
        "valid_until": [],
        "nice_class": [],
    }
    assert answer["rows"]["of another day"] == {name: [] for name in names}


def test_any_page_may_ask_and_an_old_client_may_ask_by_a_script(client: FlaskClient) -> None:
    assert client.get("/reconcile").headers["Access-Control-Allow-Origin"] == "*"
    called = client.get("/reconcile?callback=jQuery1.x")
    assert (
        called.mimetype == "text/javascript"
        and called.text.startswith("/**/jQuery1.x({")
        and called.text.endswith(");")
    )
    for wrong in ("alert(1)//", "", "a" * 200, "x;y"):
        refused = client.get("/reconcile", query_string={"callback": wrong})
        assert refused.status_code == 422 and refused.mimetype == "application/json"


def test_addresses_in_the_manifest_are_those_that_answer(client: FlaskClient) -> None:
    manifest = client.get("/reconcile", base_url="https://customs.example").json
    assert manifest is not None
    preview = manifest["preview"]["url"].replace("{{id}}", "ru-trois-xiaomi")
    view = manifest["view"]["url"].replace("{{id}}", "ru-trois-xiaomi")
    for address in (preview, view):
        assert address.startswith("https://customs.example/") and client.get(address).status_code == 200
    flyout = manifest["suggest"]["entity"]["flyout_service_path"].replace("${id}", "ru-trois-xiaomi")
    assert "XIAOMI" in client.get(f"/reconcile{flyout}").json["html"]  # type: ignore[index]


def test_a_preview_may_stand_in_another_page_and_runs_nothing(client: FlaskClient) -> None:
    page = client.get("/reconcile/preview/ru-trois-xiaomi")
    policy = page.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy and "script-src" not in policy and "default-src 'none'" in policy
    assert "portable phones" in page.text and "<script" not in page.text


def test_a_hostile_name_is_inert_in_the_preview(client_over: ClientOver) -> None:
    client = client_over('entry_id,mark\nx,"<script>alert(1)</script> ACME"\n')
    assert "<script" not in client.get("/reconcile/preview/x").text
    assert "<script" not in client.get("/reconcile/flyout/entity?id=x").json["html"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"queries": "not json"}, 400),
        ({"queries": "[]"}, 422),
        ({"queries": '{"q": {}}'}, 422),
        ({"queries": '{"q": {"query": 5}}'}, 422),
        ({"queries": '{"q": {"query": "x", "limit": -1}}'}, 422),
        ({"queries": '{"q": {"query": "x", "limit": true}}'}, 422),
        ({"queries": '{"q": {"query": "x", "type": 5}}'}, 422),
        ({"queries": '{"q": {"query": "x", "properties": [{"pid": "colour", "v": "red"}]}}'}, 422),
        ({"queries": '{"q": {"query": "x", "properties": [{"pid": "mark"}]}}'}, 422),
        ({"queries": json.dumps({str(n): {"query": "x"} for n in range(101)})}, 422),
        ({"queries": '{"q": {"query": "a\\u0000b"}}'}, 422),
        ({"extend": '{"ids": "x"}'}, 422),
        ({"extend": '{"ids": [], "properties": [{"id": "colour"}]}'}, 422),
    ],
)
def test_what_cannot_be_understood_is_refused_with_a_message(
    client: FlaskClient, form: dict[str, str], status: int
) -> None:
    answer = client.post("/reconcile", data=form)
    assert answer.status_code == status and answer.json["status"] == "error" and answer.json["message"]  # type: ignore[index]


def test_a_long_cell_is_answered(client: FlaskClient) -> None:
    assert isinstance(_results(client, query="phone " * 2000), list)


@pytest.mark.parametrize("path", ["/reconcile/preview/nobody", "/reconcile/flyout/entity?id=nobody"])
def test_an_entry_that_is_not_there_is_told(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("cursor", ["-1", "x", "9" * 5000])
def test_a_cursor_that_is_none_is_refused(client: FlaskClient, cursor: str) -> None:
    assert client.get(f"/reconcile/suggest/entity?prefix=xia&cursor={cursor}").status_code == 422


def test_suggestions_go_on_from_a_cursor(client: FlaskClient) -> None:
    def ids(cursor: int) -> list[str]:
        answer = client.get(f"/reconcile/suggest/entity?prefix=apple&cursor={cursor}").json
        assert answer is not None
        return [each["id"] for each in answer["result"]]

    assert len(ids(0)) == 10 and not set(ids(0)) & set(ids(10))


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """A page of another origin: OpenRefine's, say."""
    app = Flask("elsewhere")
    app.add_url_rule("/", view_func=lambda: "<body></body>")
    with serving(app) as where:
        yield where


def test_a_page_of_another_origin_fetches_calls_and_frames(browser: Any, address: str, elsewhere: str) -> None:
    page = browser.new_page()
    page.goto(elsewhere)
    called = page.evaluate(
        """address => new Promise(done => {
            window.called = manifest => done(manifest.name);
            const script = Object.assign(document.createElement("script"), {src: `${address}?callback=called`});
            script.onerror = () => done("blocked");
            document.body.append(script);
        })""",
        f"{address}/reconcile",
    )
    fetched = page.evaluate("async address => (await (await fetch(address)).json()).name", f"{address}/reconcile")
    assert called == fetched and "Customs registers" in called
    page.evaluate(
        """address => document.body.append(Object.assign(document.createElement("iframe"), {src: address}))""",
        f"{address}/reconcile/preview/ru-trois-xiaomi",
    )
    assert page.frame_locator("iframe").locator("h1").inner_text() == "XIAOMI"
    page.close()
