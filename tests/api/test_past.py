"""Two clocks: `on` is the day that is asked about, `version` is when it was known. A past version answers as it did."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ipregistry.app import create_app
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register

from ..conftest import settings_in

ROWS = tuple(f"x-{n},ZENITHON{n},8517,\n" for n in range(20))
HEADER = "entry_id,mark,hs_codes,valid_until\n"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """XX-TEST at versions 1 and 3, YY-TEST at version 2."""
    folder = tmp_path_factory.mktemp("past")
    register = Register(settings_in(folder / "data"))
    register.upgrade()
    for code in ("XX-TEST", "YY-TEST"):
        register.add_register(CustomsRegister(code, f"Test register {code}", code[:2]))
    files = (
        ("XX-TEST", HEADER + "".join(ROWS)),
        ("YY-TEST", HEADER + "y-1,QUORVEX,6403,\n"),
        ("XX-TEST", HEADER + "".join(ROWS[1:]) + "x-0,ZENITHON0,9101,2026-01-01\nx-new,BRAMBLIX,8517,\n"),
    )
    for number, (code, text) in enumerate(files, start=1):
        path = folder / f"{number}.csv"
        path.write_text(text, "utf-8")
        register.load(path, code, LoadOptions(as_of=date(2024, number, 1)))
    app = create_app(register.settings)
    app.extensions["ipregistry"].snapshots.refresh()
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_entry_is_as_it_was(client: FlaskClient) -> None:
    then = client.get("/v1/entries/x-0?version=1")
    assert (then.get_json()["hs_codes"], then.get_json()["valid_until"]) == (["8517"], None)
    assert then.headers["Register-Version"] == "XX-TEST=1, YY-TEST=0"
    now = client.get("/v1/entries/x-0")
    assert now.get_json()["hs_codes"] == ["9101"] and now.headers["Register-Version"] == "XX-TEST=3, YY-TEST=2"
    assert client.get("/v1/entries/x-0?version=3").get_json() == now.get_json()


def test_lookup_finds_what_was_there_then(client: FlaskClient) -> None:
    totals = [client.get(f"/v1/entries?version={version}").get_json()["total"] for version in (1, 2, 3)]
    assert totals == [20, 21, 22]
    assert client.get("/v1/entries?mark=BRAMBLIX&version=2").get_json()["total"] == 0
    assert client.get("/v1/entries?mark=BRAMBLIX").get_json()["total"] == 1


def test_check_answers_from_the_versions_of_that_time(client: FlaskClient) -> None:
    question = {"description": "BRAMBLIX phone", "on": "2024-03-01"}
    then, now = (client.post("/v1/checks", json={**question, "version": version}) for version in (1, 3))
    assert then.get_json()["verdict"] != "match" and now.get_json()["verdict"] == "match"
    told = {each["register"]: (each["version"], each["data_as_of"]) for each in then.get_json()["versions"]}
    assert told == {"XX-TEST": (1, "2024-01-01"), "YY-TEST": (0, None)}
    assert then.headers["Register-Version"] == "XX-TEST=1, YY-TEST=0"
    assert client.post("/v1/checks", json={**question, "version": None}).get_json() == now.get_json()


def test_tag_of_a_past_answer_is_its_own(client: FlaskClient) -> None:
    tags = {client.get(f"/v1/entries/x-0{asked}").headers["ETag"] for asked in ("", "?version=1", "?version=2")}
    assert len(tags) == 3
    tag = client.get("/v1/entries/x-0?version=1").headers["ETag"]
    assert client.get("/v1/entries/x-0?version=1", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("version", ["0", "4", "-1", "999999999"])
@pytest.mark.parametrize("path", ["/v1/entries", "/v1/entries/x-0", "/v1/entries/nobody"])
def test_version_that_never_was_is_refused_with_those_that_were(client: FlaskClient, path: str, version: str) -> None:
    response = client.get(f"{path}?version={version}")
    assert response.status_code == 422 and "from 1 to 3" in response.get_json()["detail"]


@pytest.mark.parametrize("version", [0, 4, -1, 10**30, 1.5, "x", True, [1]])
def test_check_of_a_version_that_cannot_be_is_refused(client: FlaskClient, version: object) -> None:
    response = client.post("/v1/checks", json={"description": "phone", "version": version})
    assert response.status_code in (400, 422), response.get_json()


def test_entry_that_came_later_is_not_found_before_anything_is_built(app: Flask, client: FlaskClient) -> None:
    past: Path = app.extensions["ipregistry"].settings.data_dir / "snapshots-past"
    before = sorted(past.glob("*")) if past.exists() else []
    assert client.get("/v1/entries/x-new?version=2").status_code == 404
    assert client.get("/v1/entries/nobody?version=2").status_code == 404
    assert (sorted(past.glob("*")) if past.exists() else []) == before


def test_another_version_while_one_is_being_built_is_put_off_and_the_present_is_answered(
    app: Flask, client: FlaskClient
) -> None:
    snapshots = app.extensions["ipregistry"].snapshots
    with snapshots._recalling:
        response = client.get("/v1/entries?version=2")
        assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
        assert client.get("/v1/entries").status_code == 200
    assert client.get("/v1/entries?version=2").status_code == 200
