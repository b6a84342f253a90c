"""What a check costs over HTTP, beside the least that a POST can cost on the same server: `python -m benchmarks.http`.

gunicorn with sync workers serves the curated data (and the labelled descriptions' register, where it is at hand). Load
is bounded: a number of requests in rounds, the two kinds in turn. Requests a second are told as they are on a machine
whose clients use the same cores; the CPU that the server spends on a request is told beside them and is the steadier
figure.
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
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from ipregistry.config import Settings
from ipregistry.register import Register
from ipregistry.seeding import seed

from .evaluation import DEFAULT, Evaluation
from .generated import texts
from .load import Load, children, clients_pool, post, send, status
from .machine import machine, save, show_machine, show_table
from .screened import loaded

PATHS = {"trivial POST": "/trivial", "POST /v1/checks": "/v1/checks"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=4_000, help="of each kind in each round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--evaluation", type=Path, default=DEFAULT, help=f"the labelled descriptions ({DEFAULT})")
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    arguments = parser.parse_args()
    try:
        import gunicorn  # type: ignore[import-untyped]  # noqa: F401 - the server is started by its command
    except ImportError:
        print("nothing measured: gunicorn is not installed (the extra `benchmark`)")
        return
    result = {**measure(arguments), "machine": machine("gunicorn")}
    show(result)
    save(arguments.json, result)


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """The median of the rounds of each kind."""
    evaluation = Evaluation(arguments.evaluation)
    asked = list(islice(cycle(texts(evaluation, 1_000, 2_000)), arguments.requests))
    requests = {name: post(path, asked) for name, path in PATHS.items()}
    rounds: dict[str, list[Load]] = {name: [] for name in PATHS}
    with tempfile.TemporaryDirectory(prefix="ipregistry-http-") as room:
        entries = prepare(evaluation, Path(room))
        with (
            served(Path(room) / "data", arguments.workers) as (port, server),
            clients_pool(arguments.clients) as pool,
        ):
            for _ in range(1 + arguments.rounds):
                for name, of_kind in requests.items():
                    rounds[name].append(send(pool, arguments.clients, port, of_kind, server))
    return {"entries": entries, "workers": arguments.workers, "clients": arguments.clients,
            "requests": arguments.requests, "rounds": arguments.rounds,
            "loads": {name: _medians(loads[1:]) for name, loads in rounds.items()}}  # fmt: skip


def prepare(evaluation: Evaluation, room: Path) -> int:
    """Load what is served; how many entries it has."""
    if evaluation.missing:
        register = Register(Settings.from_env({"IPREGISTRY_DATA_DIR": str(room / "data")}))
        register.upgrade()
        list(seed(register))
    else:
        register = loaded(evaluation, room, seeded=True)
    return sum(register.snapshots.refresh().counts.values())


@contextmanager
def served(data: Path, workers: int) -> Iterator[tuple[int, list[int]]]:
    """(port, ids of the worker processes) of a server whose every worker is ready."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", str(workers), "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        [*command, "--log-level", "warning", "benchmarks.http_app:app"],
        cwd=Path(__file__).resolve().parent.parent,
        env={**os.environ, "IPREGISTRY_DATA_DIR": str(data)},
    )
    try:
        _wait_until_ready(port, server)
        yield port, children(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_until_ready(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until 50 questions in a row were answered well: by every worker, as good as surely."""
    [ready] = post("/v1/checks", ["phone"])
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


def _medians(loads: list[Load]) -> dict[str, float]:
    return {
        "requests/s": median(each.per_second for each in loads),
        "server CPU µs": median(each.server_cpu_us for each in loads),
    }


def show(result: dict[str, Any]) -> None:
    trivial, check = (result["loads"][name] for name in PATHS)
    rows = [(name, *figures.values()) for name, figures in result["loads"].items()]
    ratios = (check["requests/s"] / trivial["requests/s"], trivial["server CPU µs"] / check["server CPU µs"])
    title = (
        f"{result['entries']:,} entries, {result['workers']} workers, {result['clients']} clients, "
        f"{result['rounds']} rounds of {result['requests']:,}"
    )
    show_table(title, ("", *check), [*rows, ("check ÷ trivial, in speed", *ratios)])
    print()
    show_machine(result["machine"])


if __name__ == "__main__":
    main()
