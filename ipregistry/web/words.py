"""What the contract's words are called on a page, in English; `words_ru` has them in Russian. Knows nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ..checking import ImporterState, Language, Strength, Verdict
from ..entry import AliasKind, InclusionBasis, MarkKind, ObjectType, PartyKind, RemovalBasis, Status, TermBasis
from ..goods import Coverage
from ..matching import Kind
from .words_ru import TABLES_RU, UNITS_RU, plural_ru

TABLES: Mapping[type[StrEnum], Mapping[str, str]] = {
    Verdict: {
        "match": "Match",
        "authorised": "Authorised importer",
        "possible_match": "Possible match",
        "outside_goods": "Recorded mark, other goods",
        "covered_goods": "No mark named, but covered goods",
        "insufficient_description": "Says too little",
        "not_checked": "Nothing to check",
        "no_match": "Not found",
    },
    Strength: {"match": "match", "possible": "possible match"},
    Status: {
        "in_force": "In force",
        "not_yet_included": "Not yet included",
        "expired": "Expired",
        "removed": "Removed",
        "suspended": "Suspended",
        "unconfirmed": "Unconfirmed",
    },
    Coverage: {
        "covered": "covered",
        "partly": "partly covered",
        "not_covered": "not covered",
        "unknown": "not known whether covered",
    },
    ImporterState: {
        "right_holder": "is the right holder",
        "authorised": "is an authorised importer",
        "not_listed": "is not listed",
        "unknown": "not sure",
    },
    Kind: {
        "exact": "as registered",
        "joined": "written as one word",
        "spaced": "written apart",
        "look_alike": "look-alike letters",
        "leet": "digits or signs for letters",
        "diacritics": "other accents",
        "full_width": "full-width letters",
        "zero_width": "invisible characters between",
        "glued": "run together with another word",
        "transliteration": "in another alphabet",
        "typo": "misspelt",
        "alias": "known spelling",
        "right_holder_name": "right holder's name",
    },
    MarkKind: {
        "word": "word mark",
        "figurative": "picture mark",
        "combined": "combined mark",
        "three_dimensional": "three-dimensional mark",
        "unknown": "kind of mark not stated",
    },
    ObjectType: {
        "trademark": "trademark",
        "copyright": "copyright",
        "related_right": "related right",
        "appellation_of_origin": "appellation of origin",
    },
    InclusionBasis: {
        "stated": "as the register states",
        "register_number": "read from the register number",
        "customs_letter": "the day of the customs letter",
    },
    TermBasis: {"stated": "as the register states", "derived": "worked out, not stated"},
    RemovalBasis: {
        "stated": "as the register states",
        "derived": "worked out, not stated",
        "not_later_than": "seen removed on that day; the day itself is not known",
    },
    AliasKind: {
        "pronunciation": "as it is pronounced",
        "translation": "translation",
        "native": "name in its own language",
        "misspelling": "misspelling",
        "product_line": "product line",
        "abbreviation": "abbreviation",
        "registered": "registered spelling",
    },
    PartyKind: {"organisation": "organisation", "person": "person"},
}


def say(word: StrEnum, language: Language = Language.EN) -> str:
    """The word as a person reads it; one that is new to the tables is said as it is written."""
    tables = TABLES_RU if language is Language.RU else TABLES
    return tables[type(word)].get(word, word.replace("_", " "))


def ago(count: int, unit: str, language: Language = Language.EN) -> str:
    """8 years ago, 1 year ago; 8 лет назад; today where the count is 0."""
    if language is Language.RU:
        return f"{count} {UNITS_RU[unit][plural_ru(count)]} назад" if count else "сегодня"
    return f"{count} {unit}{'s' if count > 1 else ''} ago" if count else "today"
