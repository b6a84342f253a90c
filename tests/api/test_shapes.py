"""The OpenAPI document is valid and whole, and every answer is exactly of the shape that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import marshmallow as ma
import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from ipregistry.api.house import ProblemSchema
from ipregistry.api.schemas.batch import BatchAnswer, CheckedItem, Limits, RefusedItem
from ipregistry.api.schemas.checks import CheckAnswer
from ipregistry.api.schemas.entries import Entry, EntryPage, RegisterList, SuggestionList
from ipregistry.api.schemas.updates import Update, UpdatePage

Document = dict[str, Any]
NOT_JSON = {
    "GET /v1/changes.atom": "application/atom+xml",
    "POST /v1/checks/stream": "application/x-ndjson",
    "GET /v1/export.csv": "text/csv",
    "GET /v1/export.jsonl": "application/x-ndjson",
    "GET /v1/export.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture(scope="module")
def document(app: Any) -> Document:
    found: Document = app.test_client().get("/openapi.json").get_json()
    return found


def operations(document: Document) -> Iterator[tuple[str, Document]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def test_document_is_valid_openapi_3_1(document: Document) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document, cls=OpenAPIV31SpecValidator)


def test_document_has_every_operation_of_the_application_and_no_other(app: Any, document: Document) -> None:
    routes = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/v1")
    }
    assert {tuple(name.split(" ", 1)) for name, _ in operations(document)} == routes


def test_every_operation_has_a_name_of_its_own_a_summary_and_a_tag(document: Document) -> None:
    names = [operation.get("operationId") for _, operation in operations(document)]
    assert None not in names and len(set(names)) == len(names)
    for name, operation in operations(document):
        assert operation.get("summary"), name
        assert operation.get("tags"), name


def test_every_operation_says_what_a_refusal_is(document: Document) -> None:
    for name, operation in operations(document):
        refusals = {status for status in operation["responses"] if status == "default" or status >= "400"}
        assert {"422", "default"} <= refusals, name
        for status in refusals:
            response = _resolved(document, operation["responses"][status])
            assert list(response["content"]) == ["application/problem+json"], f"{name} {status}"


def test_every_operation_says_what_its_answer_is(document: Document) -> None:
    for name, operation in operations(document):
        content = _resolved(document, operation["responses"]["200"])["content"]
        expected = NOT_JSON.get(name, "application/json")
        assert list(content) == [expected], name
        assert ("$ref" in content[expected]["schema"]) == (name not in NOT_JSON), name


def test_every_parameter_and_property_of_a_question_says_what_it_means(document: Document) -> None:
    for name, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            parameter = _resolved(document, parameter)
            if parameter["in"] == "query":
                assert parameter.get("description"), f"{name} {parameter['name']}"
    for schema in ("CheckQuestion", "BatchQuestion", "BatchItem"):
        question = document["components"]["schemas"][schema]["properties"]
        assert all(shown.get("description") or shown.get("enum") for shown in question.values()), schema


def _resolved(document: Document, part: Document) -> Document:
    while "$ref" in part:
        *_, kind, name = part["$ref"].split("/")
        part = document["components"][kind][name]
    return part


# --- answers are what the document shows ------------------------------------------------------------------------------


def assert_shape(value: Any, schema: ma.Schema, where: str = "$") -> None:
    """The same keys at every depth, and values of which the schema finds nothing to say."""
    assert isinstance(value, dict), where
    assert set(value) == set(schema.fields), where
    for name, field in schema.fields.items():
        _assert_field(value[name], field, f"{where}.{name}")
    assert schema.validate(value) == {}, where


def _assert_field(value: Any, field: Any, where: str) -> None:
    if value is None:
        assert field.allow_none, where
    elif isinstance(field, ma.fields.Nested):
        assert_shape(value, field.schema, where)
    elif isinstance(field, ma.fields.List):
        assert isinstance(value, list), where
        for number, each in enumerate(value):
            _assert_field(each, field.inner, f"{where}[{number}]")
    elif isinstance(field, ma.fields.Integer):
        assert type(value) is int, where
    elif isinstance(field, ma.fields.Float):
        assert type(value) in (int, float), where
    elif isinstance(field, ma.fields.String | ma.fields.Date):
        assert type(value) is str, where


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/v1/registers", RegisterList),
        ("/v1/entries?page_size=100", EntryPage),
        ("/v1/entries?page=99999", EntryPage),
        ("/v1/entries?register=RU-TROIS&page_size=100", EntryPage),
        ("/v1/entries?register=KG-TROIS&sort=-valid_until&page_size=100", EntryPage),
        ("/v1/entries?register=CN-GACC&register=US-CBP&page_size=100", EntryPage),
        ("/v1/entries?status=removed&page_size=100", EntryPage),
        ("/v1/entries/ru-trois-xiaomi", Entry),
        ("/v1/suggest?q=xia", SuggestionList),
        ("/v1/updates", UpdatePage),
        ("/v1/updates/1", Update),
        ("/v1/limits", Limits),
        ("/v1/suggest?q=!!!", SuggestionList),
    ],
)
def test_answer_of_a_lookup_has_exactly_the_shape_that_is_shown(
    client: FlaskClient, path: str, schema: type[ma.Schema]
) -> None:
    assert_shape(client.get(path).get_json(), schema())


QUESTIONS: tuple[Document, ...] = (
    {"description": "Xiaomi Mi6 smartphone", "registers": ["RU-TROIS"], "on": "2017-05-16"},
    {"description": "Xiaomi Mi6 smartphone", "registers": ["RU-TROIS"], "on": "2017-03-01"},
    {"description": "Xiaomi phone", "on": "2017-05-16", "importer": "ООО «Смарт Оранж»", "purpose": "personal"},
    {"description": "Xiaomi phone", "importer": "Smart Orange LLC", "registers": ["RU-TROIS"], "on": "2017-05-16"},
    {"description": "Смартфон Сяоми"},
    {"description": "ANDROID PHONE. VALUE $18"},
    {"description": "ANDROID PHONE", "hs_code": "851713", "country": "RU"},
    {"description": "Xiaomi LED light bulb", "registers": ["RU-TROIS"], "on": "2017-05-16"},
    {"description": "чехол для Xiaomi"},
    {"description": "дрель Makita", "min_score": 0.1},
    {"description": "gift"},
    {"description": "NO BRAND"},
    {"description": "photo frame", "registers": ["RU-TROIS"], "on": "2017-05-16"},
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question["description"]))
def test_answer_of_a_check_has_exactly_the_shape_that_is_shown(client: FlaskClient, question: Document) -> None:
    assert_shape(client.post("/v1/checks", json=question).get_json(), CheckAnswer())


def test_answer_of_a_batch_has_exactly_the_shape_that_is_shown(client: FlaskClient) -> None:
    items = [*QUESTIONS, {"description": "x", "hs_code": "64O3"}, {"description": 5}, None]
    answer = client.post("/v1/checks/batch", json={"items": items}).get_json()
    assert_shape(answer, BatchAnswer())
    for each in answer["items"]:
        assert_shape(each, RefusedItem() if "error" in each else CheckedItem())
    assert answer["errors"] == 3


def test_questions_above_fill_every_list_of_an_answer(client: FlaskClient) -> None:
    """A list that is always empty would prove nothing about its items."""
    answers = [client.post("/v1/checks", json=question).get_json() for question in QUESTIONS]
    for name in ("matches", "not_in_force", "covered_goods", "notes", "versions"):
        assert any(answer[name] for answer in answers), name
    assert len({answer["verdict"] for answer in answers}) == 8, "every verdict is among them"


def test_refusal_has_exactly_the_shape_that_is_shown(client: FlaskClient) -> None:
    for path in ("/v1/entries?page=0", "/v1/entries?nonsense=1", "/v1/entries/nobody", "/v1/nothing", "/v1/checks"):
        assert_shape(client.get(path).get_json(), ProblemSchema())


def test_check_of_a_shape_can_fail() -> None:
    good: Document = {"items": [], "total": 0, "page": 1, "page_size": 0}
    assert_shape(good, EntryPage())
    wrong: Document
    for wrong in ({**good, "more": 1}, {"items": []}, {**good, "items": [{}]}, {**good, "total": None}):
        with pytest.raises(AssertionError):
            assert_shape(wrong, EntryPage())
