"""What day it is. Registers reckon in calendar days of the place where they are asked, so the machine's own zone counts
(set TZ where that is another). Knows nothing else."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """The day on the wall."""
    return date.today()  # noqa: DTZ011 - a local calendar day is what is meant
