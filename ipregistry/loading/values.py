"""What a cell of each canonical column says by itself. Knows no rows: what cells say together is `canonical`'s."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from ..entry import AliasKind, InclusionBasis, MarkKind, ObjectType, PartyKind, RemovalBasis, TermBasis
from . import cells
from .cells import CellError, shown
from .slug import LONGEST

Value = TypeVar("Value")

_MARK = cells.text(500)
_NAME = cells.text(500)
_GOODS = cells.text(100_000)
_TEXT = cells.text(2_000)
_ENTRY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")


def _entry_id(cell: str) -> str:
    if not _ENTRY_ID.fullmatch(cell.strip()):
        expected = (
            f"an id of Latin letters, digits and . _ ~ -, beginning with a letter or digit, at most {LONGEST} long"
        )
        raise CellError("entry_id", expected, shown(cell))
    return cell.strip()


PLAIN: Mapping[str, Callable[[str], Any]] = {
    "register_number": _TEXT,
    "mark": _MARK,
    "mark_kind": cells.word(MarkKind),
    "object_type": cells.word(ObjectType),
    "registration_number": _TEXT,
    "registration_date": cells.day,
    "goods": _GOODS,
    "nice_classes": cells.items(cells.nice_class),
    "hs_codes": cells.items(cells.hs_code),
    "date_of_inclusion": cells.day,
    "date_of_inclusion_basis": cells.word(InclusionBasis),
    "valid_until": cells.day,
    "valid_until_basis": cells.word(TermBasis),
    "removed_on": cells.day,
    "removed_on_basis": cells.word(RemovalBasis),
    "suspended_from": cells.day,
    "suspended_until": cells.day,
    "confirmed_on": cells.items(cells.day),
    "note": _TEXT,
    "sources": cells.items(_TEXT),
    "as_of": cells.day,
}
PARTY_READERS: Mapping[str, Callable[[str], Any]] = {
    "latin": _NAME,
    "country": cells.country,
    "kind": cells.word(PartyKind),
    "tax_number": _TEXT,
}
ALIAS_READERS: Mapping[str, Callable[[str], Any]] = {"kind": cells.word(AliasKind), "basis": _TEXT, "source": _TEXT}


def _or_none(read: Callable[[str], Value]) -> Callable[[str], Value | None]:
    def read_item(item: str) -> Value | None:
        return read(item) if item.strip() else None

    return read_item


def _parallel(read: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
    """A reader of the items of a parallel cell, of which any may be empty."""
    read_item = _or_none(read)
    return lambda cell: tuple(read_item(item) for item in cells.split_list(cell))


_SHORT, _KEPT = 200, 1_024


def _remembering(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """The same, but what a short cell said is not read again: holders, classes, codes and days repeat down a column.

    What is remembered is never changed by anybody, and an error is not remembered.
    """
    remembered = lru_cache(_KEPT)(read)
    return lambda cell: remembered(cell) if len(cell) <= _SHORT else read(cell)


_READERS: Mapping[str, Callable[[str], Any]] = {
    **PLAIN,
    "entry_id": _entry_id,
    "right_holder": _NAME,
    **{f"right_holder_{part}": read for part, read in PARTY_READERS.items()},
    "authorised_importers": cells.items(_NAME),
    **{f"authorised_importers_{part}": _parallel(read) for part, read in PARTY_READERS.items()},
    "representatives": cells.items(_NAME),
    **{f"representatives_{part}": _parallel(read) for part, read in PARTY_READERS.items()},
    "aliases": cells.items(_NAME),
    **{f"aliases_{part}": _parallel(read) for part, read in ALIAS_READERS.items()},
    "customs_letter_number": _TEXT,
    "customs_letter_date": cells.day,
}
READERS = {column: _remembering(read) for column, read in _READERS.items()}


def read_cell(column: str, cell: str) -> object:
    """What a cell of a canonical column says by itself. Raises CellError, and KeyError for any other column."""
    return READERS[column](cell)
