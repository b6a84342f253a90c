"""What a day makes of a named entry: whether it decides, how strongly, and the sentence that says why not.

Knows no goods and no importer.
"""

from __future__ import annotations

from datetime import date

from ..entry import RegisterEntry, RemovalBasis, Status
from ..matching import MATCH_SCORE, Kind, Naming
from .language import Language, tell
from .result import Strength
from .wording import short_day

DECIDING = (Status.IN_FORCE, Status.UNCONFIRMED)


def strength_of(naming: Naming, score: float, status: Status) -> Strength:
    """`match` only for a sure name of an entry surely in force, whose own goods are meant."""
    sure = score >= MATCH_SCORE and status is Status.IN_FORCE
    own = not naming.compatibility and naming.kind is not Kind.RIGHT_HOLDER_NAME
    return Strength.MATCH if sure and own else Strength.POSSIBLE


def why_unconfirmed(entry: RegisterEntry, as_of: date | None, on: date, language: Language = Language.EN) -> str:
    """Why it is not known whether the entry is in force on the day."""
    if entry.removed_on_basis is RemovalBasis.NOT_LATER_THAN and entry.removed_on is not None and on < entry.removed_on:
        return tell(language, "removed_some_day", day=short_day(entry.removed_on, language))
    ended = entry.valid_until
    term = tell(language, "term_ended", day=short_day(ended, language)) if ended else tell(language, "term_not_stated")
    known = short_day(as_of, language) if as_of else tell(language, "unknown_day")
    return tell(language, "unconfirmed", known=known, term=term)


def why_not_in_force(entry: RegisterEntry, status: Status, language: Language = Language.EN) -> str:
    """Why a named entry decides nothing on the day."""
    if status is Status.NOT_YET_INCLUDED and entry.date_of_inclusion:
        return tell(language, "not_yet", day=short_day(entry.date_of_inclusion, language))
    if status is Status.EXPIRED and entry.valid_until:
        return tell(language, "expired", day=short_day(entry.valid_until, language))
    if status is Status.REMOVED and entry.removed_on:
        key = "removed_by" if entry.removed_on_basis is RemovalBasis.NOT_LATER_THAN else "removed"
        return tell(language, key, day=short_day(entry.removed_on, language))
    if entry.suspended_until:
        return tell(language, "suspended_until", day=short_day(entry.suspended_until, language))
    return tell(language, "suspended")
