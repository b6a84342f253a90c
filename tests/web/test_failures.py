"""What goes wrong outside /v1 is told as a page; under /v1 it never is."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ipregistry.web import html_error
from tests.web.markup import page_of


def test_an_unknown_address_is_a_page_with_a_search_box(client: FlaskClient) -> None:
    response = client.get("/nowhere/<script>")
    page = page_of(response, 404)
    assert page.field("q") and "Content-Security-Policy" in response.headers


def test_a_wrong_method_says_which_are_allowed(client: FlaskClient) -> None:
    response = client.post("/docs")
    page_of(response, 405)
    assert "GET" in response.headers["Allow"]


def test_an_unknown_address_of_the_api_is_no_page(client: FlaskClient) -> None:
    assert client.get("/v1/nowhere").mimetype == "application/problem+json"


def test_what_nobody_foresaw_is_logged_and_told_without_its_words(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with app.test_request_context("/"):
        response = html_error(ZeroDivisionError("secret"))
    assert response.status_code == 500 and "secret" not in response.get_data(as_text=True)
    assert "secret" in caplog.text
