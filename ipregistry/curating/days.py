"""Days of one entry that cannot all be true. Knows no other entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..clock import today
from ..entry import InclusionBasis, RegisterEntry
from .finding import Finding, doubt, error

_EARLIEST = date(1850, 1, 1)  # the oldest mark still recorded anywhere is younger (Bass, 1876)
_LATEST_AFTER = 30  # years after the data's day: certificates run ten and terms no longer, so later is a slip of typing
_DAY_IN_NUMBER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})$")


def find_wrong_days(entry: RegisterEntry, as_of: date | None) -> Iterator[Finding]:
    """Every pair of an entry's days that are in the wrong order; `as_of` is the day its facts stand for."""
    yield from _out_of_order(entry)
    yield from _after(entry, as_of)
    yield from _out_of_time(entry, as_of)
    yield from _other_than_number(entry)


def _out_of_order(entry: RegisterEntry) -> Iterator[Finding]:
    included = entry.date_of_inclusion
    letter_day = entry.customs_letter.date if entry.customs_letter else None
    pairs = [
        ("term_before_inclusion", error, "valid_until", entry.valid_until, "the inclusion", included),
        ("removed_before_inclusion", error, "removed_on", entry.removed_on, "the inclusion", included),
        ("suspended_before_inclusion", error, "suspended_from", entry.suspended_from, "the inclusion", included),
        ("suspension_backwards", error, "suspended_until", entry.suspended_until, "it began", entry.suspended_from),
        ("letter_before_inclusion", doubt, "customs_letter_date", letter_day, "the inclusion", included),
    ]
    pairs += [
        ("confirmed_before_inclusion", error, "confirmed_on", day, "the inclusion", included)
        for day in entry.confirmed_on
    ]
    for code, tell, field, day, what, first in pairs:
        if day is not None and first is not None and day < first:
            yield tell(code, entry.entry_id, field, day, f"{day} is before {what}, {first}")
    if entry.registration_date and included and entry.registration_date > included:
        sentence = f"registered on {entry.registration_date}, after the inclusion on {included}"
        day = entry.registration_date
        yield doubt("registered_after_inclusion", entry.entry_id, "registration_date", day, sentence)


def _after(entry: RegisterEntry, as_of: date | None) -> Iterator[Finding]:
    """Days of things that have happened, after the day that the facts stand for."""
    letter_day = entry.customs_letter.date if entry.customs_letter else None
    happened = [
        ("registration_date", entry.registration_date),
        ("date_of_inclusion", entry.date_of_inclusion),
        ("removed_on", entry.removed_on),
        ("customs_letter_date", letter_day),
        *(("confirmed_on", day) for day in entry.confirmed_on),
    ]
    for field, day in happened:
        if day is not None and as_of is not None and day > as_of:
            sentence = f"{day} is after {as_of}, the day the data stands for"
            yield error("after_data", entry.entry_id, field, day, sentence)


def _out_of_time(entry: RegisterEntry, as_of: date | None) -> Iterator[Finding]:
    latest = (as_of or today()).year + _LATEST_AFTER
    for field in ("registration_date", "date_of_inclusion", "valid_until", "removed_on", "suspended_until"):
        day: date | None = getattr(entry, field)
        if day is not None and (day < _EARLIEST or day.year > latest):
            yield error("out_of_time", entry.entry_id, field, day, f"{day} is no day of a mark that is recorded now")


def _other_than_number(entry: RegisterEntry) -> Iterator[Finding]:
    """An inclusion said to be read from the number, whose last six digits are DDMMYY."""
    if entry.date_of_inclusion_basis is not InclusionBasis.REGISTER_NUMBER or entry.date_of_inclusion is None:
        return
    digits = _DAY_IN_NUMBER.search(entry.register_number or "")
    if digits is None or f"{entry.date_of_inclusion:%d%m%y}" != digits[0]:
        sentence = f"the number {entry.register_number} does not end with this day, and the day is said to be from it"
        yield error("other_than_number", entry.entry_id, "date_of_inclusion", entry.date_of_inclusion, sentence)
