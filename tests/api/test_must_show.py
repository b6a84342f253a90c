"""The questions that ipregistry was built for, over HTTP on the curated data."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.must_show import CASES, PHONE, Case
from tests.parcels import CASES as PARCELS


def _ask(client: FlaskClient, description: str, **given: Any) -> Any:
    question = {"description": description, "registers": ["RU-TROIS"], "on": "2017-05-16", **given}
    response = client.post("/v1/checks", json=question)
    assert response.status_code == 200, response.text
    return response.json


@pytest.mark.parametrize("case", CASES + PARCELS, ids=lambda case: f"{case.description} {case.given or ''} {case.on}")
def test_answers_what_was_argued_for(client: FlaskClient, case: Case) -> None:
    answer = _ask(client, case.description, registers=list(case.registers), on=case.on, **case.given)
    assert answer["verdict"] == case.verdict, (case.why, answer["summary"])
    marks = [match["entry"]["mark"] for match in answer["matches"]]
    assert set(case.named) <= set(marks)
    assert not set(case.unnamed) & set(marks)
    if case.kind:
        assert answer["matches"][0]["spans"][0]["kind"] == case.kind
    for match in answer["matches"]:
        for span in match["spans"]:
            assert case.description[span["start"] : span["end"]] == span["text"]


def test_a_match_tells_holder_importer_date_and_basis(client: FlaskClient) -> None:
    entry = _ask(client, PHONE)["matches"][0]["entry"]
    assert entry["right_holder"]["name"] == "Beijing Xiaomi Technology Co., Ltd"
    assert [party["name"] for party in entry["authorised_importers"]] == ["ООО «Смарт Оранж»"]
    assert entry["authorised_importers"][0]["name_latin"] == "Smart Orange LLC"
    assert (entry["date_of_inclusion"], entry["date_of_inclusion_basis"]) == ("2017-03-15", "customs_letter")
    assert entry["register_number"] is None
    assert entry["valid_until"] is None


def test_before_its_inclusion_a_mark_is_listed_as_not_in_force(client: FlaskClient) -> None:
    answer = _ask(client, PHONE, on="2017-03-01")
    assert answer["matches"] == []
    [named] = answer["not_in_force"]
    assert (named["entry"]["mark"], named["entry"]["status"]) == ("XIAOMI", "not_yet_included")
    assert "2017-03-15" in named["reason"]


def test_today_the_answer_of_2017_is_unconfirmed_and_says_why(client: FlaskClient) -> None:
    answer = _ask(client, PHONE, on=None)
    match = answer["matches"][0]
    assert (match["strength"], match["entry"]["status"]) == ("possible", "unconfirmed")
    assert any(each["kind"] == "unconfirmed" and "2017-05-31" in each["text"] for each in match["evidence"])
    assert any(note["code"] == "data-age" for note in answer["notes"])


def test_an_importer_that_is_not_listed_is_told_so(client: FlaskClient) -> None:
    match = _ask(client, PHONE, importer="GearBest")["matches"][0]
    assert match["importer"] == "not_listed"
    assert any(each["kind"] == "importer" for each in match["evidence"])


def test_a_company_with_the_same_words_in_another_order_is_not_authorised(client: FlaskClient) -> None:
    assert _ask(client, PHONE, importer="Orange Smart LLC")["matches"][0]["importer"] == "unknown"


@pytest.mark.parametrize("description", ["ANDROID PHONE. VALUE $18", "cell phone", "phone", "мобильный телефон"])
def test_a_phone_without_a_brand_is_among_the_goods_that_xiaomi_covers(client: FlaskClient, description: str) -> None:
    [goods] = _ask(client, description)["covered_goods"]
    assert goods["entries"] >= 1
    assert "XIAOMI" in [each["mark"] for each in goods["examples"]]
    assert goods["text"] == description[goods["start"] : goods["end"]]


def test_not_found_is_not_free(client: FlaskClient) -> None:
    answer = _ask(client, "Meizu phone")
    assert answer["matches"] == []
    assert any(note["code"] == "not-found-is-not-free" for note in answer["notes"])


def test_a_spelling_shows_the_registered_mark(client: FlaskClient) -> None:
    answer = _ask(client, "Смартфон Сяоми Redmi, 1 шт")
    match = answer["matches"][0]
    assert match["entry"]["mark"] == "XIAOMI"
    assert "Сяоми" in match["evidence"][0]["text"] and "XIAOMI" in match["evidence"][0]["text"]
    assert any(note["code"] == "registered-spelling" for note in answer["notes"])


@pytest.mark.parametrize("description", ["чехол для Xiaomi", "case compatible with Xiaomi"])
def test_goods_for_a_mark_are_told_apart_from_the_mark(client: FlaskClient, description: str) -> None:
    match = _ask(client, description)["matches"][0]
    assert match["strength"] == "possible"
    assert any(each["kind"] == "compatibility" for each in match["evidence"])


def test_the_answer_names_the_version_it_was_given_from(client: FlaskClient) -> None:
    [version] = _ask(client, PHONE)["versions"]
    assert (version["register"], version["data_as_of"]) == ("RU-TROIS", "2017-05-31")
    assert version["version"] >= 1 and len(version["sha256"]) == 64


def test_no_answer_speaks_of_counterfeits_as_found_or_of_anything_illegal_or_blocked(client: FlaskClient) -> None:
    for case in CASES:
        answer = _ask(client, case.description, registers=list(case.registers), on=case.on, **case.given)
        told = " ".join([answer["summary"], *(e["text"] for m in answer["matches"] for e in m["evidence"])]).lower()
        assert not any(word in told for word in ("counterfeit", "illegal", "blocked"))
