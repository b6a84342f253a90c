"""Whether an importer that was given is a party of an entry: by each stored form of its name and by its tax number.

A number is one company's, so an equal one makes sure and another of the same kind makes different; but where an equal
number comes with another name, one of the two was written wrongly, and somebody has to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..entry import Party
from ..matching import SameName, same_name
from .tax_numbers import Importer, digits_of

_RANKED = (SameName.SURE, SameName.NEAR, SameName.DIFFERENT)
_SECOND_NAME = re.compile(r"(.+?)\s*\(([^()]{3,})\)\s*")  # Касио Кейсанки (Касио Компьютер Ко., Лтд.)


def same_party(party: Party, importer: Importer) -> SameName:
    """How sure it is that `importer` is `party`."""
    by_name = _by_name(party, importer.name) if importer.name else None
    own = digits_of(party.tax_number) if party.tax_number else None
    if own and importer.tax_number:
        if has_its_number(party, importer):
            return SameName.NEAR if by_name is SameName.DIFFERENT else SameName.SURE
        if len(own) == len(importer.tax_number):
            return SameName.DIFFERENT
        return SameName.NEAR if by_name is SameName.SURE else by_name or SameName.DIFFERENT
    return by_name or SameName.DIFFERENT


def has_its_number(party: Party, importer: Importer) -> bool:
    """Whether the tax number given is the party's."""
    return bool(party.tax_number) and digits_of(party.tax_number or "") == importer.tax_number


def _by_name(party: Party, name: str) -> SameName:
    return min((same_name(each, name) for each in _names(party)), key=_RANKED.index)


def _names(party: Party) -> Iterator[str]:
    """Each stored form; where one ends in another name in brackets, both. A country or a purpose there is no name."""
    for name in filter(None, (party.name, party.name_latin)):
        yield name
        second = _SECOND_NAME.fullmatch(name)
        if second and (_is_abbreviation(second[2], second[1]) or "," in second[2]):
            yield second[1]
            yield second[2]


def _is_abbreviation(short: str, name: str) -> bool:
    """FIFA of Fédération Internationale de Football Association."""
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    return len(short) > 2 and short == capitals
