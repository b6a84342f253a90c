"""The plain form of an entry holds every field, is JSON, and comes back as the same entry."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.entry import (
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
from ipregistry.record import from_record, to_record
from ipregistry.register import Register

FULL = RegisterEntry(
    entry_id="ru-trois-xiaomi",
    register="RU-TROIS",
    register_number="04390/05020-003/ТЗ-150517",
    mark="XIAOMI",
    mark_kind=MarkKind.WORD,
    object_type=ObjectType.TRADEMARK,
    aliases=(Alias("Сяоми", AliasKind.PRONUNCIATION, "sound", "https://example.org"), Alias("MI")),
    registration_number="1177611",
    registration_date=date(2012, 11, 28),
    right_holder=Party("Beijing Xiaomi Technology Co., Ltd", "same", "CN", PartyKind.ORGANISATION, "1"),
    authorised_importers=(Party("ООО «Смарт Оранж»", "Smart Orange LLC"), Party("B")),
    representatives=(Party("Иванов", kind=PartyKind.PERSON),),
    goods="portable phones",
    nice_classes=(9, 35),
    hs_codes=("8517", "851762"),
    date_of_inclusion=date(2017, 3, 15),
    date_of_inclusion_basis=InclusionBasis.CUSTOMS_LETTER,
    valid_until=date(2019, 3, 15),
    valid_until_basis=TermBasis.DERIVED,
    removed_on=date(2018, 1, 1),
    removed_on_basis=RemovalBasis.NOT_LATER_THAN,
    suspended_from=date(2017, 6, 1),
    suspended_until=date(2017, 6, 30),
    confirmed_on=(date(2017, 5, 16), date(2017, 5, 20)),
    customs_letter=CustomsLetter("14-40/12345", date(2017, 3, 15)),
    note="a note",
    sources=("https://example.org", "a letter"),
    as_of=date(2017, 5, 31),
)
BARE = RegisterEntry("kz-1", "KZ-TROIS")


def test_record_names_every_field_of_an_entry_and_no_other() -> None:
    names = [field.name for field in fields(RegisterEntry)]
    assert list(to_record(FULL)) == names
    assert list(to_record(BARE)) == names


def test_entry_with_every_fact_comes_back_the_same_through_json() -> None:
    assert all(getattr(FULL, field.name) for field in fields(RegisterEntry)), "this entry must fill every field"
    assert from_record(json.loads(json.dumps(to_record(FULL)))) == FULL


def test_entry_of_which_nothing_is_known_comes_back_with_nothing() -> None:
    record = to_record(BARE)
    assert record["right_holder"] is None and record["valid_until"] is None and record["hs_codes"] == []
    assert from_record(json.loads(json.dumps(record))) == BARE


def test_customs_letter_with_no_day_stays_a_letter() -> None:
    entry = replace(BARE, customs_letter=CustomsLetter("14-40/12345"))
    assert from_record(to_record(entry)) == entry


def test_every_entry_that_ships_comes_back_the_same(seeded: Register) -> None:
    rows = [row for code in ("RU-TROIS", "CN-GACC", "BY-TROIS", "KG-TROIS") for row in seeded.repository.rows(code)]
    assert len(rows) > 500
    for row in rows:
        assert to_record(from_record(row)) == row


_TEXT = st.none() | st.text(min_size=1)
_PARTY = st.builds(
    Party,
    st.text(min_size=1),
    name_latin=_TEXT,
    country=_TEXT,
    kind=st.none() | st.sampled_from(PartyKind),
    tax_number=_TEXT,
)
_ENTRIES = st.builds(
    RegisterEntry,
    entry_id=st.text(min_size=1),
    register=st.text(min_size=1),
    mark=_TEXT,
    mark_kind=st.sampled_from(MarkKind),
    aliases=st.lists(st.builds(Alias, st.text(min_size=1), st.sampled_from(AliasKind), _TEXT, _TEXT)).map(tuple),
    right_holder=st.none() | _PARTY,
    authorised_importers=st.lists(_PARTY, max_size=3).map(tuple),
    nice_classes=st.lists(st.integers(1, 45)).map(tuple),
    hs_codes=st.lists(st.text("0123456789", min_size=2, max_size=10)).map(tuple),
    date_of_inclusion=st.none() | st.dates(),
    confirmed_on=st.lists(st.dates()).map(tuple),
    removed_on=st.none() | st.dates(),
    removed_on_basis=st.none() | st.sampled_from(RemovalBasis),
    customs_letter=st.none() | st.builds(CustomsLetter, _TEXT, st.none() | st.dates()),
)


@settings(max_examples=60, deadline=None)
@given(_ENTRIES)
def test_any_entry_comes_back_the_same_through_json(entry: RegisterEntry) -> None:
    assert from_record(json.loads(json.dumps(to_record(entry)))) == entry
