"""What a question costs over HTTP, beside the least that a request can cost on the same server:
`python -m benchmarks.http`.

A server serves the curated data (and the labelled descriptions' register, where it is at hand). Load is bounded: a
number of requests in rounds, the kinds in turn; the same descriptions come in every round, but in the rows that say
otherwise. Requests a second are told as they are on a machine whose clients use the same cores; the CPU that the server
spends on each is told beside them and is the steadier figure.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ipregistry.config import Settings
from ipregistry.register import Register
from ipregistry.seeding import seed

from .evaluation import DEFAULT, Evaluation
from .generated import texts
from .load import Load, children, clients_pool, post, send, status
from .machine import machine, save, show_machine, show_table
from .processes import apart
from .requests import Kind, kinds
from .screened import loaded
from .without_http import without_http

SERVERS = {
    "gunicorn sync": ["gunicorn", "--worker-class", "sync"],
    "gunicorn gthread": ["gunicorn", "--worker-class", "gthread", "--threads", "4"],
    "granian": ["granian", "--interface", "wsgi", "--blocking-threads", "4", "--no-access-log"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=3_000, help="of each kind in each round, at most")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--server", choices=[*SERVERS, "all"], default="gunicorn sync")
    parser.add_argument("--evaluation", type=Path, default=DEFAULT, help=f"the labelled descriptions ({DEFAULT})")
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    arguments = parser.parse_args()
    try:
        import granian  # noqa: F401 - the servers are started by their commands
        import gunicorn  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        print("nothing measured: gunicorn or granian is not installed (the extra `benchmark`)")
        return
    result = {**measure(arguments), "machine": machine("gunicorn", "granian")}
    show(result)
    save(arguments.json, result)


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """The medians of the rounds of each kind, on each server asked for; and what is left without HTTP."""
    evaluation = Evaluation(arguments.evaluation)
    asked = _descriptions(evaluation, arguments.requests)
    servers = list(SERVERS) if arguments.server == "all" else [arguments.server]
    with tempfile.TemporaryDirectory(prefix="ipregistry-http-") as room:
        register = prepare(evaluation, Path(room))
        current = register.snapshots.refresh()
        ids = [current.entries.entry_id(row) for row in range(min(len(asked), sum(current.counts.values())))]
        return {
            "entries": sum(current.counts.values()), "workers": arguments.workers, "clients": arguments.clients,
            "descriptions": len(asked), "rounds": arguments.rounds,
            "without HTTP": apart(without_http, current.directory, asked),
            "servers": {name: _measured(arguments, name, Path(room) / "data", asked, ids) for name in servers},
        }  # fmt: skip


def _descriptions(evaluation: Evaluation, most: int) -> list[str]:
    """Different ones."""
    known = texts(evaluation, 1_000, most) if evaluation.missing else [str(case["text"]) for case in evaluation.cases()]
    return list(dict.fromkeys(known))[:most]


def _measured(
    arguments: argparse.Namespace, name: str, data: Path, asked: list[str], ids: list[str]
) -> dict[str, dict[str, float]]:
    with (
        served(data, arguments.workers, SERVERS[name]) as (port, server),
        clients_pool(arguments.clients) as pool,
    ):
        every = kinds(port, asked, ids)
        rounds: dict[str, list[Load]] = {kind.name: [] for kind in every}
        for turn in range(1 + arguments.rounds):  # the first warms up
            for kind in every:
                requests = kind.requests(turn)
                rounds[kind.name].append(send(pool, arguments.clients, port, requests, server, kind.expected))
    return {kind.name: _told(kind, rounds, {each.name: each for each in every}) for kind in every}


def _told(kind: Kind, rounds: dict[str, list[Load]], every: dict[str, Kind]) -> dict[str, float]:
    """Medians, for each question that a request puts; and their ratios to the least request of the same method."""
    own, least = Load.median(rounds[kind.name][1:]), Load.median(rounds[kind.least][1:])
    return {
        "a second": own.per_second * kind.questions,
        "server CPU µs": own.server_cpu_us / kind.questions,
        "÷ least": own.per_second * kind.questions / least.per_second,
        "÷ least, in CPU": least.server_cpu_us / own.server_cpu_us * kind.questions,
    }


def prepare(evaluation: Evaluation, room: Path) -> Register:
    """What is served, loaded."""
    if not evaluation.missing:
        return loaded(evaluation, room, seeded=True)
    register = Register(Settings.from_env({"IPREGISTRY_DATA_DIR": str(room / "data")}))
    register.upgrade()
    list(seed(register))
    return register


@contextmanager
def served(data: Path, workers: int, command: list[str] = SERVERS["gunicorn sync"]) -> Iterator[tuple[int, list[int]]]:
    """(port, ids of the server's processes) of a server whose every worker is ready."""
    port = _free_port()
    bound = ["--bind", f"127.0.0.1:{port}"] if command[0] == "gunicorn" else ["--port", str(port)]
    server = subprocess.Popen(
        [sys.executable, "-m", *command, "--workers", str(workers), *bound, "--log-level", "warning",
         "benchmarks.http_app:app"],
        cwd=Path(__file__).resolve().parent.parent,
        env={**os.environ, "IPREGISTRY_DATA_DIR": str(data)},
    )  # fmt: skip
    try:
        _wait_until_ready(port, server)
        yield port, children(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_until_ready(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until 50 questions in a row were answered well: by every worker, as good as surely."""
    [ready] = post("/v1/checks", [{"description": "phone"}])
    well, until = 0, time.monotonic() + 120
    while well < 50:
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError("the server did not come up")
        try:
            well = well + 1 if status(port, ready) == 200 else 0
        except OSError:
            well = 0
        if not well:
            time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def show(result: dict[str, Any]) -> None:
    for name, figures in result["servers"].items():
        title = (
            f"{name}: {result['entries']:,} entries, {result['workers']} workers, {result['clients']} clients, "
            f"{result['rounds']} rounds, {result['descriptions']:,} descriptions"
        )
        head = ("", *next(iter(figures.values())))
        show_table(title, head, [(kind, *of_kind.values()) for kind, of_kind in figures.items()])
    alone = result["without HTTP"]
    first = next(iter(result["servers"].values()))
    batch = next(each["server CPU µs"] for kind, each in first.items() if "batch" in kind)
    rows = [(name, cpu, batch / cpu) for name, cpu in alone.items()]
    show_table("without HTTP, a description", ("", "CPU µs", "batch ÷ this"), rows)
    print()
    show_machine(result["machine"])


if __name__ == "__main__":
    main()
