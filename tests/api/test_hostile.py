"""Requests that nobody means well: each is answered or refused as a problem that says what was expected, never a 5xx.

The corpus stands in `hostile` and `hostile_many`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from .hostile import BODIES, CHECKS, JSON, OK, PATHS, QUERIES, QUESTIONS, Hostile
from .hostile_many import BATCHES, NDJSON, STREAMS

CORPUS = (*QUERIES, *PATHS, *BODIES, *QUESTIONS, *BATCHES, *STREAMS)


def _shown(each: Hostile) -> str:
    what = each.body[:40] if each.body is not None else b""
    return re.sub(r"[^\x20-\x7e]", "?", f"{each.method} {each.path[:60]} {what!r}")


def ask(client: FlaskClient, each: Hostile) -> TestResponse:
    """All of the answer, a stream's too."""
    asked = {"method": each.method, "data": each.body, "content_type": each.content_type, "headers": each.headers}
    return client.open(each.path, **asked, buffered=True)


def test_corpus_is_as_large_as_it_claims() -> None:
    assert len(CORPUS) >= 500 and len(BATCHES) >= 100 and len(STREAMS) >= 100
    assert sum(each.status == OK and set(each.places or ".") == {"."} for each in CORPUS) >= 80, "what is sound"


@pytest.mark.parametrize("each", CORPUS, ids=map(_shown, CORPUS))
def test_hostile_request_is_answered_or_refused_with_what_was_expected(client: FlaskClient, each: Hostile) -> None:
    response = ask(client, each)
    assert_as_described(response, each)


def assert_as_described(response: TestResponse, each: Hostile) -> None:
    """The status, the shape and, of many, what became of each; a refusal says what it must mention."""
    assert response.status_code == each.status, f"{_shown(each)}: {response.get_data(as_text=True)[:300]}"
    if each.status != OK:
        assert each.mentions in json.dumps(assert_problem(response), ensure_ascii=False), _shown(each)
        return
    answers = _answers(response)
    if each.places is not None:
        assert "".join("x" if "error" in answer else "." for answer in answers) == each.places, _shown(each)
    for answer in answers:
        assert "error" not in answer or (len(answer["error"]["detail"]) >= 15 and "verdict" not in answer)
    assert each.mentions in json.dumps(answers if response.mimetype == NDJSON else response.json, ensure_ascii=False)


def _answers(response: TestResponse) -> list[dict[str, Any]]:
    if response.mimetype == NDJSON:
        *lines, rest = response.data.split(b"\n")
        assert rest == b"", "every line ends"
        return [json.loads(line.decode("utf-8")) for line in lines]
    assert response.mimetype == JSON
    answer = json.loads(response.data.decode("utf-8"))
    return answer.get("items", [answer])


def assert_problem(response: TestResponse) -> dict[str, Any]:
    """The one shape of every refusal; nothing of the house leaks."""
    assert response.mimetype == "application/problem+json"
    text = response.get_data(as_text=True)
    problem: dict[str, Any] = json.loads(text)
    assert list(problem) == ["type", "title", "status", "detail", "errors"]
    assert problem["status"] == response.status_code
    assert problem["title"] and len(problem["detail"]) >= 15, problem
    assert all("message" in error and "field" in error for error in problem["errors"])
    assert len(text) < 20_000, "an answer is not much longer than the question"
    for leak in ("Traceback", 'File "', ".py", "sqlite", "/tmp", "site-packages", "marshmallow", "object at 0x"):
        assert leak not in text or leak in _asked(response), f"{leak} leaks"
    return problem


def _asked(response: TestResponse) -> str:
    return str(response.request.path)


def test_not_allowed_method_names_those_that_are(client: FlaskClient) -> None:
    assert "POST" in client.get(CHECKS).headers["Allow"]


def test_head_and_options_are_no_attack(client: FlaskClient) -> None:
    assert client.head("/v1/entries?mark=XIAOMI").status_code == OK
    assert client.options("/v1/entries").status_code == OK


def test_several_faults_are_told_at_once(client: FlaskClient) -> None:
    problem = assert_problem(client.get("/v1/entries?page=x&on=yesterday&nonsense=1&status=alive"))
    assert _fields(problem["errors"]) >= {"nonsense"}
    problem = assert_problem(client.get("/v1/entries?page=x&on=yesterday&status=alive"))
    assert _fields(problem["errors"]) == {"page", "on", "status"}


def _fields(errors: Iterable[dict[str, Any]]) -> set[str]:
    return {error["field"] for error in errors}


def test_service_answers_as_before_after_the_whole_corpus(client: FlaskClient) -> None:
    before = client.get("/v1/entries?mark=XIAOMI&on=2017-05-16").data
    for each in CORPUS:
        assert ask(client, each).status_code < 500
    assert client.get("/v1/entries?mark=XIAOMI&on=2017-05-16").data == before
