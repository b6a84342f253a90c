"""A maintainer loads a file on a page, first as a dry run, applies it, takes it back: with scripts or without."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from ipregistry.tokens import Scope, create_token
from tests.served import serving
from tests.web.conftest import ClientOver
from tests.web.markup import Page, page_of

BEFORE = "entry_id,mark,goods\nx,ACME,phones\n"
AFTER = "entry_id,mark,goods\nx,ACME,phones and tablets\ny,NADIR,shoes\n"
WRONG = "entry_id,mark,hs_codes\nx,ACME,64O3\n"


@pytest.fixture
def client(client_over: ClientOver) -> FlaskClient:
    return client_over(BEFORE)


def _token(client: FlaskClient, scope: Scope = Scope.LOAD) -> str:
    return create_token(client.application.extensions["ipregistry"].repository.tokens, "Friday", scope).text


def _send(client: FlaskClient, status: int, text: str = AFTER, **fields: str) -> Page:
    form: dict[str, Any] = {"register": "XX-TEST", "as_of": "2024-06-01", **fields}
    return page_of(client.post("/load", data={**form, "file": (io.BytesIO(text.encode()), "next.csv")}), status)


def test_a_dry_run_shows_the_difference_and_changes_nothing(client: FlaskClient) -> None:
    told = _send(client, 200, token=_token(client)).one("main").text
    assert "A dry run; nothing was changed" in told and "1 added" in told
    assert "Goods: phones → phones and tablets" in told
    assert len(client.application.extensions["ipregistry"].updates("XX-TEST")) == 1


def test_an_applied_file_is_a_new_version_under_the_tokens_name(client: FlaskClient) -> None:
    page = _send(client, 200, token=_token(client), do="apply")
    assert "Applied" in page.one("main").text
    assert "/updates/2" in {link.attributes["href"] for link in page.all("a")}
    assert client.application.extensions["ipregistry"].updates("XX-TEST")[0].loaded_by == "Friday"


def test_every_wrong_value_is_told_with_its_line(client: FlaskClient) -> None:
    page = _send(client, 409, WRONG, token=_token(client))
    assert page.one("ul", "errors").text == 'line 2, hs_codes: "64O3" is not 2, 4, 6, 8 or 10 digits'


@pytest.mark.parametrize(("token", "status"), [("", 403), ("ipr_no", 403)])
def test_without_a_good_token_nothing_is_read(client: FlaskClient, token: str, status: int) -> None:
    assert "nothing was changed" in _send(client, status, token=token, do="apply").one("main").text


def test_guards_are_overridden_by_an_admin_who_says_why(client: FlaskClient) -> None:
    shrunk = "entry_id,mark\ny,NADIR\n"
    assert "would remove 1 of 1" in _send(client, 409, shrunk, token=_token(client), do="apply").one("main").text
    forced = {"force": "1", "do": "apply"}
    _send(client, 403, shrunk, token=_token(client), reason="a new list", **forced)
    _send(client, 422, shrunk, token=_token(client, Scope.ADMIN), **forced)
    assert (
        "Applied"
        in _send(client, 200, shrunk, token=_token(client, Scope.ADMIN), reason="a new list", **forced).one("main").text
    )


@pytest.mark.parametrize("wrong", [{"as_of": "soon"}, {"mode": "half"}, {"as_of": "2999-01-01"}])
def test_options_that_cannot_be_used_are_refused(client: FlaskClient, wrong: dict[str, str]) -> None:
    _send(client, 422, token=_token(client), **wrong)


def test_a_form_without_a_file_is_refused(client: FlaskClient) -> None:
    sent = client.post("/load", data={"register": "XX-TEST", "token": _token(client)})
    assert "a file to load" in page_of(sent, 422).one("main").text


def test_the_token_is_in_no_answer_and_no_address(client: FlaskClient) -> None:
    token = _token(client)
    for do in ("dry_run", "apply"):
        sent = client.post(
            "/load",
            data={"register": "XX-TEST", "token": token, "do": do, "file": (io.BytesIO(AFTER.encode()), "next.csv")},
        )
        assert token not in sent.text and token not in str(sent.headers)


def test_a_token_in_the_address_is_none(client: FlaskClient) -> None:
    sent = client.post(
        f"/load?token={_token(client)}",
        data={"register": "XX-TEST", "file": (io.BytesIO(AFTER.encode()), "next.csv")},
    )
    page_of(sent, 403)


def test_an_update_is_taken_back_first_as_a_dry_run(client: FlaskClient) -> None:
    _send(client, 200, token=_token(client), do="apply")
    dry = client.post("/updates/1/revert", data={"token": _token(client)})
    assert "would remove 1 of 2" in page_of(dry).one("main").text
    forced = {"token": _token(client, Scope.ADMIN), "do": "apply", "force": "1", "reason": "the wrong file"}
    assert "now version 3" in page_of(client.post("/updates/1/revert", data=forced)).one("main").text
    page_of(client.post("/updates/99/revert", data={"token": _token(client)}), 409)


@pytest.fixture
def served(client: FlaskClient) -> Iterator[str]:
    with serving(client.application) as where:
        yield where


def _fill(page: Any, where: str, file: Path, token: str) -> None:
    page.goto(f"{where}/load")
    page.get_by_label("File (CSV").set_input_files(file)
    page.get_by_label("Token").fill(token)
    page.get_by_label("Data of").fill("2024-06-01")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_file_is_loaded_seen_on_the_register_page_and_taken_back(
    browser: Any, served: str, client: FlaskClient, tmp_path: Path, scripts: bool
) -> None:
    file, register = tmp_path / "next.csv", client.application.extensions["ipregistry"]
    file.write_text(AFTER, "utf-8")
    token = _token(client, Scope.ADMIN)
    context = browser.new_context(java_script_enabled=scripts, locale="en-GB")
    page = context.new_page()
    _fill(page, served, file, token)
    page.get_by_role("button", name="See what it would change").click()
    page.locator("#report .label", has_text="A dry run").wait_for()
    assert page.get_by_text("phones and tablets").is_visible()
    if scripts:  # the page has kept the file and the token
        assert page.url == f"{served}/load" and page.get_by_label("Token").input_value() == token
    else:
        _fill(page, served, file, token)
    page.get_by_role("button", name="Apply").click()
    page.locator("#report .label", has_text="Applied").wait_for()
    register.snapshots.refresh()
    page.locator("#report").get_by_role("link", name="XX-TEST").click()
    assert page.get_by_role("link", name="NADIR").is_visible()

    page.goto(f"{served}/updates/1")
    page.get_by_label("Token").fill(token)
    page.get_by_text("Do what looks like an accident").click()
    page.get_by_label("override the guards").check()
    page.get_by_label("Reason").fill("the file of another register")
    page.get_by_role("button", name="Apply").click()
    page.locator("#report .label", has_text="Applied").wait_for()
    register.snapshots.refresh()
    page.goto(f"{served}/registers/XX-TEST")
    assert page.get_by_text("taken back").is_visible()
    page.get_by_role("link", name="ACME").first.click()
    assert page.locator("dd", has_text="phones").first.inner_text() == "phones"
    context.close()
