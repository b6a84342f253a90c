"""What the tests of pages stand on: an application over a few rows of their own, and visits with a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from ipregistry.app import create_app
from tests.web.browsing import Visit

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
