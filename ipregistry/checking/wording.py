"""Words that several sentences of an answer share: days, registers and marks as people say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..entry import CustomsRegister
from .result import EntryMatch, NotInForce

_OF_COUNTRY = {
    "RU": "Russian",
    "KZ": "Kazakh",
    "KG": "Kyrgyz",
    "BY": "Belarusian",
    "CN": "Chinese",
    "US": "United States",
}
_SHOWN_MARKS = 3


def day(value: date) -> str:
    """15 March 2017."""
    return f"{value.day} {value:%B %Y}"


def listed(words: Iterable[str]) -> str:
    """a; a and b; a, b and c."""
    each = list(dict.fromkeys(words))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"


def register_name(register: CustomsRegister) -> str:
    """the Russian register; the register XX-YY where the country's adjective is not known here."""
    adjective = _OF_COUNTRY.get(register.country)
    return f"the {adjective} register" if adjective else f"the register {register.code}"


def mark_name(match: EntryMatch | NotInForce) -> str:
    """The mark, or whose mark it is where the register shows a picture."""
    entry = match.found.entry
    if entry.mark:
        return entry.mark
    return f"a mark of {entry.right_holder.name}" if entry.right_holder else f"the mark {entry.entry_id}"


def marks(matches: Sequence[EntryMatch]) -> str:
    """The marks of some matches, the first few by name; pictures are told of only where no word mark is named."""
    words = [match for match in matches if match.found.entry.mark] or matches
    names = list({mark_name(match).casefold(): mark_name(match) for match in words}.values())
    more = len(names) - _SHOWN_MARKS
    return listed(names) if more <= 0 else f"{', '.join(names[:_SHOWN_MARKS])} and {more} more"
