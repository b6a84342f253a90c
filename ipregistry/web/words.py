"""What the contract's words are called on a page. Knows nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ..checking import ImporterState, Language, Strength, Verdict
from ..entry import AliasKind, InclusionBasis, MarkKind, ObjectType, PartyKind, RemovalBasis, Status, TermBasis
from ..goods import Coverage
from ..matching import Kind

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


VERDICTS_RU: Mapping[Verdict, str] = {
    Verdict.MATCH: "Знак в реестре",
    Verdict.AUTHORISED: "Уполномоченный импортёр",
    Verdict.POSSIBLE_MATCH: "Возможно, знак в реестре",
    Verdict.OUTSIDE_GOODS: "Знак в реестре, но для других товаров",
    Verdict.COVERED_GOODS: "Знак не назван, но такие товары в реестре есть",
    Verdict.INSUFFICIENT_DESCRIPTION: "Описание слишком общее",
    Verdict.NOT_CHECKED: "Проверять нечего",
    Verdict.NO_MATCH: "Не найдено",
}


def say(word: StrEnum, language: Language = Language.EN) -> str:
    """The word as a person reads it, verdicts in either language; one that is new to the tables is said as it is
    written."""
    if language is Language.RU and isinstance(word, Verdict):
        return VERDICTS_RU[word]
    return TABLES[type(word)].get(word, word.replace("_", " "))
