"""`ipregistry …`: every errand of the register from a terminal. Words and exit codes are the contract's.

Exit 0: done; 1: refused, with the reason; 2: the command line itself is wrong.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from .. import __version__
from ..errors import FileRefused, IpRegistryError
from .printing import print_file_errors

# command -> the module that has it, imported when it is asked for: a load needs no web server
_MODULES = {
    "serve": "run",
    **dict.fromkeys(("lookup", "check"), "ask"),
    "screen": "screen",
    **dict.fromkeys(("seed", "register", "load", "db"), "keep"),
    "data": "curate",
    "updates": "updates",
    "export": "export",
    "token": "tokens",
}


class _Errands(click.Group):
    """The commands, each found where it is kept."""

    def list_commands(self, _: click.Context) -> list[str]:
        return sorted(_MODULES)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in _MODULES:
            return None
        commands: tuple[click.Command, ...] = import_module(f".{_MODULES[name]}", __package__).COMMANDS
        return next(each for each in commands if each.name == name)


@click.group(cls=_Errands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ipregistry")
def cli() -> None:
    """The open register of trademarks protected at the border: look a mark up, check a parcel's description."""


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
