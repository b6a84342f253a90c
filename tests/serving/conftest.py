"""`ipregistry serve` as it is typed, in a process of its own over the curated data, on a free port of this machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from ipregistry.register import Register

COMMAND = (str(Path(sys.executable).parent / "ipregistry"), "serve", "--port", "0")


class Served:
    """A running server."""

    def __init__(self, process: subprocess.Popen[str], port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(each) for each in path.read_text().split()]

    def told(self) -> str:
        return self.log.read_text("utf-8")

    def stop(self) -> int:
        """Let it end what it began; its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=30)


@contextmanager
def serving(data: Path, log: Path, *words: str, **settings: str) -> Iterator[Served]:
    """The command, serving until the end of the context; settings without their prefix."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("IPREGISTRY_")}
    environ |= {"IPREGISTRY_DATA_DIR": str(data)} | {f"IPREGISTRY_{key}": value for key, value in settings.items()}
    with log.open("w") as out:
        process = subprocess.Popen([*COMMAND, *words], env=environ, stdout=out, stderr=subprocess.STDOUT, text=True)
    try:
        yield Served(process, _port(process, log), log)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _port(process: subprocess.Popen[str], log: Path) -> int:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        found = re.search(r"serving on http://[^:]+:(\d+)/", log.read_text("utf-8"))
        if found:
            return int(found[1])
        assert process.poll() is None, log.read_text("utf-8")
        time.sleep(0.05)
    raise AssertionError("it did not come up")


Serve = Callable[..., Served]


@pytest.fixture
def serve(seeded: Register, tmp_path: Path) -> Iterator[Serve]:
    """Serve the curated data, with these words and settings."""
    with ExitStack() as stack:
        yield lambda *words, **settings: stack.enter_context(
            serving(seeded.settings.data_dir, tmp_path / "log", *words, **settings)
        )


@pytest.fixture(scope="session")
def served(seeded: Register, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all who do not harm it."""
    with serving(seeded.settings.data_dir, tmp_path_factory.mktemp("served") / "log", "--workers", "2") as served:
        yield served
