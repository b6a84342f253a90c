"""Many checks at once: each is what it would be alone, in its place, under its id, and all are of one snapshot."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.api.schemas.batch import MAX_ITEMS
from ipregistry.clock import today
from ipregistry.screening import LineChecker
from ipregistry.snapshot import Snapshot

BATCH, STREAM = "/v1/checks/batch", "/v1/checks/stream"
THEN = {"registers": ["RU-TROIS"], "on": "2017-05-16"}
_GIVEN = {
    "registers": st.sampled_from([["RU-TROIS"], ["KZ-TROIS", "KG-TROIS"], ["XX-NONE"], [], [1], "RU-TROIS"]),
    "on": st.sampled_from(["2017-05-16", "2017-03-01", "2030-01-01", "yesterday", 5]),
    "country": st.sampled_from(["RU", "ZZ", "RUS"]),
    "hs_code": st.sampled_from(["851713", "64O3", "6403"]),
    "importer": st.sampled_from(["ООО «Смарт Оранж»", "Nobody Ltd", ""]),
    "purpose": st.sampled_from(["personal", "fun"]),
    "min_score": st.sampled_from([0, 0.99, 2, "1"]),
    "exclude_entry_ids": st.sampled_from([["ru-trois-xiaomi"], []]),
    "unknown": st.just(1),
}
_ITEMS = st.fixed_dictionaries(
    {"description": st.sampled_from(["Xiaomi phone", "ANDROID PHONE", "чехол для Xiaomi", "gift", "NO BRAND", "", 7])},
    optional={name: each | st.none() for name, each in _GIVEN.items()},
)


def ask(client: FlaskClient, **batch: Any) -> Any:
    response = client.post(BATCH, json=batch)
    assert response.status_code == 200, response.text
    return response.json


@settings(max_examples=60, deadline=None)
@given(st.lists(_ITEMS, max_size=4))
def test_batch_equals_singles(app: Flask, items: list[dict[str, Any]]) -> None:
    client = app.test_client()
    answer = ask(client, items=[{"id": number, **item} for number, item in enumerate(items)])
    refused = 0
    assert answer["total"] == len(items)
    for number, (item, answered) in enumerate(zip(items, answer["items"], strict=True)):
        single = client.post("/v1/checks", json=item)
        assert answered["id"] == number
        if single.status_code == 200:
            assert answered == {"id": number, **single.json}
        else:
            refused += 1
            assert set(answered) == {"id", "error"} and set(answered["error"]) == set(single.json)
            assert (answered["error"]["status"], answered["error"]["title"]) == (
                single.status_code,
                single.json["title"],
            )
    assert answer["errors"] == refused


def test_what_the_batch_says_holds_for_items_that_do_not_say_otherwise(client: FlaskClient) -> None:
    items = [
        {"description": "Xiaomi phone", **said} for said in ({}, {"on": "2017-03-01"}, {"registers": ["KG-TROIS"]})
    ]
    verdicts = [each["verdict"] for each in ask(client, items=items, importer="ООО «Смарт Оранж»", **THEN)["items"]]
    singles = [
        client.post("/v1/checks", json={"importer": "ООО «Смарт Оранж»", **THEN, **item}).json["verdict"]
        for item in items
    ]
    assert verdicts == singles and verdicts[0] == "authorised" and len(set(verdicts)) > 1


def test_item_may_unsay_what_the_batch_says(client: FlaskClient) -> None:
    [answer] = ask(client, items=[{"description": "gift", "on": None}], on="2017-05-16")["items"]
    assert answer["on"] == today().isoformat()


@pytest.mark.parametrize("identity", ["a", "", 0, 1.5, True, None, ["a"], {"row": 1}])
def test_id_is_echoed_whatever_json_it_is(client: FlaskClient, identity: Any) -> None:
    items = [{"id": identity, "description": "gift"}, {"id": identity, "description": 5}]
    assert [each["id"] for each in ask(client, items=items)["items"]] == [identity, identity]


@pytest.mark.parametrize("item", [None, 5, "phone", [], ["phone"]])
def test_item_that_is_no_question_costs_the_others_nothing(client: FlaskClient, item: Any) -> None:
    answer = ask(client, items=[item, {"id": 2, "description": "gift"}])
    assert (answer["total"], answer["errors"]) == (2, 1)
    assert answer["items"][0]["error"]["status"] == 422 and answer["items"][1]["verdict"]


def test_batch_is_taken_to_its_limit_and_refused_whole_with_one_item_more(client: FlaskClient) -> None:
    limits = client.get("/v1/limits").json
    assert limits["batch_items"] == MAX_ITEMS == 1_000
    assert ask(client, items=[5] * MAX_ITEMS)["total"] == MAX_ITEMS
    response = client.post(BATCH, json={"items": [5] * (MAX_ITEMS + 1)})
    assert response.status_code == 413 and response.content_type == "application/problem+json"
    assert "1,000" in response.json["detail"] and "1,001" in response.json["detail"]


def test_batch_may_be_larger_than_a_question_and_no_larger_than_its_limit(client: FlaskClient) -> None:
    limits = client.get("/v1/limits").json
    assert limits["batch_bytes"] > limits["body_bytes"]
    ask(client, items=[{"id": "x" * limits["body_bytes"], "description": "gift"}])
    response = client.post(BATCH, data=b" " * (limits["batch_bytes"] + 1), content_type="application/json")
    assert response.status_code == 413 and f"{limits['batch_bytes']:,}" in response.json["detail"]


@pytest.mark.parametrize(
    ("batch", "status"),
    [
        ({}, 422),
        ({"items": None}, 422),
        ({"items": "phone"}, 422),
        ({"items": [], "description": "phone"}, 422),
        ({"items": [], "on": "yesterday"}, 422),
        ({"items": [], "hs_code": "64O3"}, 422),
        ({"items": [], "version": 0}, 422),
        ({"items": [], "version": 10**8}, 422),
        ({"items": [], "unknown": 1}, 422),
        ({"items": [], "registers": ["XX-NONE"]}, 404),
        ([], 422),
    ],
)
def test_fault_of_the_batch_itself_refuses_it_whole(client: FlaskClient, batch: Any, status: int) -> None:
    response = client.post(BATCH, json=batch)
    assert response.status_code == status and response.json["detail"], response.text


def test_batch_is_answered_as_known_at_a_version(client: FlaskClient) -> None:
    for version in (1, None):
        response = client.post(BATCH, json={"items": [{"description": "Xiaomi phone"}], "version": version})
        single = client.post("/v1/checks", json={"description": "Xiaomi phone", "version": version})
        assert response.json["items"] == [{"id": None, **single.json}]
        assert response.headers["Register-Version"] == single.headers["Register-Version"]


# --- lines ------------------------------------------------------------------------------------------------------------


def streamed(
    client: FlaskClient, body: bytes, query: str = "", content_type: str = "application/x-ndjson"
) -> list[Any]:
    response = client.post(STREAM + query, data=body, content_type=content_type)
    assert response.status_code == 200 and response.mimetype == "application/x-ndjson", response.text
    assert response.text.endswith("\n") or not response.text
    return [json.loads(line) for line in response.text.splitlines()]


def test_lines_are_answered_as_in_a_file(app: Flask) -> None:
    lines = [
        b'{"id": 1, "description": "Xiaomi phone", "on": "2017-05-16"}', b'{"id": 2, "description": "gift", "on": ""}',
        b"not json", b"[]", b'{"id": 3}', b"\xff", b'{"id": 4, "description": "x", "hs_code": "64O3"}',
    ]  # fmt: skip
    checker = LineChecker(Snapshot(app.extensions["ipregistry"].snapshot().directory), today())
    expected = [json.loads(checker.answer(line)[0]) for line in lines]
    assert streamed(app.test_client(), b"\n".join(lines)) == expected
    assert streamed(app.test_client(), b"\r\n\n  \n".join(lines) + b"\n") == expected


def test_what_the_address_says_holds_for_lines_that_do_not_say_otherwise(client: FlaskClient) -> None:
    lines = [{"description": "Xiaomi phone"}, {"description": "Xiaomi phone", "on": "2017-03-01"}]
    body = "\n".join(map(json.dumps, lines)).encode()
    answers = streamed(client, body, "?register=RU-TROIS&country=RU&on=2017-05-16")
    assert [(each["verdict"], each["on"]) for each in answers] == [
        ("match", "2017-05-16"),
        (client.post("/v1/checks", json={**THEN, **lines[1]}).json["verdict"], "2017-03-01"),
    ]
    assert {each["register"] for answer in answers for each in answer["versions"]} == {"RU-TROIS"}


def test_line_that_is_too_long_is_an_error_in_its_place(client: FlaskClient) -> None:
    most = client.get("/v1/limits").json["body_bytes"]
    body = b'{"description": "' + b"x" * (3 * most) + b'"}\n{"id": 2, "description": "gift"}\n'
    long, short = streamed(client, body)
    assert f"{most:,} bytes" in long["error"]["detail"] and short["id"] == 2


def test_no_lines_are_no_answers(client: FlaskClient) -> None:
    assert streamed(client, b"") == streamed(client, b"\n \n") == []


def test_ten_thousand_lines_keep_their_order(client: FlaskClient) -> None:
    body = b"".join(b'{"id": %d, "description": "gift"}\n' % number for number in range(10_000))
    assert [each["id"] for each in streamed(client, body, content_type="application/jsonl")] == list(range(10_000))


@pytest.mark.parametrize(
    ("query", "content_type", "status"),
    [
        ("", "application/json", 415),
        ("", "text/plain", 415),
        ("?on=yesterday", "application/x-ndjson", 422),
        ("?unknown=1", "application/x-ndjson", 422),
        ("?register=XX-NONE", "application/x-ndjson", 404),
        ("?version=100000000", "application/x-ndjson", 422),
    ],
)
def test_fault_of_the_request_refuses_all_lines(
    client: FlaskClient, query: str, content_type: str, status: int
) -> None:
    response = client.post(STREAM + query, data=b'{"description": "gift"}', content_type=content_type)
    assert response.status_code == status and response.content_type == "application/problem+json"


def test_limits_are_those_of_the_settings(app: Flask, client: FlaskClient) -> None:
    limits, own = client.get("/v1/limits").json, app.extensions["ipregistry"].settings
    assert limits["body_bytes"] == own.max_body_bytes and limits["upload_bytes"] == own.max_upload_bytes
    assert all(type(value) is int and value > 0 for value in limits.values())
