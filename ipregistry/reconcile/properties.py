"""The properties of entries that a client may match by or fetch: a table of small functions. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..entry import Party
from ..errors import InvalidQuestion
from ..matching import name_words
from ..snapshot import SnapshotEntry

Value = str | int | date


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its id (the field's name), how people call it, and its values of an entry on a day."""

    id: str
    name: str
    description: str
    values: Callable[[SnapshotEntry, date], Iterable[Value | None]]


def _names(parties: Iterable[Party | None]) -> list[str | None]:
    return [party.name for party in parties if party]


PROPERTIES = (
    Property("register", "Register", "The code of its register.", lambda found, _: [found.entry.register]),
    Property("register_number", "Register number", "As customs writes it.", lambda f, _: [f.entry.register_number]),
    Property("mark", "Mark", "As it is registered.", lambda found, _: [found.entry.mark]),
    Property("status", "Status", "On the day asked.", lambda f, on: [str(f.entry.status_on(on, f.as_of))]),
    Property("right_holder", "Right holder", "Whose it is.", lambda f, _: _names([f.entry.right_holder])),
    Property(
        "authorised_importer",
        "Authorised importer",
        "Who may import it.",
        lambda f, _: _names(f.entry.authorised_importers),
    ),
    Property(
        "representative", "Representative", "Who acts before customs.", lambda f, _: _names(f.entry.representatives)
    ),
    Property("date_of_inclusion", "Date of inclusion", "Since when.", lambda f, _: [f.entry.date_of_inclusion]),
    Property("valid_until", "Valid until", "The last day of the term.", lambda f, _: [f.entry.valid_until]),
    Property("removed_on", "Removed on", "The day of its removal.", lambda f, _: [f.entry.removed_on]),
    Property(
        "registration_number", "Registration number", "Of the certificate.", lambda f, _: [f.entry.registration_number]
    ),
    Property("goods", "Goods", "In the register's words.", lambda found, _: [found.entry.goods]),
    Property("hs_code", "HS code", "Prefixes, as the register writes them.", lambda found, _: found.entry.hs_codes),
    Property("nice_class", "Nice class", "1 to 45.", lambda found, _: found.entry.nice_classes),
    Property("as_of", "Facts as of", "The day its facts were published.", lambda found, _: [found.as_of]),
)
BY_ID = {each.id: each for each in PROPERTIES}


def property_of(name: str) -> Property:
    """The property of that id; raises InvalidQuestion."""
    if name not in BY_ID:
        raise InvalidQuestion("properties", name, f"one of {', '.join(BY_ID)}")
    return BY_ID[name]


def told(each: Property) -> dict[str, str]:
    """A property as the protocol tells it."""
    return {"id": each.id, "name": each.name, "description": each.description}


def cells(each: Property, found: SnapshotEntry, on: date) -> list[dict[str, Any]]:
    """The values of an entry as the protocol writes them; none where nothing is stated."""
    return [_cell(value) for value in each.values(found, on) if value is not None]


def _cell(value: Value) -> dict[str, Any]:
    if isinstance(value, date):
        return {"date": f"{value.isoformat()}T00:00:00Z"}
    return {"int": value} if isinstance(value, int) else {"str": value}


def agrees(each: Property, wanted: Sequence[str], found: SnapshotEntry, on: date) -> bool:
    """Whether an entry has one of the values: HS codes as prefixes both ways, texts without regard to case, quotes and
    legal form, in part."""
    stated = [str(value) for value in each.values(found, on) if value is not None]
    if each.id == "hs_code":
        return any(mine.startswith(code) or code.startswith(mine) for mine in stated for code in wanted if code)
    return any(_within(text, mine) for mine in stated for text in wanted)


def _within(wanted: str, stated: str) -> bool:
    words = set(name_words(wanted))
    return bool(words) and words <= set(name_words(stated))
