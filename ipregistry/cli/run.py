"""The command that serves."""

from __future__ import annotations

import signal

import click
import waitress

from ..app import create_app
from ..seeding import is_empty
from .keep import prepare, run_seed
from .opening import open_register

THREADS = 8  # waitress gives a thread a request only when it has come in whole, so slow senders hold none


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve the API and the pages; an empty database is first given the curated data."""
    register = open_register()
    click.echo(f"data in {register.settings.data_dir}")
    if is_empty(register):
        click.echo("the database is empty: loading the curated data")
        run_seed(register)
    prepare(register)
    server = waitress.create_server(
        create_app(register.settings),
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        # The larger of the two: the application holds every address but /v1/updates to the smaller.
        max_request_body_size=max(register.settings.max_body_bytes, register.settings.max_upload_bytes),
    )
    where = f"http://{host}:{server.effective_port}"
    click.echo(f"serving on {where}/ (look a brand up), {where}/docs (the API); stop with Ctrl+C")
    signal.signal(signal.SIGTERM, _stop)
    try:
        server.run()
    finally:
        server.close()
        click.echo("stopped")


def _stop(*_: object) -> None:
    """Let the server end what it began, as Ctrl+C does."""
    raise KeyboardInterrupt


COMMANDS = (serve,)
