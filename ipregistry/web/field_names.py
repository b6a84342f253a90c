"""What the fields of an entry are called on a page. Knows nothing else."""

from __future__ import annotations

from .language import t

_NAMES = {
    "register_number": "Register number",
    "mark": "Mark",
    "mark_kind": "Kind",
    "object_type": "Kind of right",
    "aliases": "Other spellings",
    "registration_number": "Registration",
    "registration_date": "Registered on",
    "right_holder": "Right holder",
    "authorised_importers": "Authorised importers",
    "representatives": "Representatives",
    "goods": "Goods",
    "nice_classes": "Nice classes",
    "hs_codes": "HS codes",
    "date_of_inclusion": "Included",
    "date_of_inclusion_basis": "Basis of the day of inclusion",
    "valid_until": "Valid until",
    "valid_until_basis": "Basis of the term",
    "removed_on": "Removed",
    "removed_on_basis": "Basis of the removal",
    "suspended_from": "Suspended from",
    "suspended_until": "Suspended until",
    "confirmed_on": "Seen in it on",
    "customs_letter": "Customs letter",
    "note": "Remark",
    "sources": "Sources",
    "as_of": "Facts as of",
}


def field_name(name: str) -> str:
    """A field as a person reads it; one that is new here is said as it is written."""
    return t(_NAMES.get(name, name))
