"""A RegisterEntry as canonical cells ({column: text}); `canonical.read_row` reads them back as the same entry.

Knows no file format: quoting and delimiters belong to whoever writes the cells down.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ..entry import Alias, AliasKind, Party, RegisterEntry
from .cells import join_list
from .columns import COLUMNS


def to_cells(entry: RegisterEntry) -> dict[str, str]:
    """Every canonical column, in canonical order; what is unknown is an empty cell."""
    letter = entry.customs_letter
    written = {
        **{column: _plain(getattr(entry, column)) for column in _PLAIN},
        **_alias_cells(entry.aliases),
        **_party_cells("right_holder", [entry.right_holder] if entry.right_holder else [], _single),
        **_party_cells("authorised_importers", entry.authorised_importers, _joined),
        **_party_cells("representatives", entry.representatives, _joined),
        "nice_classes": join_list([str(number) for number in entry.nice_classes]),
        "hs_codes": join_list(entry.hs_codes),
        "confirmed_on": join_list([day.isoformat() for day in entry.confirmed_on]),
        "sources": join_list(entry.sources),
        "customs_letter_number": _plain(letter.number if letter else None),
        "customs_letter_date": _plain(letter.date if letter else None),
    }
    return {column: written[column] for column in COLUMNS}


_PLAIN = (
    "entry_id",
    "register",
    "register_number",
    "mark",
    "mark_kind",
    "object_type",
    "registration_number",
    "registration_date",
    "goods",
    "date_of_inclusion",
    "date_of_inclusion_basis",
    "valid_until",
    "valid_until_basis",
    "removed_on",
    "removed_on_basis",
    "suspended_from",
    "suspended_until",
    "note",
    "as_of",
)


def _plain(value: object | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _single(values: list[str]) -> str:
    return values[0] if values else ""


def _joined(values: list[str]) -> str:
    """The parallel cell: empty where no part says anything."""
    return join_list(values) if any(values) else ""


def _party_cells(role: str, parties: Sequence[Party], join: Callable[[list[str]], str]) -> dict[str, str]:
    return {
        role: join([party.name for party in parties]),
        f"{role}_latin": join([_plain(party.name_latin) for party in parties]),
        f"{role}_country": join([_plain(party.country) for party in parties]),
        f"{role}_kind": join([_plain(party.kind) for party in parties]),
        f"{role}_tax_number": join([_plain(party.tax_number) for party in parties]),
    }


def _alias_cells(aliases: tuple[Alias, ...]) -> dict[str, str]:
    kinds = [str(alias.kind) if alias.kind is not AliasKind.REGISTERED else "" for alias in aliases]
    return {
        "aliases": join_list([alias.alias for alias in aliases]),
        "aliases_kind": _joined(kinds),
        "aliases_basis": _joined([_plain(alias.basis) for alias in aliases]),
        "aliases_source": _joined([_plain(alias.source) for alias in aliases]),
    }
