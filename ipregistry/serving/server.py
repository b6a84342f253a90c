"""One worker's server: answers until it is told to stop, then ends what it began. Knows no other worker."""

from __future__ import annotations

import resource
import select
import signal
import socket
import time
from typing import Any

import waitress
from flask import Flask
from waitress import wasyncore

from ..config import Settings
from .reading import TimedChannel, with_bounds

THREADS = 4  # a check is all CPU; threads are for those that wait for the database
CONNECTIONS = 4_000  # open at once, idle or half sent; waitress's own 100 would be filled by any slow crowd
HEADERS = 16_384  # bytes of a request's head beside its address
LOOK_AGAIN = 2  # seconds between two looks for requests that come in too slowly
LAST_WORDS = 15.0  # seconds for what was begun when we were told to stop
LINGER = 0.3  # seconds for requests that were on their way


def serve_until_told(app: Flask, listening: socket.socket, settings: Settings) -> None:
    """Answer what comes in over the socket until SIGTERM, then answer what has come in, and return."""
    _allow_files(CONNECTIONS + 200)
    server = waitress.create_server(
        app,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        connection_limit=CONNECTIONS,
        asyncore_use_poll=True,
        cleanup_interval=LOOK_AGAIN,
        channel_timeout=2 * settings.receive_seconds,
        log_socket_errors=False,
        max_request_header_size=settings.max_url_bytes + HEADERS,
        max_request_body_size=settings.max_upload_bytes + 1,
    )
    with_bounds(server.adj, settings.max_body_bytes)
    server.channel_class = TimedChannel
    told = False

    def stop(*_: object) -> None:
        nonlocal told
        told = True
        server.pull_trigger()  # wakes the loop that waits for connections

    signal.signal(signal.SIGTERM, stop)
    look = 0.0
    while not told:
        _turn(server, 1.0)
        if time.monotonic() >= look:
            look = time.monotonic() + LOOK_AGAIN
            _close_late(server, settings.receive_seconds)
    _end(server)


def _turn(server: Any, seconds: float) -> None:
    """Read and write whatever is there to be, waiting for it so long."""
    wasyncore.loop(timeout=seconds, use_poll=True, map=server._map, count=1)


def _close_late(server: Any, seconds: float) -> None:
    for channel in list(server.active_channels.values()):
        if channel.is_late(seconds):
            channel.will_close = True


def _end(server: Any) -> None:
    """Take in who has connected already, then nobody; answer what has come in; close who is idle."""
    while select.select([server.socket], [], [], 0)[0]:
        server.handle_accept()
    server.accepting = False
    begun = time.monotonic()
    while (waited := time.monotonic() - begun) < LAST_WORDS:
        _turn(server, 0.05)
        if waited > LINGER and not any(each.is_busy() for each in list(server.active_channels.values())):
            break
    server.task_dispatcher.shutdown(timeout=1)
    wasyncore.close_all(server._map)


def _allow_files(wanted: int) -> None:
    """Let this process have so many files open, as far as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
