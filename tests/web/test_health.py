"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ipregistry.config import Settings
from ipregistry.register import Register
from ipregistry.web import html_error, pages
from tests.web.markup import page_of


@pytest.fixture
def unready(tmp_path: Path) -> FlaskClient:
    """Our pages over a register that has no snapshot yet."""
    app = Flask("unready")
    app.extensions["ipregistry"] = Register(Settings.from_env({"IPREGISTRY_DATA_DIR": str(tmp_path)}))
    app.register_blueprint(pages)
    app.register_error_handler(Exception, html_error)
    return app.test_client()


def test_a_process_with_a_snapshot_lives_and_is_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ready", "database": "up", "index": "current"}


def test_a_process_without_a_snapshot_lives_and_is_not_ready(unready: FlaskClient) -> None:
    assert unready.get("/healthz").status_code == 200
    response = unready.get("/readyz")
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert response.json is not None and response.json["status"] == 503
    assert response.headers["Retry-After"] == "5"


def test_a_question_before_there_is_a_snapshot_is_told_to_come_again(unready: FlaskClient) -> None:
    response = unready.get("/?q=XIAOMI")
    page = page_of(response, 503)
    assert "Try again" in page.one("p", "lead").text and response.headers["Retry-After"] == "5"


def test_health_needs_no_database(client_over: Callable[..., FlaskClient], tmp_path: Path) -> None:
    client = client_over("entry_id,mark\nx,ACME\n")
    for left in (tmp_path / "data").glob("*.sqlite*"):
        left.unlink()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
