"""The register that a command works on, opened from the settings of the environment. Knows no command."""

from __future__ import annotations

import getpass
from datetime import date
from typing import Any

import click

from ..config import Settings
from ..errors import RegisterUnavailable
from ..register import Register
from ..seeding import is_empty


class Day(click.ParamType[date]):
    """A calendar day, YYYY-MM-DD and nothing else."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(f'"{value}" is not a day as YYYY-MM-DD', param, ctx)
        return day


def open_register() -> Register:
    """The register of the environment's settings, its schema up to date."""
    register = Register(Settings.from_env())
    register.upgrade()
    return register


def open_for_questions() -> Register:
    """The same with its snapshot at hand; raises RegisterUnavailable where nothing was ever loaded."""
    register = open_register()
    if is_empty(register):
        where = register.settings.data_dir
        raise RegisterUnavailable(f"nothing is loaded in {where}: `ipregistry seed` loads the curated data")
    register.snapshots.refresh(told=lambda text: click.echo(text, err=True))
    return register


def user() -> str | None:
    """Who is typing, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None
