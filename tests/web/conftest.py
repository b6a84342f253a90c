"""What the tests of pages stand on: an application over a few rows of their own, the curated data, a browser.

Browser tests need the package playwright and Debian's chromium; without one of them they are skipped, and say so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from ipregistry.app import create_app
from tests.web.browsing import ARGUMENTS, CHROMIUM, Visit

ClientOver = Callable[..., FlaskClient]


@pytest.fixture
def client_over(small_register: Callable[..., object]) -> ClientOver:
    """A client of an application over CSV rows: `client_over("entry_id,mark\\nx,ACME\\n", code="XX-TEST")`."""

    def serve(text: str, **options: object) -> FlaskClient:
        register = small_register(text, **options)
        app = create_app(register.settings)  # type: ignore[attr-defined]
        app.extensions["ipregistry"].snapshots.refresh()
        return app.test_client()

    return serve


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Where an application is served, on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def address(app: Flask) -> Iterator[str]:
    """Where the curated data is served."""
    with serving(app) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A page; at the end it must have asked nothing of any other host and have complained of nothing."""
    context = browser.new_context(base_url=address, **{"locale": "en-GB", **getattr(request, "param", {})})
    visit = Visit(context.new_page())
    yield visit
    context.close()
    assert visit.requests
    assert visit.left_the_host(address) == []
    assert visit.complaints == []
