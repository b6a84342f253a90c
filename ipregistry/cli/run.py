"""The command that serves."""

from __future__ import annotations

import os
import socket
import sys

import click

from ..app import create_app
from ..config import Settings
from ..errors import IpRegistryError
from ..seeding import is_empty
from ..serving import Workers, listen, serve_until_told
from .keep import prepare, run_seed
from .opening import open_register


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 256), help="Processes that answer (default: IPREGISTRY_WORKERS).")
def serve(host: str, port: int, workers: int | None) -> None:
    """Serve the API and the pages; an empty database is first given the curated data."""
    settings = Settings.from_env()
    click.echo(f"data in {settings.data_dir}")
    with listen(host, port) as listening:
        _in_a_process_of_its_own()
        number = workers or settings.workers
        where = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
        click.echo(
            f"serving on {where}/ (look a brand up), {where}/docs (the API) with {number} worker"
            f"{'s' if number > 1 else ''}; stop with Ctrl+C"
        )
        sys.stdout.flush()  # or each worker would say it again
        Workers(number, lambda: _work(listening, settings)).run()
    click.echo("stopped")


def _work(listening: socket.socket, settings: Settings) -> None:
    app = create_app(settings)
    app.extensions["ipregistry"].snapshots.refresh_behind()
    serve_until_told(app, listening, settings)


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
