"""A small bounded load over loopback: processes that each send requests one after the other, a connection each, as
gunicorn's sync workers ask for. Knows HTTP only as far as that.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import socket
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Load:
    """What became of a load: requests a second on the wall, and the CPU that the server spent on each, in µs."""

    per_second: float
    server_cpu_us: float


def post(path: str, descriptions: Sequence[str]) -> list[bytes]:
    """Requests that post each description."""
    bodies = [json.dumps({"description": description}).encode() for description in descriptions]
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
    return [f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body for body in bodies]


def send(pool: ProcessPoolExecutor, clients: int, port: int, requests: list[bytes], server: Sequence[int]) -> Load:
    """Send the requests, shared out among the clients; raises RuntimeError where one is not answered with 200.

    `server`: the ids of the server's processes.
    """
    before, started = sum(map(cpu_seconds, server)), time.perf_counter()
    shares = [requests[client::clients] for client in range(clients)]
    wrong = sum(pool.map(_send_all, [port] * clients, shares))
    seconds, cpu = time.perf_counter() - started, sum(map(cpu_seconds, server)) - before
    if wrong:
        raise RuntimeError(f"{wrong} of {len(requests)} requests were not answered with 200")
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
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        first = connection.recv(65536)
        while connection.recv(65536):
            pass
    return int(first.split(b" ", 2)[1])


def _send_all(port: int, requests: list[bytes]) -> int:
    return sum(status(port, request) != 200 for request in requests)
