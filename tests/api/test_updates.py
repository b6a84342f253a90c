"""Loading over HTTP: the same rows as from the command line, who may, and every way to be refused."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ipregistry.app import create_app
from ipregistry.cli import cli
from ipregistry.clock import today
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register
from ipregistry.tokens import Scope, create_token, revoke_token

from ..conftest import settings_in
from ..loading.test_hostile_files import EVERY, Errors

FIRST = "entry_id,mark,hs_codes,valid_until\n" + "".join(f"x-{n},ACME{n},8517,2024-01-01\n" for n in range(20))
SECOND = FIRST.replace("x-1,ACME1,8517,2024-01-01", "x-1,ACME1,8517,2026-01-01") + "x-new,NADIR,6403,\n"


def application(directory: Path) -> Flask:
    """An application over a database of its own with one register, XX-TEST, at version 1."""
    register = Register(settings_in(directory / "data"))
    register.upgrade()
    register.add_register(CustomsRegister("XX-TEST", "Test register", "XX"))
    (directory / "first.csv").write_text(FIRST, "utf-8")
    register.load(directory / "first.csv", "XX-TEST", LoadOptions(as_of=date(2024, 1, 1)))
    return create_app(register.settings)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """One for each test that changes something."""
    return application(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """One for all the tests in which everything is refused."""
    return application(tmp_path_factory.mktemp("still"))


def register_of(app: Flask) -> Register:
    found: Register = app.extensions["ipregistry"]
    return found


Post = Callable[..., TestResponse]


def posting(app: Flask) -> Post:
    """POST /v1/updates?register=XX-TEST with a token of a scope."""
    tokens = {
        scope: create_token(register_of(app).repository.tokens, f"the {scope} one", scope).text for scope in Scope
    }

    def send(
        data: Any, scope: Scope = Scope.LOAD, path: str = "/v1/updates?register=XX-TEST", **options: Any
    ) -> TestResponse:
        options.setdefault("content_type", "text/csv")
        headers = {"Authorization": f"Bearer {tokens[scope]}", **options.pop("headers", {})}
        return app.test_client().post(path, data=data, headers=headers, **options)

    return send


@pytest.fixture
def post(app: Flask) -> Post:
    return posting(app)


@pytest.fixture(scope="module")
def refused(still: Flask) -> Post:
    """The same where nothing is changed."""
    return posting(still)


def test_file_as_the_body_is_applied_and_its_report_says_what_it_did(app: Flask, post: Post) -> None:
    response = post(SECOND, path="/v1/updates?register=XX-TEST&as_of=2024-02-01&file_name=second.csv")
    report = response.get_json()
    assert (response.status_code, response.headers["Location"]) == (201, "/v1/updates/2"), report
    assert {name: report[name] for name in ("added", "renewed", "unchanged", "removed")} == {
        "added": 1, "renewed": 1, "unchanged": 19, "removed": 0,
    }  # fmt: skip
    assert (report["file_name"], report["data_as_of"], report["version"]) == ("second.csv", "2024-02-01", 2)
    assert response.headers["Register-Version"] == "XX-TEST=2"
    assert register_of(app).repository.update(2).loaded_by == "the load one"
    told = app.test_client().get("/v1/updates/2").get_json()
    assert told == {name: report[name] for name in told} and "loaded_by" not in told


def test_file_as_a_form_gives_the_same_rows_as_the_body_and_as_the_command_line(
    app: Flask, post: Post, tmp_path: Path
) -> None:
    repository = register_of(app).repository
    form = {"file": (io.BytesIO(SECOND.encode()), "folder/second.csv")}
    assert post(form, content_type="multipart/form-data").get_json()["file_name"] == "second.csv"
    by_form = list(repository.rows("XX-TEST"))
    for number, load in enumerate((lambda: post(SECOND), lambda: _typed(tmp_path)), start=1):
        assert post("", path=f"/v1/updates/1/revert?dry_run=false&reason=again+{number}").status_code == 201
        load()
        assert list(repository.rows("XX-TEST")) == by_form
    assert len({update.sha256 for update in repository.updates() if update.mode == "full"}) == 2


def _typed(tmp_path: Path) -> None:
    file = tmp_path / "second.csv"
    file.write_text(SECOND, "utf-8")
    typed = ["load", str(file), "--register", "XX-TEST"]
    result = CliRunner().invoke(cli, typed, env={"IPREGISTRY_DATA_DIR": str(tmp_path / "data")})
    assert result.exit_code == 0, result.output


def test_report_over_http_is_the_report_of_the_command_line(post: Post, tmp_path: Path) -> None:
    file = tmp_path / "second.csv"
    file.write_text(SECOND, "utf-8")
    typed = ["load", str(file), "--register", "XX-TEST", "--dry-run", "--json"]
    result = CliRunner().invoke(cli, typed, env={"IPREGISTRY_DATA_DIR": str(tmp_path / "data")})
    response = post(SECOND, path="/v1/updates?register=XX-TEST&dry_run=true&file_name=second.csv")
    assert {**json.loads(result.stdout), "loaded_at": None} == {**response.get_json(), "loaded_at": None}


def test_dry_run_and_repeated_file_answer_200_and_change_nothing(app: Flask, post: Post) -> None:
    dry = post(SECOND, path="/v1/updates?register=XX-TEST&dry_run=true")
    assert (dry.status_code, dry.get_json()["version"], dry.get_json()["added"]) == (200, 0, 1)
    repeated = post(FIRST)
    assert (repeated.status_code, repeated.get_json()["version"], repeated.get_json()["repeated"]) == (200, 1, True)
    assert "Location" not in dry.headers and "Location" not in repeated.headers
    assert len(register_of(app).repository.updates()) == 1


def test_wrong_rows_are_told_with_line_column_and_value_and_nothing_is_loaded(app: Flask, post: Post) -> None:
    response = post(SECOND.replace("6403", "64O3"))
    problem = response.get_json()
    assert (response.status_code, response.content_type) == (422, "application/problem+json")
    assert problem["errors"][0] | {"message": ""} == {
        "line": 22, "column": "hs_codes", "value": "64O3", "code": problem["errors"][0]["code"], "message": "",
    }  # fmt: skip
    assert len(register_of(app).repository.updates()) == 1
    skipped = post(
        SECOND.replace("6403", "64O3"),
        path="/v1/updates?register=XX-TEST&skip_bad_rows=true&force=true&reason=x",
        scope=Scope.ADMIN,
    )
    assert (skipped.status_code, skipped.get_json()["rejected"]) == (201, 1)


def test_guard_refuses_with_409_and_is_overridden_only_by_an_admin_with_a_reason(app: Flask, post: Post) -> None:
    short = "entry_id,mark\nx-0,ACME0\n"
    refused = post(short)
    assert (refused.status_code, refused.get_json()["errors"][0]["code"]) == (409, "shrink")
    forced = "/v1/updates?register=XX-TEST&force=true"
    assert post(short, path=f"{forced}&reason=they+said+so").status_code == 403
    assert post(short, Scope.ADMIN, path=forced).status_code == 422
    done = post(short, Scope.ADMIN, path=f"{forced}&reason=they+said+so")
    assert (done.status_code, done.get_json()["overridden"]) == (201, ["shrink"])
    assert register_of(app).repository.update(2).reason == "they said so"


def test_another_update_that_is_running_answers_409_and_when_to_ask_again(app: Flask, post: Post) -> None:
    with register_of(app).repository._store.writing_alone():
        # The request has a connection of its own: the test client runs in this thread, so it asks from another.
        response = _in_another_thread(lambda: post(SECOND))
    assert (response.status_code, response.headers["Retry-After"]) == (409, "5")
    assert post(SECOND).status_code == 201


def _in_another_thread(ask: Callable[[], TestResponse]) -> TestResponse:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(ask).result()


def test_revert_over_http_makes_a_new_version(app: Flask, post: Post) -> None:
    post(SECOND)
    response = post("", path="/v1/updates/1/revert?reason=wrong+file")
    assert (response.status_code, response.headers["Location"]) == (201, "/v1/updates/3")
    assert len(list(register_of(app).repository.rows("XX-TEST"))) == 20
    assert post("", path="/v1/updates/3/revert").status_code == 200
    assert post("", path="/v1/updates/99/revert").status_code == 404


# --- who may ----------------------------------------------------------------------------------------------------------

GUARDED = ("/v1/updates?register=XX-TEST", "/v1/updates/1/revert", "/v1/updates", "/v1/updates?nonsense=1")
FORCED = ("/v1/updates?register=XX-TEST&force=true&reason=x", "/v1/updates/1/revert?force=true&reason=x")


@pytest.mark.parametrize("path", [*GUARDED, *FORCED])
@pytest.mark.parametrize(
    "shown", [None, "Bearer", "Bearer x", "Bearer ipr_000000000000_" + "a" * 43, "Basic YTpi", "ipr_x", "Bearer \xff"]
)
def test_without_a_good_token_every_change_is_refused_before_anything_else(
    still: Flask, path: str, shown: str | None
) -> None:
    headers = {"Authorization": shown} if shown else {}
    response = still.test_client().post(path, data="nonsense", content_type="image/png", headers=headers)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith('Bearer realm="ipregistry"')
    assert ("invalid_token" in response.headers["WWW-Authenticate"]) == (shown is not None)
    assert register_of(still).repository.versions() == {"XX-TEST": 1}


@pytest.mark.parametrize("path", [*GUARDED, *FORCED])
@pytest.mark.parametrize("scope", Scope)
def test_scope_decides_what_a_token_may_do(refused: Post, path: str, scope: Scope) -> None:
    needed = Scope.ADMIN if path in FORCED else Scope.LOAD
    allowed = list(Scope).index(scope) >= list(Scope).index(needed)
    response = refused("nonsense", scope, path=path)
    assert (response.status_code == 403) == (not allowed)
    if not allowed:
        assert f'scope="{needed if scope is Scope.LOAD else Scope.LOAD}"' in response.headers["WWW-Authenticate"]
        assert "insufficient_scope" in response.headers["WWW-Authenticate"]


def test_revoked_and_expired_tokens_are_refused_and_the_last_day_is_good(app: Flask) -> None:
    tokens = register_of(app).repository.tokens
    made = create_token(tokens, "me", Scope.LOAD, today())
    client = app.test_client()

    def status() -> int:
        headers = {"Authorization": f"Bearer {made.text}"}
        return client.post(
            "/v1/updates?register=XX-TEST", data=FIRST, content_type="text/csv", headers=headers
        ).status_code

    assert status() == 200
    revoke_token(tokens, made.row.id)
    assert status() == 401


def test_token_is_nowhere_in_the_database(app: Flask, tmp_path: Path) -> None:
    made = create_token(register_of(app).repository.tokens, "me", Scope.LOAD)
    secret = made.text.removeprefix(f"ipr_{made.row.id}_")
    kept = "\n".join(sqlite3.connect(tmp_path / "data" / "ipregistry.sqlite").iterdump())
    assert made.row.id in kept and secret not in kept and made.row.digest in kept


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("register=NOBODY", 404),
        ("", 422),
        ("register=XX-TEST&mode=fool", 422),
        ("register=XX-TEST&mode=revert", 422),
        ("register=XX-TEST&as_of=yesterday", 422),
        ("register=XX-TEST&format=pdf", 422),
        ("register=XX-TEST&encoding=klingon", 422),
        ("register=XX-TEST&encoding=%00", 422),
        ("register=XX-TEST&format=%00", 422),
        ("register=%00", 404),
        ("register=XX-TEST&reason=a%00b", 422),
        ("register=XX-TEST&reason=" + "a" * 501, 422),
        ("register=XX-TEST&dry_run=perhaps", 422),
        ("register=XX-TEST&nonsense=1", 422),
        ("register=XX-TEST&file_name=../../etc/passwd", 422),
        ("register=XX-TEST&file_name=.hidden", 422),
        ("register=XX-TEST&file_name=a%00b", 422),
        ("register=XX-TEST&file_name=" + "a" * 151, 422),
        ("register=XX-TEST&file_name=" + "я" * 76, 422),
    ],
)
def test_question_that_cannot_be_understood_is_a_problem(still: Flask, refused: Post, query: str, status: int) -> None:
    response = refused(SECOND, path=f"/v1/updates?{query}")
    assert (response.status_code, response.content_type) == (status, "application/problem+json")
    assert register_of(still).repository.versions() == {"XX-TEST": 1}


@pytest.mark.parametrize(
    "content_type", ["application/json", "image/png", "application/x-www-form-urlencoded", "text/html"]
)
def test_body_of_another_type_is_refused_with_the_types_there_are(refused: Post, content_type: str) -> None:
    response = refused(SECOND, content_type=content_type)
    assert response.status_code == 415 and "text/csv" in response.get_json()["detail"]


def test_compressed_body_is_refused(refused: Post) -> None:
    assert refused(SECOND, headers={"Content-Encoding": "gzip"}).status_code == 415


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"other": (io.BytesIO(b"x"), "x.csv")},
        {"file": "no file but a value"},
        {"file": (io.BytesIO(b"x"), "x.csv"), "mode": "full"},
        {"file": [(io.BytesIO(b"x"), "x.csv"), (io.BytesIO(b"y"), "y.csv")]},
    ],
)
def test_form_of_anything_but_one_file_is_refused(refused: Post, form: dict[str, Any]) -> None:
    assert refused(form, content_type="multipart/form-data").status_code == 400


def test_form_that_ends_too_early_is_refused(refused: Post) -> None:
    assert refused(b"--x\r\nContent-Disposition", content_type="multipart/form-data; boundary=x").status_code == 400
    assert refused(b"", content_type="multipart/form-data").status_code == 400


@pytest.mark.parametrize("body", [b"", b"\x00", b"\xff\xfe", b"PK\x03\x04broken", b"\n\n", b"{", b"entry_id,mark\n"])
def test_body_that_is_no_register_file_is_refused_and_changes_nothing(still: Flask, refused: Post, body: bytes) -> None:
    response = refused(body, content_type="application/octet-stream")
    assert response.status_code in (409, 422), response.get_json()
    assert register_of(still).repository.versions() == {"XX-TEST": 1}


@pytest.mark.parametrize(("content", "entries", "errors"), EVERY.values(), ids=EVERY)
def test_hostile_file_is_told_line_by_line_over_http_too(
    still: Flask, refused: Post, content: bytes, entries: int, errors: Errors
) -> None:
    response = refused(
        content,
        path="/v1/updates?register=XX-TEST&mode=delta&dry_run=true",
        content_type="application/octet-stream",
    )
    answer = response.get_json()
    if errors:
        assert response.status_code == 422
        assert [(each["line"], each["code"]) for each in answer["errors"]] == errors
    else:
        assert (response.status_code, answer["added"]) == (200, entries)
    assert register_of(still).repository.versions() == {"XX-TEST": 1}


@pytest.mark.parametrize("as_form", [False, True])
def test_file_larger_than_the_limit_is_refused_while_it_is_read(tmp_path: Path, as_form: bool) -> None:
    register = Register(settings_in(tmp_path / "data"))
    register.upgrade()
    register.add_register(CustomsRegister("XX-TEST", "Test register", "XX"))
    environ = {"IPREGISTRY_DATA_DIR": str(tmp_path / "data"), "IPREGISTRY_MAX_UPLOAD_BYTES": str(len(FIRST) + 400)}
    app = create_app(type(register.settings).from_env(environ))
    token = create_token(register.repository.tokens, "me", Scope.LOAD).text

    def status(text: str) -> int:
        data: Any = {"file": (io.BytesIO(text.encode()), "x.csv")} if as_form else text
        kind = "multipart/form-data" if as_form else "text/csv"
        headers = {"Authorization": f"Bearer {token}"}
        path = "/v1/updates?register=XX-TEST"
        return app.test_client().post(path, data=data, content_type=kind, headers=headers).status_code

    assert status(FIRST + "x" * 401) == 413
    assert status(FIRST) == 201


# --- looking back -----------------------------------------------------------------------------------------------------


def test_updates_are_listed_newest_first_page_by_page(app: Flask, post: Post) -> None:
    post(SECOND)
    post("", path="/v1/updates/1/revert")
    client: FlaskClient = app.test_client()
    page = client.get("/v1/updates?page_size=2").get_json()
    assert ([each["version"] for each in page["items"]], page["total"]) == ([3, 2], 3)
    assert [each["version"] for each in client.get("/v1/updates?page=2&page_size=2").get_json()["items"]] == [1]
    assert client.get("/v1/updates?register=XX-TEST").get_json()["total"] == 3
    assert client.get("/v1/updates?register=NOBODY").status_code == 404
    tag = client.get("/v1/updates").headers["ETag"]
    assert client.get("/v1/updates", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("number", ["0", "99", str(2**31), str(10**30)])
def test_update_that_never_was_is_not_found(still: Flask, number: str) -> None:
    assert still.test_client().get(f"/v1/updates/{number}").status_code == 404


@pytest.mark.parametrize("query", ["page=0", "page_size=101", "page_size=0", "page=x", "number=1"])
def test_pages_that_cannot_be_are_refused(still: Flask, query: str) -> None:
    assert still.test_client().get(f"/v1/updates?{query}").status_code == 422


def test_token_is_in_no_log_and_in_no_answer(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    made = create_token(register_of(app).repository.tokens, "me", Scope.READ)
    headers = {"Authorization": f"Bearer {made.text}"}
    with caplog.at_level("DEBUG"):
        answers = [
            app.test_client().post(path, data="x", content_type="text/csv", headers=headers).get_data(as_text=True)
            for path in (*GUARDED, *FORCED)
        ]
    assert made.text not in "".join(answers) + caplog.text
