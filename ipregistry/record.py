"""The plain form of an entry: a dict of JSON values under the field names, and back.

This one form is what the database stores, what JSON Lines files carry and what the API answers. Reading it back trusts
it: values that come from outside go through `loading` instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from .entry import (
    Alias,
    AliasKind,
    CustomsLetter,
    InclusionBasis,
    MarkKind,
    ObjectType,
    Party,
    PartyKind,
    RegisterEntry,
    RemovalBasis,
    TermBasis,
)

Record = dict[str, Any]
Word = TypeVar("Word", bound=StrEnum)


def to_record(entry: RegisterEntry) -> Record:
    """Every field of the entry in its plain form: days as `YYYY-MM-DD`, lists as lists, nothing left out."""
    return {
        "entry_id": entry.entry_id,
        "register": entry.register,
        "register_number": entry.register_number,
        "mark": entry.mark,
        "mark_kind": str(entry.mark_kind),
        "object_type": str(entry.object_type),
        "aliases": [_alias_record(alias) for alias in entry.aliases],
        "registration_number": entry.registration_number,
        "registration_date": _day(entry.registration_date),
        "right_holder": _party_record(entry.right_holder) if entry.right_holder else None,
        "authorised_importers": [_party_record(party) for party in entry.authorised_importers],
        "representatives": [_party_record(party) for party in entry.representatives],
        "goods": entry.goods,
        "nice_classes": list(entry.nice_classes),
        "hs_codes": list(entry.hs_codes),
        "date_of_inclusion": _day(entry.date_of_inclusion),
        "date_of_inclusion_basis": _word(entry.date_of_inclusion_basis),
        "valid_until": _day(entry.valid_until),
        "valid_until_basis": _word(entry.valid_until_basis),
        "removed_on": _day(entry.removed_on),
        "removed_on_basis": _word(entry.removed_on_basis),
        "suspended_from": _day(entry.suspended_from),
        "suspended_until": _day(entry.suspended_until),
        "confirmed_on": [day.isoformat() for day in entry.confirmed_on],
        "customs_letter": _letter_record(entry.customs_letter),
        "note": entry.note,
        "sources": list(entry.sources),
        "as_of": _day(entry.as_of),
    }


def from_record(record: Mapping[str, Any]) -> RegisterEntry:
    """The entry that `to_record` made `record` from."""
    return RegisterEntry(
        entry_id=record["entry_id"],
        register=record["register"],
        register_number=record["register_number"],
        mark=record["mark"],
        mark_kind=MarkKind(record["mark_kind"]),
        object_type=ObjectType(record["object_type"]),
        aliases=tuple(_alias(alias) for alias in record["aliases"]),
        registration_number=record["registration_number"],
        registration_date=_to_day(record["registration_date"]),
        right_holder=_party(record["right_holder"]) if record["right_holder"] else None,
        authorised_importers=_parties(record["authorised_importers"]),
        representatives=_parties(record["representatives"]),
        goods=record["goods"],
        nice_classes=tuple(record["nice_classes"]),
        hs_codes=tuple(record["hs_codes"]),
        date_of_inclusion=_to_day(record["date_of_inclusion"]),
        date_of_inclusion_basis=_to_word(InclusionBasis, record["date_of_inclusion_basis"]),
        valid_until=_to_day(record["valid_until"]),
        valid_until_basis=_to_word(TermBasis, record["valid_until_basis"]),
        removed_on=_to_day(record["removed_on"]),
        removed_on_basis=_to_word(RemovalBasis, record["removed_on_basis"]),
        suspended_from=_to_day(record["suspended_from"]),
        suspended_until=_to_day(record["suspended_until"]),
        confirmed_on=tuple(date.fromisoformat(day) for day in record["confirmed_on"]),
        customs_letter=_letter(record["customs_letter"]),
        note=record["note"],
        sources=tuple(record["sources"]),
        as_of=_to_day(record["as_of"]),
    )


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _to_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _word(value: object | None) -> str | None:
    return str(value) if value is not None else None


def _to_word(words: type[Word], value: str | None) -> Word | None:
    return words(value) if value is not None else None


def _party_record(party: Party) -> Record:
    return {
        "name": party.name,
        "name_latin": party.name_latin,
        "country": party.country,
        "kind": _word(party.kind),
        "tax_number": party.tax_number,
    }


def _party(record: Mapping[str, Any]) -> Party:
    return Party(
        name=record["name"],
        name_latin=record["name_latin"],
        country=record["country"],
        kind=_to_word(PartyKind, record["kind"]),
        tax_number=record["tax_number"],
    )


def _parties(records: Sequence[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(_party(record) for record in records)


def _alias_record(alias: Alias) -> Record:
    return {"alias": alias.alias, "kind": str(alias.kind), "basis": alias.basis, "source": alias.source}


def _alias(record: Mapping[str, Any]) -> Alias:
    return Alias(record["alias"], AliasKind(record["kind"]), record["basis"], record["source"])


def _letter_record(letter: CustomsLetter | None) -> Record | None:
    return {"number": letter.number, "date": _day(letter.date)} if letter else None


def _letter(record: Mapping[str, Any] | None) -> CustomsLetter | None:
    return CustomsLetter(record["number"], _to_day(record["date"])) if record else None
