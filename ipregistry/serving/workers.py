"""Worker processes: started by forking, started again when one dies, ended together. Knows no server.

All of them listen on one socket that their parent holds, so that who has connected is answered by another worker when
one dies. A worker ends by itself when its parent is gone.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable

BACKLOG = 1024  # connections that wait to be taken in
SHORTEST_LIFE = 2.0  # seconds; a worker that lived shorter is started again only after a pause
LONGEST_PAUSE = 10.0
PATIENCE = 20.0  # seconds until a worker that was told to end is killed
_HEARD = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT}

_log = logging.getLogger("ipregistry.serving")


def reserve(host: str, port: int) -> socket.socket:
    """A socket that is bound there, for `listen(BACKLOG)` once there is somebody to answer; raises OSError where
    another listens."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except OSError:
        bound.close()
        raise
    return bound


class Workers:
    """So many processes that do the same work, which ends when it is told by SIGTERM."""

    def __init__(self, number: int, work: Callable[[], None]) -> None:
        self._work = work
        self._living: dict[int, float] = {}  # when each process was started
        self._wanted = number
        self._pause = 0.0
        self._parent_lives, self._held_by_parent = os.pipe()

    def run(self) -> None:
        """Keep the workers alive until SIGTERM or Ctrl+C; then let them end what they began."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)
        gc.collect()
        gc.freeze()  # a collector that writes into shared pages makes every worker copy them
        try:
            while self._keep_alive():
                pass
            self._end()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _keep_alive(self) -> bool:
        """Start who is missing and wait for a signal; whether to go on."""
        while len(self._living) < self._wanted:
            self._start()
        if signal.sigwait(_HEARD) != signal.SIGCHLD:
            return False
        for pid, status in self._dead():
            lived = time.monotonic() - self._living.pop(pid)
            _log.warning("worker %d ended (%s); another is started", pid, _how(status))
            self._pause = min(LONGEST_PAUSE, self._pause * 2 or 0.5) if lived < SHORTEST_LIFE else 0.0
        return not (self._pause and signal.sigtimedwait(_HEARD - {signal.SIGCHLD}, self._pause))

    def _start(self) -> None:
        pid = os.fork()
        if pid:
            self._living[pid] = time.monotonic()
            return
        code = 1
        try:
            os.close(self._held_by_parent)
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal tells all of a group; the parent tells us
            signal.signal(signal.SIGTERM, lambda *_: os._exit(0))  # until the work has its own way of ending
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEARD)
            threading.Thread(target=self._end_without_parent, name="ipregistry-parent", daemon=True).start()
            self._work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _end_without_parent(self) -> None:
        os.read(self._parent_lives, 1)  # nobody ever writes: it ends when the parent does
        os.kill(os.getpid(), signal.SIGTERM)

    def _dead(self) -> list[tuple[int, int]]:
        """(process, status) of the workers that have died and were not looked at yet."""
        found = []
        for pid in list(self._living):
            gone, status = os.waitpid(pid, os.WNOHANG)
            if gone:
                found.append((gone, status))
        return found

    def _end(self) -> None:
        for pid in self._living:
            os.kill(pid, signal.SIGTERM)
        until = time.monotonic() + PATIENCE
        while self._living:
            for pid, _ in self._dead():
                del self._living[pid]
            left = until - time.monotonic()
            if self._living and left <= 0:
                for pid in self._living:
                    os.kill(pid, signal.SIGKILL)
                until = time.monotonic() + PATIENCE
            elif self._living:
                signal.sigtimedwait({signal.SIGCHLD}, min(left, 0.5))


def _how(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit {code}"
