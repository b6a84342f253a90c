"""A disk that is full, a database that may not be written, a clock that is set back: used by `benchmarks.kills`.

Each hinders one load, which must be refused in our words and leave the version that was; then, the hindrance gone, the
next load must succeed with nothing done by hand.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ipregistry.storage.failures import DatabaseFailed

from .loaders import OK, Tally, Yard, ended, load

NOBODY = 65534
_FILE = 65_536
# A file of PostgreSQL's log is never longer, and no table of a small load is.
_LOG_FILE = 16 * 1024 * 1024
_TOO_MANY_ROWS = 60_000


def fill_disk(yard: Yard) -> str:
    """A disk with no room for the new version; then one with room again."""
    if not yard.on_postgresql:
        return _refused_then_loaded(yard, yard.file(), within=partial(_limit_files, _FILE))
    path = yard.file(_TOO_MANY_ROWS)
    return _refused_then_loaded(
        yard, path, partial(_limit_server, yard, _LOG_FILE), partial(_limit_server, yard, resource.RLIM_INFINITY)
    )


def _limit_files(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _limit_server(yard: Yard, size: int) -> None:
    """What the server's processes from now on may write into one file; only its own user may say so."""
    server = int(yard.ask("SELECT pg_read_file('postmaster.pid')").split()[0])
    owner = Path(f"/proc/{server}").stat()

    def limit() -> None:
        if os.getuid() == 0:
            os.setgid(owner.st_gid)
            os.setuid(owner.st_uid)
        resource.prlimit(server, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    assert ended(yard.start(limit)) == OK, "the server cannot be limited"


def forbid_writing(yard: Yard) -> str:
    """A directory in which this user may not write, a server that lets nobody; then one in which they may."""
    if yard.on_postgresql:
        to = f"ALTER DATABASE {yard.ask('SELECT quote_ident(current_database())')} SET default_transaction_read_only ="
        return _refused_then_loaded(
            yard,
            yard.file(),
            lambda: yard.do(f"{to} on"),
            lambda: yard.do("SET default_transaction_read_only = off", f"{to} off"),
        )
    for path in (yard.folder, *yard.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    data = yard.settings.data_dir
    if os.getuid() == 0:
        return _refused_then_loaded(yard, yard.file(), within=lambda: os.setuid(NOBODY))
    return _refused_then_loaded(yard, yard.file(), lambda: data.chmod(0o555), lambda: data.chmod(0o755))


def _nothing() -> None:
    pass


def _refused_then_loaded(
    yard: Yard,
    path: Path,
    hinder: Callable[[], None] = _nothing,
    free: Callable[[], None] = _nothing,
    within: Callable[[], None] = _nothing,
) -> str:
    before = yard.left()

    def hindered() -> None:
        within()
        try:
            load(yard.register(), path)
        except (DatabaseFailed, OSError):
            return
        raise AssertionError("the load succeeded")

    hinder()
    try:
        refused = ended(yard.start(hindered)) == OK
    finally:
        free()
    kept = yard.left() == before
    yard.next_load(tally := Tally())
    verdict = refused and kept and not tally.next_failed
    return "refused clean, old version kept, next load succeeds" if verdict else f"FAILED ({refused=}, {kept=})"


def set_clock_back(yard: Yard) -> str:
    """The last update says that it was made in 2036, as it does when a wrong clock is set right."""
    repository = yard.register().repository
    last = repository.updates(limit=1)[0].number
    yard.do(f"UPDATE register_update SET loaded_at = '2036-01-01 00:00:00' WHERE number = {last}")
    load(yard.register(), path := yard.file())
    yard.last = path
    newest = repository.updates(limit=1)[0]
    ordered = newest.number == last + 1 and newest.loaded_at.year < 2036 and yard.left() == {path.name}
    return "versions follow one another by number" if ordered else "FAILED"
