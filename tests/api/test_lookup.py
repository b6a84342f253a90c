"""Lookups over HTTP: registers, entries, one entry, suggestions, as a client of the contract sees them."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient


def get(client: FlaskClient, path: str, **query: Any) -> dict[str, Any]:
    response = client.get(path, query_string=query)
    assert response.status_code == 200, response.get_data(as_text=True)
    value: dict[str, Any] = response.get_json()
    return value


def test_list_of_registers_tells_how_many_entries_each_has_and_how_old_its_data_is(client: FlaskClient) -> None:
    items = {each["code"]: each for each in get(client, "/v1/registers")["items"]}
    assert set(items) == {"RU-TROIS", "KZ-TROIS", "KG-TROIS", "BY-TROIS", "CN-GACC", "US-CBP"}
    assert items["RU-TROIS"]["data_as_of"] == "2017-05-31"
    assert items["KZ-TROIS"]["data_as_of"] == "2025-01-19"
    assert all(each["entries"] >= 1 and each["version"] >= 1 and len(each["sha256"]) == 64 for each in items.values())
    whole = get(client, "/v1/entries", page_size=1)["total"]
    assert sum(each["entries"] for each in items.values()) == whole


@pytest.mark.parametrize("name", ["смарт оранж", "SMART ORANGE, LLC", "ООО «Смарт Оранж»", "“Smart Orange”"])
def test_entry_is_found_by_its_authorised_importer_however_it_is_written(client: FlaskClient, name: str) -> None:
    answer = get(client, "/v1/entries", authorised_importer=name)
    assert [each["entry_id"] for each in answer["items"]] == ["ru-trois-xiaomi"]
    assert (answer["total"], answer["page"], answer["page_size"]) == (1, 1, 20)


def test_first_entry_of_all_has_its_facts_and_where_they_come_from(client: FlaskClient) -> None:
    entry = get(client, "/v1/entries/ru-trois-xiaomi", on="2017-05-16")
    assert (entry["mark"], entry["goods"], entry["hs_codes"]) == ("XIAOMI", "portable phones", [])
    assert entry["register_number"] is None, "none is stated, and none is invented"
    assert (entry["date_of_inclusion"], entry["date_of_inclusion_basis"]) == ("2017-03-15", "customs_letter")
    assert entry["right_holder"]["name"] == "Beijing Xiaomi Technology Co., Ltd"
    assert entry["authorised_importers"][0]["name_latin"] == "Smart Orange LLC"
    assert entry["sources"]
    assert (entry["status"], entry["status_on"]) == ("in_force", "2017-05-16")


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2017-03-14", "not_yet_included"),
        ("2017-03-15", "in_force"),
        ("2017-05-31", "in_force"),
        ("2017-06-01", "unconfirmed"),
    ],
)
def test_status_is_told_on_the_day_asked(client: FlaskClient, on: str, status: str) -> None:
    assert get(client, "/v1/entries/ru-trois-xiaomi", on=on)["status"] == status
    found = get(client, "/v1/entries", mark="xiaomi", register="RU-TROIS", on=on, status=status)
    assert [each["entry_id"] for each in found["items"]] == ["ru-trois-xiaomi"]
    other = "expired" if status != "expired" else "removed"
    assert get(client, "/v1/entries", mark="xiaomi", register="RU-TROIS", on=on, status=other)["items"] == []


def test_hs_code_meets_longer_and_shorter_codes_of_entries(client: FlaskClient) -> None:
    def found(code: str) -> set[str]:
        pages = [get(client, "/v1/entries", hs_code=code, page_size=100, page=page) for page in range(1, 6)]
        assert pages[0]["total"] == sum(len(page["items"]) for page in pages)
        return {each["entry_id"] for page in pages for each in page["items"]}

    chapter, heading, item = found("85"), found("8517"), found("8517620000")
    assert chapter > heading > item > set()


def test_register_may_be_given_again_and_each_counts(client: FlaskClient) -> None:
    def total(*codes: str) -> int:
        return int(get(client, "/v1/entries", register=list(codes), page_size=1)["total"])

    assert total("RU-TROIS", "CN-GACC") == total("RU-TROIS") + total("CN-GACC")
    assert total("RU-TROIS", "RU-TROIS") == total("RU-TROIS")


def test_page_past_the_end_is_empty_and_tells_the_true_total(client: FlaskClient) -> None:
    whole = get(client, "/v1/entries")["total"]
    answer = get(client, "/v1/entries", page=100_000)
    assert (answer["items"], answer["total"], answer["page"]) == ([], whole, 100_000)


@pytest.mark.parametrize("field", ["q", "mark", "right_holder", "authorised_importer", "representative"])
def test_name_without_letters_finds_nothing_and_not_everything(client: FlaskClient, field: str) -> None:
    assert get(client, "/v1/entries", **{field: "!!!"})["total"] == 0


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/v1/entries?trademark=XIAOMI", "authorised_importer"),
        ("/v1/entries?importer=x", "authorised_importer"),
        ("/v1/entries/ru-trois-xiaomi?day=2017-05-16", "on"),
        ("/v1/suggest?q=x&size=1", "limit"),
        ("/v1/registers?country=RU", "none"),
    ],
)
def test_misspelt_parameter_is_refused_with_those_that_are_known(client: FlaskClient, path: str, known: str) -> None:
    response = client.get(path)
    assert response.status_code == 422
    (error,) = response.get_json()["errors"]
    assert error["message"].startswith("Unknown parameter") and known in error["message"]


def test_entry_that_is_not_there_is_a_problem_that_names_it(client: FlaskClient) -> None:
    response = client.get("/v1/entries/ru-trois-nokia")
    assert response.status_code == 404
    assert "'ru-trois-nokia'" in response.get_json()["detail"]


def test_suggestions_begin_like_the_text(client: FlaskClient) -> None:
    answer = get(client, "/v1/suggest", q="xia")
    assert {"role": "mark", "text": "XIAOMI"}.items() <= answer["items"][0].items()
    assert answer["total"] == len(answer["items"]) <= 10
    assert len(get(client, "/v1/suggest", q="xia", limit=2)["items"]) == 2


def test_text_that_finds_a_mark_brings_up_that_mark_first(client: FlaskClient) -> None:
    for text in ("XIAOMI", "сяоми", "XIA0MI", "Смарт Оранж"):
        items = get(client, "/v1/entries", q=text)["items"]
        assert "ru-trois-xiaomi" in [each["entry_id"] for each in items[:3]], text


def test_letters_beyond_ascii_are_written_as_they_are(client: FlaskClient) -> None:
    text = client.get("/v1/entries/ru-trois-xiaomi").get_data(as_text=True)
    assert "ООО «Смарт Оранж»" in text and "\\u" not in text
