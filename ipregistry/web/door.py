"""Where the views find the one door, and what day it is. Knows nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import cast

from flask import current_app

from ..register import Register


def door() -> Register:
    """The Register of the application that is answering."""
    return cast(Register, current_app.extensions["ipregistry"])


def today() -> date:
    """The day that is meant where none is given, the same for every visitor: that of UTC."""
    return datetime.now(UTC).date()
