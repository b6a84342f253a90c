"""What is done to a running service, and what it costs: `python -m benchmarks.faults --database sqlite|postgresql`.

`ipregistry serve` with two workers answers lookups and checks whose answers are known while workers are killed, the
database is taken away, the disk is full, the data directory may not be written, or hundreds of clients send slowly.
Counted are answers that are wrong, and requests that got none. `--only NAME` does one of them; load is bounded and
stays on this machine.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ipregistry.config import Settings
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register
from ipregistry.tokens import Scope, create_token

from .kills import database
from .machine import machine, save, show_machine, show_table
from .processes import percentile
from .service import serving, workers_of

CODE = "XX-FAULTS"
CLIENTS = 4
SHEET = "entry_id,mark,right_holder,hs_codes,date_of_inclusion\n" + "".join(
    f"f-{row},{'QUOKKA' if row == 0 else f'QUOKKA{row}'},Holder {row},8517,2024-01-01\n" for row in range(100)
)
LATER = SHEET + "f-100,NUMBAT,Holder 100,8517,2024-01-01\n"


@dataclass
class Tally:
    """What the good clients saw."""

    seconds: list[float] = field(default_factory=list)
    wrong: int = 0
    unanswered: int = 0


class Site:
    """A service under test: its port, its process, its database, and a token that loads."""

    def __init__(self, port: int, process: subprocess.Popen[str], settings: Settings, token: str) -> None:
        self.port, self.process, self.settings, self.token = port, process, settings, token

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, Any]:
        """(status, what was answered) over a connection of its own; 0 where nothing was."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): each for name, each in headers.items()})
            response = connection.getresponse()
            raw = response.read()
            return response.status, json.loads(raw) if b"json" in response.headers["Content-Type"].encode() else raw
        except (OSError, http.client.HTTPException, ValueError):
            return 0, None
        finally:
            connection.close()

    def load(self, sheet: str) -> int:
        """The status that answers a load."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "text/csv"}
        return self.ask("POST", f"/v1/updates?register={CODE}&mode=delta", sheet.encode(), **headers)[0]

    def readiness(self) -> str:
        """The status, the database and, where it is not current, the index."""
        status, said = self.ask("GET", "/readyz")
        if not isinstance(said, dict):
            return str(status)
        told = (str(status), said.get("database", ""), said.get("index", "").replace("current", ""))
        return " ".join(filter(None, told))

    def good(self, number: int) -> bool | None:
        """Whether a question was answered as it should be; None where it was not answered."""
        if number % 2:
            status, said = self.ask("GET", "/v1/entries/f-7?on=2024-06-01")
            return None if status != 200 else said["right_holder"]["name"] == "Holder 7"
        body = json.dumps({"description": "QUOKKA phone", "registers": [CODE], "on": "2024-01-01"}).encode()
        status, said = self.ask("POST", "/v1/checks", body, Content_Type="application/json")
        return None if status != 200 else said["verdict"] == "match" and "f-0" in json.dumps(said["matches"])


def under_load(site: Site, work: Callable[[], Any]) -> tuple[Tally, Any]:
    """What good clients saw while the work was done, and what came of it."""
    stop, tallies = threading.Event(), [Tally() for _ in range(CLIENTS)]
    threads = [threading.Thread(target=_client, args=(site, stop, tally)) for tally in tallies]
    for thread in threads:
        thread.start()
    try:
        found = work()
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    whole = Tally()
    for tally in tallies:
        whole.seconds += tally.seconds
        whole.wrong, whole.unanswered = whole.wrong + tally.wrong, whole.unanswered + tally.unanswered
    whole.seconds.sort()
    return whole, found


def _client(site: Site, stop: threading.Event, tally: Tally) -> None:
    number = 0
    while not stop.is_set():
        number += 1
        begun = time.perf_counter()
        good = site.good(number)
        tally.seconds.append(time.perf_counter() - begun)
        tally.unanswered += good is None
        tally.wrong += good is False


def kill_workers(site: Site, seconds: int) -> tuple[Tally, str, bool]:
    """A worker is killed every 5 s."""
    chance = random.Random(1)

    def kill() -> int:
        killed, until = 0, time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(5)
            if workers := workers_of(site.process):
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed += 1
        time.sleep(3)
        return killed

    tally, killed = under_load(site, kill)
    told = f"{killed} workers killed, {len(workers_of(site.process))} live"
    return tally, told, tally.unanswered <= killed * CLIENTS


def take_database_away(site: Site, away: int) -> tuple[Tally, str, bool]:
    """The database is gone for a while, then there again; a worker dies meanwhile, too."""

    def take() -> tuple[str, int, str, int]:
        with _gone(site.settings.database_url):
            time.sleep(2)
            if workers := workers_of(site.process):
                os.kill(workers[0], signal.SIGKILL)
            time.sleep(max(0, away - 2))
            during, refused = site.readiness(), site.load(LATER)
        until = time.monotonic() + 30
        while site.readiness() != "200 up" and time.monotonic() < until:
            time.sleep(0.5)
        return during, refused, site.readiness(), site.load(LATER)

    tally, (during, refused, after, loaded) = under_load(site, take)
    told = f"ready {during}, load {refused}; afterwards ready {after}, load {loaded}"
    good = during == "200 away" and refused == 503 and after == "200 up" and loaded in (200, 201)
    return tally, told, good and tally.unanswered <= CLIENTS


@contextmanager
def _gone(url: str) -> Iterator[None]:
    """A database that nobody can reach: PostgreSQL stopped, or a file of SQLite's where nobody finds it."""
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        aside = path.with_name("aside")
        aside.mkdir()
        for each in path.parent.glob(f"{path.name}*"):
            each.rename(aside / each.name)
        path.mkdir()
        yield
        path.rmdir()
        for each in aside.iterdir():
            each.rename(path.parent / each.name)
        aside.rmdir()
        return
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        [data] = connection.execute("SHOW data_directory").fetchone() or ("",)
        pid = int(Path(data, "postmaster.pid").read_text("ascii").splitlines()[0])
    os.kill(pid, signal.SIGSTOP)  # it answers nobody, and new connections hang
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    for child in children:
        os.kill(int(child), signal.SIGSTOP)
    yield
    for child in children:
        os.kill(int(child), signal.SIGCONT)
    os.kill(pid, signal.SIGCONT)


def fill_disk(site: Site) -> tuple[Tally, str, bool]:
    """No file may grow; then they may again."""

    def fill() -> tuple[int, str, int]:
        for worker in workers_of(site.process):
            resource.prlimit(worker, resource.RLIMIT_FSIZE, (4_096, resource.RLIM_INFINITY))
        refused, ready = site.load(LATER.replace("NUMBAT", "BILBY")), site.readiness()
        time.sleep(3)
        for worker in workers_of(site.process):
            resource.prlimit(worker, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        return refused, ready, site.load(LATER.replace("NUMBAT", "BILBY"))

    tally, (refused, ready, loaded) = under_load(site, fill)
    good = refused in (503, 507) and ready.startswith("200") and loaded in (200, 201) and not tally.unanswered
    return tally, f"load {refused}, ready {ready}; afterwards load {loaded}", good


def forbid_writing(site: Site) -> tuple[Tally, str, bool]:
    """Nothing in the data directory may be written, and a worker dies and starts meanwhile; then all may be again.

    SQLite is there, so that a load is refused. It can be read on if somebody had it open when writing was forbidden,
    which keeps the index of its log (`-shm`) there; where nobody had, no index can be made, and it is away. PostgreSQL
    is elsewhere and takes the load, and this service says that what it answers from is behind.
    """
    data, elsewhere = site.settings.data_dir, not site.settings.database_url.startswith("sqlite")

    def allow(writing: int) -> None:
        for each in (data, *data.rglob("*")):
            each.chmod((0o555 if each.is_dir() else 0o444) | writing)

    def forbid() -> tuple[int, str, str, int, str]:
        allow(0)
        try:
            readable = any(data.glob("*-shm"))
            wanted = "200 up behind" if elsewhere else "200 up" if readable else "200 away"
            refused = site.load(LATER.replace("NUMBAT", "QUOLL"))
            _replace_worker(site)
            during = _readiness_in_time(site, wanted)
        finally:
            allow(0o200)
        loaded = site.load(LATER.replace("NUMBAT", "DUNNART"))
        return refused, wanted, during, loaded, _readiness_in_time(site, "200 up")

    tally, (refused, wanted, during, loaded, after) = under_load(site, forbid)
    told = f"load {refused}, ready {during}; afterwards load {loaded}, ready {after}"
    good = refused == (201 if elsewhere else 503) and during == wanted
    return tally, told, good and loaded in (200, 201) and after == "200 up" and tally.unanswered <= CLIENTS


def _replace_worker(site: Site) -> None:
    """Kill a worker, and wait until another has taken its place."""
    before = workers_of(site.process)
    os.kill(before[0], signal.SIGKILL)
    until = time.monotonic() + 30
    while time.monotonic() < until:
        time.sleep(0.1)
        if len(now := workers_of(site.process)) == len(before) and before[0] not in now:
            return


def _readiness_in_time(site: Site, wanted: str) -> str:
    """What it says, once all workers say so or half a minute is over."""
    until, said = time.monotonic() + 30, [""]
    while said != [wanted] * 8 and time.monotonic() < until:
        time.sleep(0.2)
        said = [site.readiness() for _ in range(8)]
    return said[-1]


def soak(site: Site, minutes: int) -> tuple[Tally, str, bool]:
    """Load, and a new version every minute; the memory of the workers is looked at every minute."""
    memory: list[float] = []

    def go_on() -> None:
        for minute in range(minutes):
            memory.append(sum(map(_pss_mib, workers_of(site.process))))
            site.load(SHEET + f"s-{minute},NUMBAT{minute},Holder,8517,2024-01-01\n")
            time.sleep(60)

    tally, _ = under_load(site, go_on)
    told = "MiB of both workers, minute by minute: " + " ".join(f"{each:.0f}" for each in memory)
    half = memory[len(memory) // 2 :]
    return tally, told, not tally.unanswered and half[-1] - half[0] < max(5.0, 0.05 * half[0])


def _pss_mib(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def slow_clients(site: Site, seconds: int) -> tuple[Tally, str, bool]:
    """500 clients send their requests a few bytes at a time, behind nginx as README has it."""
    if not shutil.which("nginx") or not shutil.which("slowhttptest"):
        return Tally(), "not done: nginx and slowhttptest are not installed", True
    with tempfile.TemporaryDirectory(prefix="ipregistry-nginx-") as folder, _nginx(Path(folder), site.port) as port:
        front = Site(port, site.process, site.settings, site.token)
        rest, _ = under_load(front, lambda: time.sleep(seconds))
        worst, unanswered, wrong = 0.0, 0, 0
        for kind in ("-H", "-B"):
            words = ["slowhttptest", "-c", "500", kind, "-i", "5", "-r", "200", "-l", str(seconds), "-p", "3",
                     "-u", f"http://127.0.0.1:{port}/v1/checks"]  # fmt: skip
            tally, _ = under_load(
                front, lambda words=words: subprocess.run(words, stdout=subprocess.DEVNULL, check=False)
            )
            worst = max(worst, percentile(tally.seconds, 0.99))
            unanswered, wrong = unanswered + tally.unanswered, wrong + tally.wrong
    calm = percentile(rest.seconds, 0.99)
    told = f"p99 {worst * 1000:.0f} ms, {calm * 1000:.0f} ms without them: {worst / calm:.1f} times"
    return Tally(rest.seconds, wrong, unanswered), told, not unanswered and worst <= 2 * calm


@contextmanager
def _nginx(folder: Path, port: int) -> Iterator[int]:
    """nginx with the configuration that README shows, in front of a port; its own port."""
    from .http import _free_port

    readme = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")
    server = readme.split("```nginx\n", 1)[1].split("```", 1)[0]
    front = _free_port()
    server = server.replace("127.0.0.1:8000", f"127.0.0.1:{port}").replace("listen 80;", f"listen 127.0.0.1:{front};")
    text = f"pid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{ worker_connections 2000; }}\n"
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{name}_temp_path {folder}/{name};\n" for name in kinds)
    (folder / "nginx.conf").write_text(f"{text}http {{\naccess_log off;\n{paths}{server}}}\n", "utf-8")
    folder.chmod(0o755)
    words = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield front
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def site_over(kind: str, folder: Path) -> Iterator[Site]:
    """A service over a database of that kind."""
    with database(kind, folder) as url:
        (folder / "data").mkdir()
        settings = Settings.from_env({"IPREGISTRY_DATA_DIR": str(folder / "data"), "IPREGISTRY_DATABASE_URL": url})
        register = Register(settings)
        register.upgrade()
        register.add_register(CustomsRegister(CODE, "A register to be hurt", "XX"))
        path = folder / "sheet.csv"
        path.write_text(SHEET, "utf-8")
        register.load(path, CODE, LoadOptions())
        register.snapshots.refresh()
        token = create_token(register.repository.tokens, "faults", Scope.LOAD).text
        with serving(settings, folder / "log") as (port, process):
            yield Site(port, process, settings, token)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seconds", type=int, default=300, help="how long workers are killed")
    parser.add_argument("--away", type=int, default=30, help="how long the database is gone, in seconds")
    parser.add_argument("--slow", type=int, default=20, help="how long slow clients send, in seconds, of each kind")
    parser.add_argument("--soak", type=int, default=0, help="minutes of load with a new version a minute")
    parser.add_argument("--only", choices=("kills", "away", "disk", "readonly", "slow", "soak"))
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    given = parser.parse_args()
    faults: dict[str, Callable[[Site], tuple[Tally, str, bool]]] = {
        "kills": lambda site: kill_workers(site, given.seconds),
        "away": lambda site: take_database_away(site, given.away),
        "disk": fill_disk,
        "readonly": forbid_writing,
        "slow": lambda site: slow_clients(site, given.slow),
        "soak": lambda site: soak(site, given.soak),
    }
    rows, failed = [], False
    with (
        tempfile.TemporaryDirectory(prefix="ipregistry-faults-") as folder,
        site_over(given.database, Path(folder)) as site,
    ):
        for name, fault in faults.items():
            if given.only not in (None, name) or (name == "soak" and not given.soak):
                continue
            if name == "disk" and given.database != "sqlite":
                continue  # the disk is PostgreSQL's own
            tally, told, good = fault(site)
            failed = failed or not good or tally.wrong > 0
            rows.append((name, len(tally.seconds), tally.wrong, tally.unanswered, "yes" if good else "NO"))
            print(f"{name}: {told}", flush=True)
    show_table(
        f"{given.database}, 2 workers, {CLIENTS} clients", ("", "requests", "wrong", "unanswered", "as it should"), rows
    )
    result = {"database": given.database, "rows": rows, "machine": machine("waitress", "psycopg")}
    show_machine(result["machine"])  # type: ignore[arg-type]
    save(given.json, result)
    if failed:
        sys.exit("FAILED")


if __name__ == "__main__":
    main()
