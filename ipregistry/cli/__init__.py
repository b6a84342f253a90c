"""`ipregistry …`: every errand of the register from a terminal. Words and exit codes are the contract's.

Exit 0: done; 1: refused, with the reason; 2: the command line itself is wrong.
"""

from __future__ import annotations

import sys

import click

from .. import __version__
from ..errors import FileRefused, IpRegistryError
from . import ask, curate, export, keep, run, screen, tokens, updates
from .printing import print_file_errors


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ipregistry")
def cli() -> None:
    """The open register of trademarks protected at the border: look a mark up, check a parcel's description."""


for command in (
    *run.COMMANDS,
    *ask.COMMANDS,
    *screen.COMMANDS,
    *keep.COMMANDS,
    *curate.COMMANDS,
    *updates.COMMANDS,
    *export.COMMANDS,
    *tokens.COMMANDS,
):
    cli.add_command(command)


def main() -> None:
    """The console script: our refusals become one line (or the list of a file's errors) and exit code 1."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted; nothing was left half done", err=True)
        sys.exit(130)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except FileRefused as refused:
        print_file_errors(refused)
        sys.exit(1)
    except (IpRegistryError, OSError) as error:
        click.echo(f"ipregistry: {error}", err=True)
        sys.exit(1)


__all__ = ["cli", "main"]
