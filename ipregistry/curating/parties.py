"""Parties that are told in two ways, or in two roles. Knows no marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..entry import Party, PartyKind, RegisterEntry
from ..matching import name_words
from .finding import Finding, doubt, error


def find_strange_parties(entries: Sequence[RegisterEntry]) -> Iterator[Finding]:
    """One name with two sets of facts, one name in two spellings, a Latin name that is not in Latin letters, a person
    with a tax number, and one party as both importer and representative of an entry."""
    first: dict[str, tuple[str, Party]] = {}
    for entry in entries:
        yield from _in_two_roles(entry)
        for role, party in _parties(entry):
            entry_id, known = first.setdefault(party.name, (entry.entry_id, party))
            if known is party:
                yield from _about(entry.entry_id, role, party)
            elif known != party:
                sentence = f"{entry_id} tells something else of this party: its line in parties.csv is not complete"
                yield error("two_sets_of_facts", entry.entry_id, role, party.name, sentence)
    yield from _in_two_spellings(first)


def _parties(entry: RegisterEntry) -> Iterator[tuple[str, Party]]:
    if entry.right_holder:
        yield "right_holder", entry.right_holder
    for role in ("authorised_importers", "representatives"):
        for party in getattr(entry, role):
            yield role, party


def _about(entry_id: str, role: str, party: Party) -> Iterator[Finding]:
    latin = party.name_latin or ""
    if any(letter.isalpha() and not _is_latin(letter) for letter in latin):
        yield error("latin_name_is_not", entry_id, f"{role}_latin", latin, "not all of it is in Latin letters")
    if party.kind is PartyKind.PERSON and party.tax_number:
        # A person's tax number (ИИН, ИНН) tells the day of birth.
        yield error("personal_data", entry_id, f"{role}_tax_number", party.name, "a person's tax number is not kept")


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "\u00c0" <= letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff" or letter in "ªº"


def _in_two_roles(entry: RegisterEntry) -> Iterator[Finding]:
    representatives = {party.name for party in entry.representatives}
    for party in entry.authorised_importers:
        if party.name in representatives:
            sentence = "named as importer and as representative: so it must stand in the source"
            yield doubt("two_roles", entry.entry_id, "authorised_importers", party.name, sentence)


def _in_two_spellings(first: dict[str, tuple[str, Party]]) -> Iterator[Finding]:
    """Names of the same words: one party, or two whose legal forms differ."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in first:
        spellings["".join(name_words(name))].append(name)
    for names in spellings.values():
        for other in names[1:]:
            sentence = f"{names[0]} has the same words: one party is spelt in one way"
            yield doubt("two_spellings", first[other][0], "parties", other, sentence)
