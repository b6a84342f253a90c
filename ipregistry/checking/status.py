"""What a day makes of a named entry: whether it decides, how strongly, and the sentence that says why not.

Knows no goods and no importer.
"""

from __future__ import annotations

from datetime import date

from ..entry import RegisterEntry, RemovalBasis, Status
from ..matching import MATCH_SCORE, Kind, Naming
from .result import Strength

DECIDING = (Status.IN_FORCE, Status.UNCONFIRMED)


def strength_of(naming: Naming, score: float, status: Status) -> Strength:
    """`match` only for a sure name of an entry surely in force, whose own goods are meant."""
    sure = score >= MATCH_SCORE and status is Status.IN_FORCE
    own = not naming.compatibility and naming.kind is not Kind.RIGHT_HOLDER_NAME
    return Strength.MATCH if sure and own else Strength.POSSIBLE


def why_unconfirmed(entry: RegisterEntry, as_of: date | None, on: date) -> str:
    """Why it is not known whether the entry is in force on the day."""
    if entry.removed_on_basis is RemovalBasis.NOT_LATER_THAN and entry.removed_on is not None and on < entry.removed_on:
        return f"The entry was removed by {entry.removed_on.isoformat()}; on which day is not known."
    ended = entry.valid_until
    term = f"its term ended on {ended.isoformat()}" if ended else "the end of its term is not stated"
    known = as_of.isoformat() if as_of else "an unknown day"
    return f"The data is of {known}, and {term}: whether it was renewed or removed since is not known."


def why_not_in_force(entry: RegisterEntry, status: Status) -> str:
    """Why a named entry decides nothing on the day."""
    if status is Status.NOT_YET_INCLUDED and entry.date_of_inclusion:
        return f"Not yet in the register: included on {entry.date_of_inclusion.isoformat()}."
    if status is Status.EXPIRED and entry.valid_until:
        return f"Its term ended on {entry.valid_until.isoformat()}."
    if status is Status.REMOVED and entry.removed_on:
        not_later = entry.removed_on_basis is RemovalBasis.NOT_LATER_THAN
        return f"Removed from the register {'by' if not_later else 'on'} {entry.removed_on.isoformat()}."
    until = f" until {entry.suspended_until.isoformat()}" if entry.suspended_until else ""
    return f"Suspended{until}."
