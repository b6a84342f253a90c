"""The tax number inside what somebody wrote for an importer: «ТОО "Реакт", БИН 250140031132».

Knows the labels and lengths of the registers' countries and no party.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABELLED = re.compile(
    r"(?:\b(?:ИНН|БИН|ИИН|УНП|УНН|ПИН|INN|BIN|IIN|UNP|TIN|Tax\s+ID)\b\s*[:№#.]?\s*)(\d[\d ]{6,18}\d)\b", re.IGNORECASE
)
_BARE = re.compile(r"(?<!\d)(\d{9}|\d{10}|\d{12}|\d{14})(?!\d)")  # BY; RU companies; KZ, RU persons; KG
_OTHER = re.compile(r"\b(?:КПП|ОГРН|ОГРНИП|ОКПО|KPP|OGRN)\b\s*[:№#.]?\s*\d+", re.IGNORECASE)
_EDGE = " ,;()/.-"


@dataclass(frozen=True, slots=True)
class Importer:
    """An importer as given: the name without its numbers ('' where only a number was given), and the tax number."""

    name: str
    tax_number: str | None


def read_importer(text: str) -> Importer:
    """The name and the tax number in a text; a number behind a label before one that stands alone."""
    rest = _OTHER.sub(" ", text)
    found = _LABELLED.search(rest) or _BARE.search(rest)
    if found is None:
        return Importer(text.strip(), None)
    name = f"{rest[: found.start()].strip(_EDGE)} {rest[found.end() :].strip(_EDGE)}"
    return Importer(name.strip(), digits_of(found[1]))


def digits_of(number: str) -> str:
    """A tax number without what people put between its digits."""
    return re.sub(r"\D", "", number)
