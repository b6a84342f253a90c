"""The columns of a canonical file: their names, and what to say of a name that is none of them.

Knows no values. The names are those of the fields of RegisterEntry; a role has parallel columns for what is known of
its parties, and so have the aliases.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

PARTY_PARTS = ("latin", "country", "kind", "tax_number")
ALIAS_PARTS = ("kind", "basis", "source")


def _with_parts(name: str, parts: Iterable[str]) -> tuple[str, ...]:
    return (name, *(f"{name}_{part}" for part in parts))


COLUMNS: tuple[str, ...] = (
    "entry_id",
    "register",
    "register_number",
    "mark",
    "mark_kind",
    "object_type",
    *_with_parts("aliases", ALIAS_PARTS),
    "registration_number",
    "registration_date",
    *_with_parts("right_holder", PARTY_PARTS),
    *_with_parts("authorised_importers", PARTY_PARTS),
    *_with_parts("representatives", PARTY_PARTS),
    "goods",
    "nice_classes",
    "hs_codes",
    "date_of_inclusion",
    "date_of_inclusion_basis",
    "valid_until",
    "valid_until_basis",
    "removed_on",
    "removed_on_basis",
    "suspended_from",
    "suspended_until",
    "confirmed_on",
    "customs_letter_number",
    "customs_letter_date",
    "note",
    "sources",
    "as_of",
)


def expected_name(unknown: str, known: Iterable[str]) -> str:
    """What to say of a name that is not among `known`: the nearest one first, then all of them."""
    names = list(known)
    near = get_close_matches(unknown.strip().lower()[:60], names, n=1)
    did_you_mean = f" (did you mean {near[0]}?)" if near else ""
    return f"a known name{did_you_mean}; the names are {', '.join(names)}"
