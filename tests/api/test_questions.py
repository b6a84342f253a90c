"""The quick reading of a question and the schema that documents it take the same questions, and mean the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import marshmallow as ma
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.api.schemas.checks import CheckQuestion
from ipregistry.checking import CheckRequest, Purpose, QuestionRefused, read_question
from ipregistry.errors import InvalidQuestion

TODAY = date(2024, 1, 1)
_ODD = st.sampled_from([None, True, False, 0, 1, 5, -1, 0.5, 1.5, "", "x", "RU", "0.5", "x" * 11, [], [1], ["RU"], {}])
_TEXT_LISTS = st.lists(st.sampled_from(["RU-TROIS", "", "x" * 40, "x" * 41, "x" * 129]), max_size=3)
_FIELDS = {
    "description": st.sampled_from(["phone", " ", "", "x" * 2000, "x" * 2001, "a\x00", "сяоми"]),
    "registers": _TEXT_LISTS | st.just(["RU-TROIS"] * 101),
    "country": st.sampled_from(["RU", "ru", "R", "RUS"]),
    "hs_code": st.sampled_from(["85", "851713", "8", "64O3", "85171300000"]),
    "importer": st.sampled_from(["Smart Orange", "x" * 500, "x" * 501]),
    "on": st.sampled_from(["2017-05-16", "2020-W01-1", "20200101", "2020-02-30", "9999-12-31", "2017-05-16 "]),
    "purpose": st.sampled_from(["personal", "commercial", "fun", "Personal"]),
    "min_score": st.sampled_from([0, 1, 0.5, 1.01, -0.01, 10**17]),
    "exclude_entry_ids": _TEXT_LISTS | st.just(["x"] * 1001),
    "unknown": st.just("x"),
}
_QUESTIONS = st.fixed_dictionaries(
    {"description": _FIELDS["description"] | st.just("phone") | _ODD},
    optional={name: each | _ODD for name, each in _FIELDS.items() if name != "description"},
) | st.just({"on": "2017-05-16"})


def by_schema(value: Any) -> CheckRequest | None:
    """The request that the schema makes of a JSON value; None where it refuses it."""
    try:
        read = CheckQuestion().load(value)
    except ma.ValidationError:
        return None
    purpose = read.get("purpose")
    return CheckRequest(
        description=read["description"],
        on=read.get("on") or TODAY,
        registers=tuple(read.get("registers") or ()) or None,
        country=read.get("country"),
        hs_code=read.get("hs_code"),
        importer=read.get("importer"),
        purpose=Purpose(purpose) if purpose else None,
        min_score=read.get("min_score"),
        exclude_entry_ids=frozenset(read.get("exclude_entry_ids") or ()),
    )


def outcome(read: Any, value: Any) -> Any:
    """The request, or None: a value of the wrong kind and one that says nothing usable are refused alike."""
    try:
        return read(value)
    except (QuestionRefused, InvalidQuestion):
        return None


@settings(max_examples=600, deadline=None)
@given(_QUESTIONS | _ODD)
def test_both_readings_take_the_same_questions(value: Any) -> None:
    assert outcome(lambda given: read_question(given, TODAY), value) == outcome(by_schema, value)


def test_every_field_of_the_document_is_read(client: FlaskClient) -> None:
    question = {
        "description": "phone", "registers": ["RU-TROIS"], "country": "RU", "hs_code": "8517", "importer": "x",
        "on": "2017-05-16", "purpose": "personal", "min_score": 0.5, "exclude_entry_ids": ["x"], "version": 1,
    }  # fmt: skip
    assert set(question) == set(CheckQuestion().fields)
    request = read_question({name: each for name, each in question.items() if name != "version"}, TODAY)
    unsaid = CheckRequest("phone", TODAY)
    assert all(getattr(request, name) != getattr(unsaid, name) for name in set(question) - {"description", "version"})


def test_version_of_the_wrong_kind_is_refused_by_the_schema(client: FlaskClient) -> None:
    for version in (0, True, "1", 1.0, 10**9, []):
        response = client.post("/v1/checks", json={"description": "phone", "version": version})
        assert response.status_code == 422 and "version" in response.text, version
