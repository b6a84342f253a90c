"""What the tests of pages stand on: an application over a few rows of their own, beside the curated data."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from ipregistry.app import create_app

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
