"""Parties told in two ways, or in two roles."""

from __future__ import annotations

from ipregistry.curating.parties import find_strange_parties
from ipregistry.entry import Party, PartyKind, RegisterEntry

MIELE = Party("ТОО «Миле»", country="KZ")


def codes(*parties: Party, importers: tuple[Party, ...] = ()) -> list[tuple[str, str, str | None]]:
    """The findings of entries e0, e1 … of one representative each."""
    entries = [
        RegisterEntry(f"e{number}", "KZ-TROIS", mark="X", representatives=(party,), authorised_importers=importers)
        for number, party in enumerate(parties)
    ]
    return [(str(each.severity), each.code, each.entry_id) for each in find_strange_parties(entries)]


def test_one_party_told_alike_everywhere_is_fine() -> None:
    assert codes(MIELE, Party("ТОО «Миле»", country="KZ"), Party("Miele & Cie. KG", "Miele & Cie. KG")) == []


def test_one_name_with_two_sets_of_facts_is_an_error() -> None:
    assert codes(MIELE, Party("ТОО «Миле»")) == [("error", "two_sets_of_facts", "e1")]


def test_one_name_in_two_spellings_is_a_doubt() -> None:
    short, long = Party("ООО «Лакруа»"), Party("Общество с ограниченной ответственностью «ЛАКРУА»")
    assert codes(short, long, short) == [("doubt", "two_spellings", "e1")]


def test_latin_name_is_in_latin_letters_accents_and_all() -> None:
    assert codes(Party("Торуньский завод", "Toruńskie Zakłady S.A. & Co. № 1")) == []
    assert codes(Party("ОсОО «Suncape»", "ОсОО «Suncape»")) == [("error", "latin_name_is_not", "e0")]
    assert codes(Party("Макар", "Mаkar")) == [("error", "latin_name_is_not", "e0")]


def test_tax_number_is_an_organisations() -> None:
    assert codes(Party("A", tax_number="000000000000", kind=PartyKind.ORGANISATION)) == []
    assert codes(Party("A", tax_number="000000000000", kind=PartyKind.PERSON)) == [("error", "personal_data", "e0")]


def test_importer_who_represents_too_is_a_doubt() -> None:
    assert codes(MIELE, importers=(MIELE,)) == [("doubt", "two_roles", "e0")]
    assert codes(MIELE, importers=(Party("ТОО «Другое»"),)) == []
