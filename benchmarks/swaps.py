"""New versions under load: `python -m benchmarks.swaps --database sqlite|postgresql|both --seconds 60`.

`ipregistry serve` with two workers answers checks and lookups over connections of their own while a loader process
applies an update a second. Every row of a version carries its number, so an answer shows which version its rows are of:
it must be the one that the answer states. Counted are failed requests, answers whose rows are of another version, and
how long after a load's end it was first answered from; p99 is told for a time at rest and for the time of the loads.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ipregistry.config import Settings
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register

from .kills import database
from .machine import machine, save, show_machine, show_table
from .processes import percentile
from .service import serving

CODE = "XX-SWAPS"
CLIENTS = 4


@dataclass
class Seen:
    """What one client saw."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    mixed: int = 0
    first_seen: dict[int, float] = field(default_factory=dict)  # version -> when it was first answered from

    def ask(self, connection: http.client.HTTPConnection, number: int) -> None:
        """One lookup or check, whose rows must be of the version that it states."""
        begun = time.perf_counter()
        try:
            answer, stated = _answer(connection, number)
        except (OSError, http.client.HTTPException, ValueError):
            connection.close()
            self.failed += 1
            return
        self.seconds.append(time.perf_counter() - begun)
        self.first_seen.setdefault(stated, time.monotonic())
        self.mixed += not answer or any(version != stated for version in answer)


def _answer(connection: http.client.HTTPConnection, number: int) -> tuple[list[int], int]:
    """(the versions that the rows are of, the version stated)."""
    if number % 2:
        connection.request("GET", f"/v1/entries?register={CODE}&page_size=100&on=2024-06-01")
    else:
        body = json.dumps({"description": "QUOKKA phone", "registers": [CODE], "on": "2024-06-01"})
        connection.request("POST", "/v1/checks", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    found: dict[str, Any] = json.loads(response.read())
    if response.status != 200:
        raise ValueError(response.status)
    if number % 2:
        rows = [each["right_holder"]["name"] for each in found["items"]]
        stated = response.headers["Register-Version"].split(f"{CODE}=")[1].split(",")[0]
        return [int(row.rsplit(" ", 1)[1]) for row in rows], int(stated)
    rows = [each["entry"]["right_holder"]["name"] for each in found["matches"]]
    return [int(row.rsplit(" ", 1)[1]) for row in rows], int(found["versions"][0]["version"])


@dataclass(frozen=True)
class Loaded:
    """One load: its version, when it had ended, index and all, and what it took in seconds, on the wall and of CPU."""

    version: int
    ended: float
    wall: float
    cpu: float


def load_versions(settings: Settings, rows: int, first: int, many: int) -> list[Loaded]:
    """Apply a version a second, each with its own number in every row; for a process of its own."""
    register = Register(settings)
    register.upgrade()
    register.add_register(CustomsRegister(CODE, "A register that changes", "XX"))
    register.snapshots.refresh()
    path, begun = settings.data_dir / "next.csv", time.monotonic()
    loaded = []
    for number in range(first, first + many):
        loaded.append(_load(register, path, number, rows))
        time.sleep(max(0.0, begun + number + 1 - first - time.monotonic()))
    return loaded


def _load(register: Register, path: Path, number: int, rows: int) -> Loaded:
    lines = [f"q-{row},{'QUOKKA' if row < 50 else f'QUOKKA{row}'},Holder {number},8517,2024-01-01"
             for row in range(rows)]  # fmt: skip
    path.write_text("entry_id,mark,right_holder,hs_codes,date_of_inclusion\n" + "\n".join(lines), "utf-8")
    wall, cpu = time.monotonic(), time.process_time()
    outcome = register.load(path, CODE, LoadOptions(as_of=date(2024, 1, 1)))
    assert outcome.update.number == number, outcome
    register.snapshots.refresh()
    ended = time.monotonic()
    return Loaded(number, ended, ended - wall, time.process_time() - cpu)


def client(port: int, stop: threading.Event, seen: Seen) -> None:
    number = 0
    while not stop.is_set():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for _ in range(20):  # a new connection now and then, so that every client meets every worker
            seen.ask(connection, number := number + 1)
        connection.close()


def under_load(port: int, work: Any) -> Seen:
    """What all clients saw while the work was done."""
    stop, all_seen = threading.Event(), [Seen() for _ in range(CLIENTS)]
    threads = [threading.Thread(target=client, args=(port, stop, seen)) for seen in all_seen]
    for thread in threads:
        thread.start()
    try:
        work()
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    whole = Seen()
    for seen in all_seen:
        whole.seconds += seen.seconds
        whole.failed, whole.mixed = whole.failed + seen.failed, whole.mixed + seen.mixed
        for version, at in seen.first_seen.items():
            whole.first_seen[version] = min(at, whole.first_seen.get(version, at))
    whole.seconds.sort()
    return whole


def measure(kind: str, seconds: int, rows: int) -> dict[str, Any]:
    with (
        tempfile.TemporaryDirectory(prefix="ipregistry-swaps-") as folder,
        database(kind, Path(folder)) as url,
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool,
    ):
        (Path(folder) / "data").mkdir()
        settings = Settings.from_env({"IPREGISTRY_DATA_DIR": f"{folder}/data", "IPREGISTRY_DATABASE_URL": url})
        pool.submit(load_versions, settings, rows, 1, 1).result()
        with serving(settings, Path(folder) / "log") as (port, _):
            rest = under_load(port, lambda: time.sleep(min(seconds, 20)))
            loaded: list[Loaded] = []

            def loads() -> None:
                loaded.extend(pool.submit(load_versions, settings, rows, 2, seconds).result())
                time.sleep(2)

            swapping = under_load(port, loads)
        late = sorted(swapping.first_seen[each.version] - each.ended for each in loaded
                      if each.version in swapping.first_seen)  # fmt: skip
        return {
            "database": kind,
            "rows": rows,
            "loads": len(loaded),
            "a load with its index, s": percentile(sorted(each.wall for each in loaded), 0.5),
            "its CPU, s": percentile(sorted(each.cpu for each in loaded), 0.5),
            "answers": len(swapping.seconds),
            "failed": swapping.failed + rest.failed,
            "of another version": swapping.mixed + rest.mixed,
            "versions seen": len(swapping.first_seen),
            "seen after, s, p50": percentile(late, 0.5),
            "seen after, s, most": late[-1],
            "p99 at rest, ms": percentile(rest.seconds, 0.99) * 1000,
            "p99 while loading, ms": percentile(swapping.seconds, 0.99) * 1000,
            "times that at rest": percentile(swapping.seconds, 0.99) / percentile(rest.seconds, 0.99),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--seconds", type=int, default=60, help="so many loads, one a second")
    parser.add_argument("--rows", type=int, default=100)
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    given = parser.parse_args()
    kinds = ("sqlite", "postgresql") if given.database == "both" else (given.database,)
    found = [measure(kind, given.seconds, given.rows) for kind in kinds]
    names = [name for name in found[0] if name != "database"]
    show_table(
        "an update a second, 2 workers", ("", *kinds), [(name, *(each[name] for each in found)) for name in names]
    )
    result = {"swaps": found, "machine": machine("waitress", "psycopg")}
    show_machine(result["machine"])
    save(given.json, result)
    if any(each["failed"] or each["of another version"] for each in found):
        sys.exit("FAILED")


if __name__ == "__main__":
    main()
