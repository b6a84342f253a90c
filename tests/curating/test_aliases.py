"""Aliases that would name somebody else, or say nothing."""

from __future__ import annotations

from ipregistry.curating.aliases import find_strange_aliases
from ipregistry.entry import Alias, AliasKind, Party, RegisterEntry
from ipregistry.loading.overlays import AliasLine

APPLE, HENKEL = Party("Apple Inc."), Party("Henkel AG")
ENTRIES = [
    RegisterEntry("e1", "KZ-TROIS", mark="APPLE", right_holder=APPLE),
    RegisterEntry("e2", "KZ-TROIS", mark="MACBOOK", right_holder=APPLE),
    RegisterEntry("e3", "KZ-TROIS", mark="Persil", right_holder=HENKEL),
    RegisterEntry("e4", "KZ-TROIS", right_holder=HENKEL),
]
ZIPF = {"persil": 0.0, "plum": 4.0, "pear": 2.9, "mac": 4.9}


def codes(*lines: tuple[str, str], kind: AliasKind = AliasKind.MISSPELLING) -> list[tuple[str, str]]:
    """The findings of aliases of marks; a lower-case name is an entry's id."""
    made = [
        AliasLine(None if of.islower() else of, of if of.islower() else None, Alias(alias, kind)) for of, alias in lines
    ]
    found = find_strange_aliases(ENTRIES, made, lambda word: ZIPF.get(word, 0.0))
    return [(str(each.severity), each.code) for each in found]


def test_alias_that_is_its_mark_says_nothing() -> None:
    assert codes(("APPLE", "Ap-ple")) == [("error", "alias_is_mark")]
    assert codes(("e1", "apple")) == [("error", "alias_is_mark")]


def test_alias_that_is_somebody_elses_mark_is_an_error() -> None:
    assert codes(("APPLE", "PERSIL")) == [("error", "alias_is_other_mark")]
    assert codes(("e4", "Apple")) == [("error", "alias_is_other_mark")]


def test_alias_that_is_another_mark_of_the_holder_is_a_twin() -> None:
    assert codes(("APPLE", "MacBook")) == []


def test_alias_of_two_marks_of_different_holders_is_a_doubt() -> None:
    assert codes(("APPLE", "Эппл"), ("Persil", "эппл")) == [("doubt", "alias_of_two_marks")]
    assert codes(("APPLE", "Мак"), ("MACBOOK", "Мак")) == []


def test_alias_that_its_mark_has_already_is_told() -> None:
    assert codes(("APPLE", "Эппл"), ("APPLE", "ЭППЛ")) == [("doubt", "alias_twice")]


def test_alias_that_is_an_ordinary_word_is_a_doubt_unless_it_is_registered() -> None:
    assert codes(("APPLE", "Plum")) == [("doubt", "alias_is_word")]
    assert codes(("APPLE", "Pear")) == []
    assert codes(("APPLE", "Plum"), kind=AliasKind.REGISTERED) == []
