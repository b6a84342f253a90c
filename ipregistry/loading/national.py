"""What the spreadsheets of several customs services have in common: canonical cells, certificates, letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from ..entry import Party
from .cells import join_list
from .columns import PARTY_PARTS
from .prose import DAY, day_of, days_in, squeezed, tidy

# A number, whose groups may stand apart where no day follows, and perhaps a letter behind it.
_NUMBERED = re.compile(r"(?:№|\bIR\b|ВОИС:)[\s№:]*(?=\d)")
_SPACED = re.compile(
    r"(\d[\d\s]{0,14}?)(?:\s?([A-ZА-Я])(?=\s*(?:от\b|г\b|/|,|;|$)|\s+\d{1,2}\.\d))?\s*(?=[^\d\s.]|\d{1,2}\.\d|$)"
)
# A number without the sign: what is the certificate's word before it or the word `от` behind it makes it one.
_BARE = re.compile(
    r"(?:\b(?:ВОИС|WIPO|МР|IR|МТЗ)\W{0,3}|(?<![\d./-]))(\d{4,8})\s?([A-ZА-Я](?!\w))?(?=\s*г?\.?\s*от\s?\d|\W*$)", re.I
)
_PLAIN = re.compile(r"(\d+)()")
_OTHER_DAYS = re.compile(r"\bдо\s|срок|продл|приорит", re.I)
_LICENCE = re.compile(r"лицензи\w+ (?:договор|контракт)[^;/]*?№\s*[\d\s-]+/[\d\s/-]+(?:от [\d.]+)?", re.I)
_LETTER = re.compile(r"(?:№\s*)?([А-ЯA-Z]{2,4}(?:-\w+)+(?:/[\w-]+)*)\s*от\s*([\d.\s]+\d)")


def text_cells(**values: object) -> dict[str, str]:
    """Canonical cells of values: days and words as text, tuples joined; None is an empty cell."""
    return {column: _text(value) for column, value in values.items()}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return join_list([str(each) for each in value])
    return str(value)


def party_cells(role: str, parties: Iterable[Party | None]) -> dict[str, str]:
    """The parallel cells of a role; a right holder is one, and not escaped."""
    known = [party for party in parties if party is not None]
    columns = {role: attrgetter("name")}
    for part in PARTY_PARTS:
        columns[f"{role}_{part}"] = attrgetter("name_latin" if part == "latin" else part)
    cells = {}
    for column, get in columns.items():
        values = [str(get(party) or "") for party in known]
        cells[column] = values[0] if role == "right_holder" and values else join_list(values) if any(values) else ""
    return cells


def certificate_in(cell: str) -> tuple[str | None, date | None]:
    """The number of the certificate or of the international registration, and its day, which stands behind it or, where
    nothing does, before it; licences are passed over."""
    text = _LICENCE.sub(" ", tidy(cell))
    sign = _NUMBERED.search(text)
    match = (sign and (_SPACED.match(text, sign.end()) or _PLAIN.match(text, sign.end()))) or _BARE.search(text)
    if not match:
        return None, None
    rest = _OTHER_DAYS.split(text[match.end() :])[0]
    dated = re.search(DAY, rest)
    number = re.sub(r"\s", "", match[1]) + (match[2] or "")
    days = [day_of(dated)] if dated else days_in(rest) or days_in(text[: match.start()])[-1:]
    return number, next(iter(days), None)


def first_letter(cell: str) -> tuple[str | None, date | None]:
    """The number and day of the first letter of a list."""
    match = _LETTER.search(tidy(cell))
    if match is None:
        return None, None
    dated = re.match(DAY, squeezed(match[2]))
    return match[1], day_of(dated) if dated else None
