"""Export over HTTP: what a lookup finds, all of it, as a file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ipregistry.loading.formats import read_entries

QUERIES = (
    "register=RU-TROIS",
    "register=KG-TROIS&status=in_force&on=2024-06-01",
    "q=xiaomi",
    "hs_code=8517&register=KZ-TROIS",
    "nice_class=25&sort=-valid_until&register=BY-TROIS",
    "mark=nothing+is+called+this",
)


def looked_up(client: FlaskClient, query: str) -> list[str]:
    """The entry ids of every page of a lookup."""
    found: list[str] = []
    for page in range(1, 100):
        items = client.get(f"/v1/entries?{query}&page_size=100&page={page}").get_json()["items"]
        if not items:
            break
        found += [item["entry_id"] for item in items]
    return found


@pytest.mark.parametrize("view", ["published", "curated"])
@pytest.mark.parametrize("query", QUERIES)
def test_export_has_what_the_lookup_finds_in_the_same_order(client: FlaskClient, query: str, view: str) -> None:
    expected = looked_up(client, query)
    lines = client.get(f"/v1/export.jsonl?{query}&view={view}").get_data(as_text=True).splitlines()
    assert [json.loads(line)["entry_id"] for line in lines] == expected
    rows = csv.DictReader(io.StringIO(client.get(f"/v1/export.csv?{query}&view={view}").get_data(as_text=True)))
    assert [row["entry_id"] for row in rows] == expected


def test_curated_export_is_what_lookups_answer(client: FlaskClient) -> None:
    line = json.loads(client.get("/v1/export.jsonl?mark=XIAOMI&register=RU-TROIS&view=curated").data)
    answered = client.get("/v1/entries/ru-trois-xiaomi").get_json()
    assert {**line, "as_of": None} == {name: None if name == "as_of" else answered[name] for name in line}


@pytest.mark.parametrize("name", ["csv", "jsonl", "xlsx"])
def test_exported_file_is_one_that_is_loaded(client: FlaskClient, tmp_path: Path, name: str) -> None:
    response = client.get(f"/v1/export.{name}?register=RU-TROIS")
    assert response.headers["Content-Disposition"] == f'attachment; filename="ipregistry.{name}"'
    assert response.headers["Register-Version"].startswith("BY-TROIS=")
    path = tmp_path / f"x.{name}"
    path.write_bytes(response.data)
    assert len(list(read_entries(path, "RU-TROIS").entries())) == len(looked_up(client, "register=RU-TROIS"))


def test_export_of_a_past_version_has_the_entries_of_then(client: FlaskClient) -> None:
    """The registers are loaded one by one: at version 1 there is only the first."""
    lines = client.get("/v1/export.jsonl?version=1").get_data(as_text=True).splitlines()
    assert {json.loads(line)["register"] for line in lines} == {"RU-TROIS"}


@pytest.mark.parametrize("query", ["page=1", "page_size=5", "view=best", "nonsense=1", "version=0", "hs_code=x"])
@pytest.mark.parametrize("name", ["csv", "jsonl", "xlsx"])
def test_export_of_what_cannot_be_asked_is_a_problem(client: FlaskClient, name: str, query: str) -> None:
    response = client.get(f"/v1/export.{name}?{query}")
    assert (response.status_code, response.mimetype) == (422, "application/problem+json")


def test_export_of_a_register_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/v1/export.csv?register=NOBODY").status_code == 404
    assert client.get("/v1/export.pdf").status_code == 404


def test_known_export_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/v1/export.csv?register=RU-TROIS").headers["ETag"]
    assert client.get("/v1/export.csv?register=RU-TROIS", headers={"If-None-Match": tag}).status_code == 304
