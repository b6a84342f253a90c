"""The change feed and the history of an entry: nothing told twice, nothing left out, wherever a reader stops."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ipregistry.api.schemas.changes import ChangeList, HistoryPage
from ipregistry.app import create_app
from ipregistry.clock import today
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register

from ..conftest import settings_in
from .test_shapes import assert_shape

HEADER = "entry_id,mark,hs_codes,valid_until\n"
YESTERDAY = today() - timedelta(days=1)
ROWS = [f"x-{n:02},ZENITHON{n},8517,\n" for n in range(20)]
FILES = (
    ("XX-TEST", HEADER + "".join(ROWS)),
    ("YY-TEST", HEADER + f"y-1,QUORVEX,6403,{YESTERDAY}\ny-2,BRAMBLIX,6403,{YESTERDAY}\ny-3,OLD,6403,2020-01-01\n"),
    ("XX-TEST", HEADER + "".join(ROWS[2:]) + "x-00,ZENITHON0,9101,2030-01-01\nx-new,NADIR,8517,2024-01-01\n"),
    ("XX-TEST", HEADER + "".join(ROWS[2:]) + "x-00,ZENITHON0,9101,2031-01-01\nx-new,NADIR,8517,2024-01-01\n"),
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Updates 1 to 4 of two registers, and a revert of XX-TEST to version 1 as update 5."""
    folder = tmp_path_factory.mktemp("changes")
    register = Register(settings_in(folder / "data"))
    register.upgrade()
    for code in ("XX-TEST", "YY-TEST"):
        register.add_register(CustomsRegister(code, f"Test register {code}", code[:2]))
    for number, (code, text) in enumerate(FILES, start=1):
        path = folder / f"{number}.csv"
        path.write_text(text, "utf-8")
        register.load(path, code, LoadOptions(as_of=date(2024, number, 1)))
    register.revert(1)
    app = create_app(register.settings)
    app.extensions["ipregistry"].snapshots.refresh()
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def read_all(client: FlaskClient, query: str, since: str = "0") -> tuple[list[dict[str, Any]], str]:
    """Every item from a cursor on, page by page, and the last cursor."""
    items, more = [], True
    while more:
        answer = client.get(f"/v1/changes?since={since}&{query}").get_json()
        items += answer["items"]
        since, more = answer["next"], answer["more"]
    return items, since


EXPECTED = {
    (1, "added"): 20, (2, "added"): 3, (3, "added"): 1, (3, "amended"): 1, (3, "removed"): 1, (4, "renewed"): 1,
    (5, "amended"): 2, (5, "removed"): 1,
}  # fmt: skip


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 1000])
def test_pages_of_any_length_tell_every_change_once(client: FlaskClient, limit: int) -> None:
    items, following = read_all(client, f"limit={limit}", since=f"0@{today() - timedelta(days=30)}")
    by_updates = [item for item in items if item["kind"] != "expired"]
    assert Counter((item["version"], item["kind"]) for item in by_updates) == EXPECTED
    assert [item["version"] for item in by_updates] == sorted(item["version"] for item in by_updates)
    expired = [item for item in items if item["kind"] == "expired"]
    assert [item["entry_id"] for item in expired] == ["y-1", "y-2"] and items[-2:] == expired
    assert following == f"5@{today()}"
    assert read_all(client, f"limit={limit}", since=following) == ([], following)


def test_entry_expires_on_the_day_after_its_last_and_is_told_once(client: FlaskClient) -> None:
    day = today().isoformat()
    told = read_all(client, "kind=expired", f"5@{YESTERDAY}")[0]
    assert [(item["day"], item["version"]) for item in told] == [(day, 2), (day, 2)]
    # The file is of 2024: nobody here knows whether the term was renewed since.
    assert told[0]["fields"] == {"status": {"before": "in_force", "after": "unconfirmed"}}
    assert read_all(client, "kind=expired", f"5@{day}")[0] == []


def test_cursor_may_ask_for_any_day_of_the_calendar(client: FlaskClient) -> None:
    told = read_all(client, "kind=expired&register=YY-TEST", "5@2019-12-31")[0]
    assert [(item["entry_id"], item["day"]) for item in told[:1]] == [("y-3", "2020-01-02")]
    assert told[0]["fields"]["status"]["after"] == "expired"
    assert "y-3" not in [item["entry_id"] for item in read_all(client, "kind=expired", "5@2020-01-02")[0]]
    assert "y-3" in [item["entry_id"] for item in read_all(client, "kind=expired", "5@2020-01-01")[0]]
    assert read_all(client, "kind=expired", "5@0001-01-01")[0][0]["entry_id"] == "y-3"
    assert read_all(client, "kind=expired", "5@9999-12-31") == ([], "5@9999-12-31")


def test_number_alone_begins_the_calendar_on_the_day_of_that_update(client: FlaskClient) -> None:
    """Updates 1 to 5 were loaded today, so what expired today was so when they were loaded."""
    assert read_all(client, "", "5")[0] == []


def test_renewed_and_amended_tell_the_fields_before_and_after(client: FlaskClient) -> None:
    (renewed,) = client.get("/v1/changes?kind=renewed").get_json()["items"]
    assert renewed["fields"] == {"valid_until": {"before": "2030-01-01", "after": "2031-01-01"}}
    assert (renewed["entry_id"], renewed["mark"], renewed["version"]) == ("x-00", "ZENITHON0", 4)
    (amended,) = client.get("/v1/changes?kind=amended&since=2&limit=1").get_json()["items"]
    assert amended["fields"]["hs_codes"] == {"before": ["8517"], "after": ["9101"]}
    removed = client.get("/v1/changes?kind=removed").get_json()["items"]
    assert removed[0]["fields"]["removed_on"]["after"] == "2024-03-01"


def test_feed_is_narrowed_by_register_and_kind(client: FlaskClient) -> None:
    assert {item["register"] for item in read_all(client, "register=YY-TEST")[0]} == {"YY-TEST"}
    kinds = {item["kind"] for item in read_all(client, "kind=added&kind=removed&limit=2")[0]}
    assert kinds == {"added", "removed"}
    assert client.get("/v1/changes?register=NOBODY").status_code == 404
    assert client.get("/v1/changes?kind=vanished").status_code == 422


@pytest.mark.parametrize(
    "since",
    ["x", "-1", "1.5", "6", "999999999", "1" * 10, "1@", "1@2024-13-01", "1@yesterday", "1/w/", "1/q/x", "1/x/y",
     "1%00", "1@2024-01-01/x/", "٣", "1@2024-01-01/w/" + "a" * 201, "%ED%A0%80", "5@20240101"],
)  # fmt: skip
def test_cursor_that_cannot_be_is_refused(client: FlaskClient, since: str) -> None:
    response = client.get(f"/v1/changes?since={since}")
    assert response.status_code == 422, response.get_json()
    assert client.get(f"/v1/changes.atom?since={since}").status_code == 422


def test_answers_have_the_shape_that_is_shown(client: FlaskClient) -> None:
    assert_shape(client.get("/v1/changes?limit=1000").get_json(), ChangeList())
    assert_shape(client.get(f"/v1/changes?since=5@{YESTERDAY}").get_json(), ChangeList())
    assert_shape(client.get("/v1/entries/x-00/history").get_json(), HistoryPage())


def test_unchanged_feed_is_not_sent_again(client: FlaskClient) -> None:
    for path in ("/v1/changes", "/v1/changes.atom", "/v1/entries/x-00/history"):
        tag = client.get(path).headers["ETag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


ATOM = "{http://www.w3.org/2005/Atom}"


def test_atom_feed_has_the_last_changes_newest_first(client: FlaskClient) -> None:
    response = client.get("/v1/changes.atom?register=XX-TEST&limit=3")
    assert response.mimetype == "application/atom+xml"
    feed = Xml.fromstring(response.data)
    assert [tag for tag in ("id", "title", "updated") if feed.find(f"{ATOM}{tag}") is None] == []
    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert titles == ["removed: NADIR (XX-TEST)", "amended: ZENITHON1 (XX-TEST)", "amended: ZENITHON0 (XX-TEST)"]
    ids = {entry.findtext(f"{ATOM}id") for entry in entries}
    assert len(ids) == 3 and all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each or "") for each in ids)
    again = Xml.fromstring(client.get("/v1/changes.atom?register=XX-TEST&limit=3").data)
    assert {entry.findtext(f"{ATOM}id") for entry in again.findall(f"{ATOM}entry")} == ids


def test_atom_feed_leads_on_where_there_is_more(client: FlaskClient) -> None:
    path, seen = "/v1/changes.atom?since=0&limit=9&kind=added", []
    while path:
        feed = Xml.fromstring(client.get(path).data)
        seen += [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        following = [link.get("href", "") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "next"]
        path = following[0].removeprefix("http://localhost") if following else ""
    assert len(seen) == len(set(seen)) == 24


def test_history_tells_what_each_update_did_to_the_entry(client: FlaskClient) -> None:
    told = client.get("/v1/entries/x-00/history").get_json()["items"]
    assert [(each["version"], each["kind"]) for each in told] == [
        (1, "added"),
        (3, "amended"),
        (4, "renewed"),
        (5, "amended"),
    ]
    assert told[3]["fields"]["hs_codes"] == {"before": ["9101"], "after": ["8517"]}
    gone = client.get("/v1/entries/x-new/history").get_json()["items"]
    assert [(each["version"], each["kind"]) for each in gone] == [(3, "added"), (5, "removed")]
    assert gone[0]["fields"]["mark"] == {"before": None, "after": "NADIR"}


@pytest.mark.parametrize("entry_id", ["nobody", "%00", "a" * 5000, "%ED%A0%80", "'"])
def test_history_of_nothing_is_not_found(client: FlaskClient, entry_id: str) -> None:
    assert client.get(f"/v1/entries/{entry_id}/history").status_code == 404
