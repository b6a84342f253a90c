"""Where the views find the one door, and what day it is. Knows nothing else."""

from __future__ import annotations

from datetime import date
from typing import cast

from flask import current_app, g

from .. import clock
from ..register import Register


def door() -> Register:
    """The Register of the application that is answering."""
    return cast(Register, current_app.extensions["ipregistry"])


def today() -> date:
    """The day that is meant where none is given: one and the same for all of a request."""
    if "today" not in g:
        g.today = clock.today()
    return cast(date, g.today)
