"""Applications over a small register, each with settings of its own, and tokens of every kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from ipregistry import clock
from ipregistry.app import create_app
from ipregistry.register import Register
from ipregistry.tokens import Scope, create_token, revoke_token
from tests.conftest import small_register_in

Knock = Callable[..., FlaskClient]


@pytest.fixture(scope="session")
def one_register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return small_register_in(tmp_path_factory.mktemp("protected"), "entry_id,mark\nx,ACME\n")


@pytest.fixture
def knock(one_register: Register) -> Knock:
    """A client of an application with these settings."""

    def over(**settings: object) -> FlaskClient:
        app = create_app(replace(one_register.settings, **settings))  # type: ignore[arg-type]
        app.extensions["ipregistry"].snapshots.refresh()
        return app.test_client()

    return over


@pytest.fixture(scope="session")
def tokens(one_register: Register) -> dict[str, str | None]:
    """One of every kind, by what it is."""
    table = one_register.repository.tokens
    made: dict[str, str | None] = {"none": None, "rubbish": "ipr_0123456789ab_" + "x" * 43, "empty": ""}
    for scope in Scope:
        made[scope] = create_token(table, scope, scope).text
    revoked = create_token(table, "revoked", Scope.ADMIN)
    revoke_token(table, revoked.row.id)
    late = create_token(table, "expired", Scope.ADMIN, clock.today())
    with one_register.repository as repository:
        yesterday = clock.today() - timedelta(1)
        repository._store.execute("UPDATE token SET expires_on = ? WHERE id = ?", str(yesterday), late.row.id)
    other = create_token(table, "shortened", Scope.ADMIN).text
    return {**made, "revoked": revoked.text, "expired": late.text, "shortened": other[:-1]}


def shown(token: str | None) -> dict[str, str]:
    return {} if token is None else {"Authorization": f"Bearer {token}"}
