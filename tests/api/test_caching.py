"""An answer names its versions and carries a tag: asked again with it, nothing is sent; after an update, everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ipregistry.app import create_app
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register

from ..conftest import settings_in

PATHS = (
    "/v1/registers",
    "/v1/entries?mark=XIAOMI",
    "/v1/entries/ru-trois-xiaomi",
    "/v1/entries/ru-trois-xiaomi?on=2017-05-16",
    "/v1/suggest?q=xia",
)


def tag_of(client: FlaskClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.headers["ETag"]


@pytest.mark.parametrize("path", PATHS)
def test_answer_that_is_known_already_is_not_sent_again(client: FlaskClient, path: str) -> None:
    tag = tag_of(client, path)
    response = client.get(path, headers={"If-None-Match": tag})
    assert (response.status_code, response.data) == (304, b"")
    assert response.headers["ETag"] == tag
    assert response.headers["Register-Version"] == client.get(path).headers["Register-Version"]


@pytest.mark.parametrize("form", ["{tag}", "W/{tag}", '"other", {tag}', '"other", W/{tag}', "*"])
def test_tag_is_known_weak_too_and_among_others(client: FlaskClient, form: str) -> None:
    """A proxy that compresses an answer makes its strong tag a weak one."""
    sent = form.format(tag=tag_of(client, PATHS[1]))
    assert client.get(PATHS[1], headers={"If-None-Match": sent}).status_code == 304


@pytest.mark.parametrize("sent", ['"other"', "W/", "nonsense", '""', "\xff"])
def test_tag_that_is_not_known_gets_the_whole_answer(client: FlaskClient, sent: str) -> None:
    response = client.get(PATHS[1], headers={"If-None-Match": sent})
    assert response.status_code == 200 and response.get_json()["total"]


def test_two_questions_have_two_tags(client: FlaskClient) -> None:
    assert len({tag_of(client, path) for path in PATHS}) == len(PATHS)
    assert tag_of(client, "/v1/entries?mark=a") != tag_of(client, "/v1/entries?mark=b")


def test_same_question_has_the_same_tag(client: FlaskClient) -> None:
    assert tag_of(client, PATHS[1]) == tag_of(client, PATHS[1])


def test_answer_may_be_kept_only_if_it_is_asked_about_again(client: FlaskClient) -> None:
    """A status may change with the day, so no answer is fresh for a time."""
    assert client.get(PATHS[1]).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/v1/entries?page=0", "/v1/entries/nobody"])
def test_refusal_is_a_refusal_whatever_tag_is_sent_and_carries_none(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"If-None-Match": '"other"'})
    assert response.status_code in (404, 422)
    assert "ETag" not in response.headers


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_names_the_version_of_every_register(client: FlaskClient, path: str) -> None:
    registers = client.get("/v1/registers").get_json()["items"]
    expected = ", ".join(f"{each['code']}={each['version']}" for each in registers)
    assert client.get(path).headers["Register-Version"] == expected
    assert client.post("/v1/checks", json={"description": "phone"}).headers["Register-Version"] == expected


def test_new_version_changes_the_tag_and_the_header(tmp_path: Path) -> None:
    register = Register(settings_in(tmp_path / "data"))
    register.upgrade()
    register.add_register(CustomsRegister("XX-TEST", "Test register", "XX"))
    _load(register, tmp_path / "1.csv", "entry_id,mark\na,ACME\n")
    app = create_app(register.settings)
    served: Register = app.extensions["ipregistry"]
    served.snapshots.refresh()
    client = app.test_client()
    before = client.get("/v1/entries")
    assert before.headers["Register-Version"] == "XX-TEST=1"
    _load(register, tmp_path / "2.csv", "entry_id,mark\na,ACME\nb,ACMO\n")
    served.snapshots.refresh()
    after = client.get("/v1/entries", headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, after.get_json()["total"]) == (200, 2)
    assert after.headers["Register-Version"] == "XX-TEST=2"
    assert after.headers["ETag"] != before.headers["ETag"]


def _load(register: Register, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    register.load(path, "XX-TEST", LoadOptions())
