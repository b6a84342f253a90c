"""The command that serves."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import click

from ..app import create_app
from ..config import Settings
from ..errors import IpRegistryError
from ..observing import log_as_json
from ..register import Register
from ..seeding import is_empty
from ..serving import BACKLOG, Workers, reserve, serve_until_told
from .keep import prepare, run_seed
from .opening import open_register

LONGEST_WAIT = 5.0
_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # what workers count is no business of a full disk


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that answer (default: IPREGISTRY_WORKERS).")
def serve(host: str, port: int, workers: int | None) -> None:
    """Serve the API and the pages; an empty database is first given the curated data."""
    settings = Settings.from_env()
    click.echo(f"data in {settings.data_dir}")
    with reserve(host, port) as listening:
        _in_a_process_of_its_own()
        listening.listen(BACKLOG)  # until now nobody could answer, so nobody was taken in
        number = workers or settings.workers
        where = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
        click.echo(
            f"serving on {where}/ (look a brand up), {where}/docs (the API) with {number} worker"
            f"{'s' if number > 1 else ''}; stop with Ctrl+C"
        )
        sys.stdout.flush()  # or each worker would say it again
        log_as_json(settings.log_level)
        with tempfile.TemporaryDirectory(prefix="ipregistry-counts-", dir=_MEMORY) as counts:
            together = replace(
                settings,
                metrics_dir=settings.metrics_dir or Path(counts),
                rate_store=_store(settings, Path(counts)),
            )
            Workers(number, lambda: _work(listening, together)).run()
    click.echo("stopped")


def _work(listening: socket.socket, settings: Settings) -> None:
    app = create_app(settings)
    _wait_for_index(app.extensions["ipregistry"])
    serve_until_told(app, listening, settings)


def _store(settings: Settings, folder: Path) -> str:
    """Where rates are counted: where the settings say, or where all our workers can."""
    own = settings.rate_store == Settings.__dataclass_fields__["rate_store"].default
    return f"file://{folder}/rates" if own else settings.rate_store


def _wait_for_index(register: Register) -> None:
    """Let the others answer until this worker can, but not for ever: while nobody can, we say so ourselves."""
    until = time.monotonic() + LONGEST_WAIT
    while not register.snapshots.ready and time.monotonic() < until:
        time.sleep(0.02)


def _in_a_process_of_its_own() -> None:
    """Fill and prepare the database apart: what that needed of memory is in no worker afterwards."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        try:
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        except KeyboardInterrupt:
            os.waitpid(pid, 0)
            raise click.Abort from None
        if code:
            raise click.exceptions.Exit(1)
        return
    code = 1
    try:
        _prepare()
        code = 0
    except (IpRegistryError, OSError) as error:
        click.echo(f"ipregistry: {error}", err=True)
    except KeyboardInterrupt:
        code = 130
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _prepare() -> None:
    register = open_register()
    if is_empty(register):
        click.echo("the database is empty: loading the curated data")
        run_seed(register)
    prepare(register)


COMMANDS = (serve,)
