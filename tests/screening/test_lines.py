"""One line in, one line out: the answer, or the error in its place, under the id that the line has."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ipregistry.checking import CheckRequest, check, to_answer
from ipregistry.screening import LineChecker
from ipregistry.snapshot import Snapshot

TODAY = date(2024, 1, 1)


@pytest.fixture(scope="module")
def checker(snapshot: Path) -> LineChecker:
    return LineChecker(Snapshot(snapshot), TODAY)


def answered(checker: LineChecker, line: bytes | str | dict[str, Any]) -> tuple[dict[str, Any], bool]:
    if isinstance(line, dict):
        line = json.dumps(line)
    text, good = checker.answer(line if isinstance(line, bytes) else line.encode())
    assert "\n" not in text and "\r" not in text
    value: dict[str, Any] = json.loads(text)
    return value, good


def test_answer_of_a_line_is_what_a_check_answers_under_the_lines_id(checker: LineChecker, snapshot: Path) -> None:
    answer, good = answered(checker, {"id": "a-1", "description": "Xiaomi phone"})
    expected = to_answer(check(Snapshot(snapshot), CheckRequest("Xiaomi phone", TODAY)))
    assert good and answer == {"id": "a-1", **expected}
    assert next(iter(answer)) == "id"


@pytest.mark.parametrize("identity", ["a", "", 0, 17, -1, 1.5, True, None, ["a", 1], {"row": 1}, "строка 小米 \u2028"])
def test_id_is_echoed_whatever_json_it_is(checker: LineChecker, identity: Any) -> None:
    assert answered(checker, {"id": identity, "description": "phone"})[0]["id"] == identity
    failed, good = answered(checker, {"id": identity, "description": 5})
    assert not good and failed["id"] == identity


def test_line_without_an_id_has_none(checker: LineChecker) -> None:
    assert answered(checker, {"description": "phone"})[0]["id"] is None


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ({}, "match"),
        ({"importer": "ООО «Смарт Оранж»"}, "authorised"),
        ({"importer": None, "hs_code": None, "country": None, "on": None, "purpose": None, "min_score": None}, "match"),
        ({"registers": None, "exclude_entry_ids": None}, "match"),
        ({"on": ""}, "match"),
        ({"on": "2025-12-31"}, "match"),
        ({"on": "2026-01-01"}, "possible_match"),
        ({"on": "2017-03-14"}, "no_match"),
        ({"hs_code": "8539"}, "outside_goods"),
        ({"hs_code": ""}, "match"),
        ({"registers": ["XX-TEST"]}, "match"),
        ({"country": "XX"}, "match"),
        ({"purpose": "personal"}, "match"),
        ({"min_score": 1}, "no_match"),
        ({"exclude_entry_ids": ["xiaomi"]}, "no_match"),
    ],
)
def test_line_may_give_what_a_check_may(checker: LineChecker, given: dict[str, Any], verdict: str) -> None:
    answer, good = answered(checker, {"id": 1, "description": "XIAOMI", **given})
    assert good
    if verdict == "no_match":
        assert answer["verdict"] not in ("match", "possible_match", "authorised")
    else:
        assert answer["verdict"] == verdict


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("not json", "json_refused", "line 1"),
        ("", "json_refused", "JSON"),
        (b"\xff\xfe", "json_refused", "UTF-8"),
        ('{"id": 1', "json_refused", "column"),
        ('{"id": 1, "id": 2}', "json_refused", "twice"),
        ('{"description": "\\ud800"}', "json_refused", "surrogate"),
        ('{"description": NaN}', "json_refused", "NaN"),
        ("[" * 100_000, "json_refused", "deep"),
        ("[]", "line_refused", "object"),
        ('"phone"', "line_refused", "object"),
        ("null", "line_refused", "object"),
        ("{}", "line_refused", "description"),
        ('{"description": null}', "line_refused", "description"),
        ('{"description": 5}', "line_refused", "description"),
        ('{"description": ""}', "invalid_question", "empty"),
        ('{"description": "a\\u0000"}', "invalid_question", "control"),
        (json.dumps({"description": "x" * 2001}), "invalid_question", "2001"),
        ('{"description": "x", "descripton": "y"}', "line_refused", "descripton"),
        ('{"description": "x", "on": "16.05.2017"}', "line_refused", "YYYY-MM-DD"),
        ('{"description": "x", "on": "2017-W20-2"}', "line_refused", "YYYY-MM-DD"),
        ('{"description": "x", "on": 20170516}', "line_refused", "YYYY-MM-DD"),
        ('{"description": "x", "hs_code": 8517}', "line_refused", "hs_code"),
        ('{"description": "x", "hs_code": "64O3"}', "invalid_question", "64O3"),
        ('{"description": "x", "registers": "XX-TEST"}', "line_refused", "registers"),
        ('{"description": "x", "registers": ["RU-NONE"]}', "register_not_found", "XX-TEST"),
        ('{"description": "x", "country": "DE"}', "invalid_question", "XX"),
        ('{"description": "x", "purpose": "fun"}', "line_refused", "personal"),
        ('{"description": "x", "min_score": true}', "line_refused", "min_score"),
        ('{"description": "x", "min_score": "0.5"}', "line_refused", "min_score"),
        ('{"description": "x", "min_score": 2}', "invalid_question", "from 0 to 1"),
        ('{"description": "x", "exclude_entry_ids": [1]}', "line_refused", "exclude_entry_ids"),
        ('{"description": "x", "importer": ["y"]}', "line_refused", "importer"),
    ],
)
def test_line_that_cannot_be_checked_becomes_an_error_that_says_why(
    checker: LineChecker, line: bytes | str, code: str, said: str
) -> None:
    answer, good = answered(checker, line)
    assert not good
    assert set(answer) == {"id", "error"} and set(answer["error"]) == {"code", "detail"}
    assert answer["error"]["code"] == code
    assert said in answer["error"]["detail"] and len(answer["error"]["detail"]) < 500
