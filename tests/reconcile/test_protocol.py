"""Every answer meets the specification's schema, and every valid question of its examples is answered."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from flask.testing import FlaskClient

from tests.reconcile.conftest import Validate


def test_the_manifest_is_one(client: FlaskClient, validate: Validate) -> None:
    validate("manifest", client.get("/reconcile").json)


def test_the_schemas_can_refuse(validate: Validate) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate("manifest", {"versions": ["0.2"]})


def test_candidates_are_told_as_the_schema_has_them(client: FlaskClient, validate: Validate) -> None:
    queries = {"q0": {"query": "XIAOMI"}, "q1": {"query": "nothing like it"}, "q2": {"query": "Apple", "limit": 2}}
    validate("reconciliation-query-batch", queries)
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)}).json
    validate("reconciliation-result-batch", answer)
    assert answer is not None and set(answer) == set(queries)


def test_fetched_properties_are_told_as_the_schema_has_them(client: FlaskClient, validate: Validate) -> None:
    names = [each["id"] for each in client.get("/reconcile/properties?type=entry").json["properties"]]  # type: ignore[index]
    extend = {"ids": ["ru-trois-xiaomi", "nobody"], "properties": [{"id": name} for name in names]}
    validate("data-extension-query", extend)
    validate("data-extension-response", client.post("/reconcile", data={"extend": json.dumps(extend)}).json)


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/reconcile/suggest/entity?prefix=xiao", "suggest-entities-response"),
        ("/reconcile/suggest/property?prefix=hold", "suggest-properties-response"),
        ("/reconcile/suggest/type?prefix=ru", "suggest-types-response"),
        ("/reconcile/properties?type=entry&limit=5", "data-extension-property-proposal"),
    ],
)
def test_suggestions_are_told_as_the_schema_has_them(
    client: FlaskClient, validate: Validate, path: str, schema: str
) -> None:
    answer = client.get(path).json
    validate(schema, answer)
    assert answer and next(iter(answer.values()))


def test_every_valid_batch_of_the_specification_is_understood(client: FlaskClient, specification: Path) -> None:
    examples = sorted((specification / "examples" / "reconciliation-query-batch" / "valid").glob("*.json"))
    assert examples
    for example in examples:
        text = example.read_text("utf-8")
        answer = client.post("/reconcile", data={"queries": text})
        named = [each for query in json.loads(text).values() for each in query.get("properties", [])]
        if named:  # the properties of another service, which are not ours to know
            assert answer.status_code == 422 and named[0]["pid"] in answer.text
        else:
            assert answer.status_code == 200 and set(answer.json or ()) == set(json.loads(text))


def test_every_invalid_batch_of_the_specification_is_refused(client: FlaskClient, specification: Path) -> None:
    for example in (specification / "examples" / "reconciliation-query-batch" / "invalid").glob("*.json"):
        answer = client.post("/reconcile", data={"queries": example.read_text("utf-8")})
        assert answer.status_code in (400, 422), example.name
