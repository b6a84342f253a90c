"""A small bounded load over loopback: processes that each send requests one after the other, a connection each, as
gunicorn's sync workers ask for. Knows HTTP only as far as that.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import socket
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Load:
    """What became of a load: requests a second on the wall, and the CPU that the server spent on each, in µs."""

    per_second: float
    server_cpu_us: float

    @classmethod
    def median(cls, loads: Sequence[Load]) -> Load:
        return cls(median(each.per_second for each in loads), median(each.server_cpu_us for each in loads))


def post(path: str, values: Iterable[Any]) -> list[bytes]:
    """Requests that post each value as JSON."""
    bodies = [json.dumps(value).encode() for value in values]
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
    return [f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body for body in bodies]


def get(path: str, etag: str | None = None) -> bytes:
    """A request for what is at a path, unless it is what has this tag."""
    known = f"If-None-Match: {etag}\r\n" if etag else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{known}Connection: close\r\n\r\n".encode()


def send(
    pool: ProcessPoolExecutor,
    clients: int,
    port: int,
    requests: list[bytes],
    server: Sequence[int],
    expected: int = 200,
) -> Load:
    """Send the requests, shared out among the clients; raises RuntimeError where one is answered otherwise than
    expected.

    `server`: the ids of the server's processes.
    """
    before, started = sum(map(cpu_seconds, server)), time.perf_counter()
    shares = [requests[client::clients] for client in range(clients)]
    wrong = sum(pool.map(_send_all, [port] * clients, shares, [expected] * clients))
    seconds, cpu = time.perf_counter() - started, sum(map(cpu_seconds, server)) - before
    if wrong:
        raise RuntimeError(f"{wrong} of {len(requests)} requests were not answered with {expected}")
    return Load(len(requests) / seconds, cpu / len(requests) * 1e6)


def clients_pool(clients: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(clients, multiprocessing.get_context("spawn"))


def cpu_seconds(process: int) -> float:
    """User and system time of a process so far (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def children(process: int) -> list[int]:
    """The processes that a process started (Linux)."""
    return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()))


def status(port: int, request: bytes) -> int:
    """The status that a request is answered with."""
    return int(_answer(port, request).split(b" ", 2)[1])


def tag(port: int, request: bytes) -> str:
    """The ETag of what a request is answered with."""
    head = _answer(port, request).partition(b"\r\n\r\n")[0].decode("latin-1")
    return next(line.split(":", 1)[1].strip() for line in head.splitlines() if line.lower().startswith("etag:"))


def _answer(port: int, request: bytes) -> bytes:
    """The beginning of the answer, the head at least; all of it is received."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request)
        first = connection.recv(65536)
        while more := connection.recv(65536):
            first = first if b"\r\n\r\n" in first else first + more
    return first


def _send_all(port: int, requests: list[bytes], expected: int) -> int:
    return sum(status(port, request) != expected for request in requests)
