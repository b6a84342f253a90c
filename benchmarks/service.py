"""`ipregistry serve` in a process of its own, for as long as a measurement needs it. Knows no measurement."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipregistry.config import Settings


@contextmanager
def serving(
    settings: Settings, log: Path, workers: int = 2, **more: str
) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """(port, process) of a server over a database that was prepared; `more` are settings without their prefix."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("IPREGISTRY_")}
    environ |= {
        "IPREGISTRY_DATA_DIR": str(settings.data_dir),
        "IPREGISTRY_DATABASE_URL": settings.database_url,
        "IPREGISTRY_LOG_LEVEL": "warning",
        **{f"IPREGISTRY_{name}": value for name, value in more.items()},
    }
    code = "from ipregistry.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", "0", "--workers", str(workers)]
    with log.open("w") as out:
        process = subprocess.Popen(
            command, env=environ, stdout=out, stderr=subprocess.STDOUT, text=True, preexec_fn=_be_bound_by_permissions
        )
    try:
        yield _port(process, log, workers), process
    finally:
        process.terminate()
        process.wait(timeout=60)


def _be_bound_by_permissions() -> None:
    """Root, too, may then write only where its files' modes let it, as any user (Linux, prctl(2))."""
    drop_from_bounding_set, override = 24, 1
    if os.getuid() == 0:
        ctypes.CDLL(None).prctl(drop_from_bounding_set, override, 0, 0, 0)


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes that answer (Linux)."""
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(each) for each in path.read_text("ascii").split()]


def _port(process: subprocess.Popen[str], log: Path, workers: int) -> int:
    until = time.monotonic() + 180
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"serving on http://[^:]+:(\d+)/", log.read_text("utf-8"))
        if found and len(workers_of(process)) >= workers:
            return int(found[1])
        time.sleep(0.1)
    raise RuntimeError(f"the server did not come up: {log.read_text('utf-8')}")
