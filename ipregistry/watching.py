"""Looks for changes of the database from beside, so that no question ever waits for it.

A thread per worker asks for one integer four times a second, and opens what is new. It connects anew each time: over a
connection that was kept, a file of SQLite's that was moved away would still be read, and a PostgreSQL that hangs would
be waited for without end. It ends when the snapshots it looks after are gone. Knows no question.
"""

from __future__ import annotations

import logging
import threading
import time
import weakref
from collections.abc import Callable

from .errors import IpRegistryError
from .snapshots import Snapshots

LOOK_EVERY = 0.25  # seconds
TRY_AGAIN = 1.0  # seconds, while the database is away at the start

_log = logging.getLogger("ipregistry.watching")


def watch(snapshots: Snapshots, first: Callable[[], object]) -> threading.Thread:
    """Begin to look; `first` brings the database's schema up to date and is tried until it answers.

    While it does not, what was answered from last is.
    """
    snapshots.watched = True
    thread = threading.Thread(target=_watch, args=(weakref.ref(snapshots), first), name="ipregistry-watch", daemon=True)
    thread.start()
    return thread


def _watch(watched: weakref.ref[Snapshots], first: Callable[[], object]) -> None:
    while not _prepared(watched, first):
        time.sleep(TRY_AGAIN)
    del first  # it may hold what is watched
    while _looked(watched):
        time.sleep(LOOK_EVERY)


def _prepared(watched: weakref.ref[Snapshots], first: Callable[[], object]) -> bool:
    try:
        first()
        return True
    except IpRegistryError as error:
        snapshots = watched()
        if snapshots is None:
            return True
        if snapshots.database_up:
            kept = "answering from the last snapshot" if snapshots.open_last() else "there is nothing to answer from"
            _log.warning("the database does not answer at the start, %s: %s", kept, error)
        snapshots.database_up = False
        return False


def _looked(watched: weakref.ref[Snapshots]) -> bool:
    """Look once; whether there is still something to look after."""
    snapshots = watched()
    if snapshots is None:
        return False
    if snapshots.changed():
        snapshots.refresh_behind(apart=True)
    return True
