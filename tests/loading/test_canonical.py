"""One row of canonical cells to an entry, or to all that is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest

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
from ipregistry.errors import RowError
from ipregistry.loading.canonical import read_row


def entry(**cells: str) -> RegisterEntry:
    found = read_row({"entry_id": "e1", "mark": "XIAOMI", **cells}, 7, "RU-TROIS")
    assert isinstance(found, RegisterEntry), found
    return found


def errors(**cells: str) -> list[tuple[str | None, str]]:
    found = read_row({"entry_id": "e1", "mark": "XIAOMI", **cells}, 7, "RU-TROIS")
    assert isinstance(found, list), found
    assert all(error.line == 7 for error in found)
    return [(error.column, error.code) for error in found]


def test_row_says_only_what_its_cells_say() -> None:
    assert entry() == RegisterEntry("e1", "RU-TROIS", mark="XIAOMI")
    assert entry(goods="", note="  ", hs_codes="").goods is None


def test_xiaomi_as_the_press_of_2017_tells_it() -> None:
    found = entry(
        right_holder="Beijing Xiaomi Technology Co., Ltd",
        authorised_importers="ООО «Смарт Оранж»",
        authorised_importers_latin="Smart Orange LLC",
        authorised_importers_kind="organisation",
        customs_letter_date="2017-03-15",
        date_of_inclusion="2017-03-15",
        date_of_inclusion_basis="customs_letter",
        goods="portable phones",
    )
    assert found.right_holder == Party("Beijing Xiaomi Technology Co., Ltd")
    assert found.authorised_importers == (Party("ООО «Смарт Оранж»", "Smart Orange LLC", kind=PartyKind.ORGANISATION),)
    assert found.customs_letter == CustomsLetter(None, date(2017, 3, 15))
    assert found.date_of_inclusion_basis is InclusionBasis.CUSTOMS_LETTER
    assert (found.hs_codes, found.register_number) == ((), None)


def test_importers_and_representatives_are_never_merged() -> None:
    found = entry(authorised_importers="A|B", authorised_importers_country="RU|", representatives="C")
    assert found.authorised_importers == (Party("A", country="RU"), Party("B"))
    assert found.representatives == (Party("C"),)


def test_day_without_a_basis_is_stated() -> None:
    found = entry(date_of_inclusion="2020-01-01", valid_until="2022-01-01", removed_on="2021-01-01")
    assert found.date_of_inclusion_basis is InclusionBasis.STATED
    assert found.valid_until_basis is TermBasis.STATED
    assert found.removed_on_basis is RemovalBasis.STATED


def test_words_have_their_defaults() -> None:
    found = entry()
    assert (found.mark_kind, found.object_type) == (MarkKind.UNKNOWN, ObjectType.TRADEMARK)


def test_term_that_ends_before_the_inclusion_is_left_to_the_curator() -> None:
    found = entry(date_of_inclusion="2022-01-01", valid_until="2020-01-01")
    assert found.valid_until == date(2020, 1, 1)


def test_aliases_are_the_registers_unless_the_row_says_more() -> None:
    assert entry(aliases="MI|Сяоми").aliases == (Alias("MI"), Alias("Сяоми"))
    found = entry(aliases="MI|Сяоми", aliases_kind="abbreviation|", aliases_source="|press")
    assert found.aliases == (Alias("MI", AliasKind.ABBREVIATION), Alias("Сяоми", source="press"))


def test_id_is_made_of_the_number_where_none_is_given() -> None:
    found = read_row({"register_number": "01280/ТЗ-271119", "mark": "X"}, 2, "KZ-TROIS")
    assert isinstance(found, RegisterEntry)
    assert (found.entry_id, found.register_number) == ("kz-trois-01280-tz-271119", "01280/ТЗ-271119")
    assert entry(register_number="5", entry_id="mine").entry_id == "mine"


@pytest.mark.parametrize("entry_id", ["a", "9", "a.b_c~d-e", "A" * 128])
def test_id_that_is_given_is_kept(entry_id: str) -> None:
    assert entry(entry_id=entry_id).entry_id == entry_id


@pytest.mark.parametrize("entry_id", ["-a", ".a", "a/b", "a b", "A" * 129, "ид"])
def test_id_that_is_not_safe_in_a_url_is_refused(entry_id: str) -> None:
    assert errors(entry_id=entry_id) == [("entry_id", "entry_id")]


def test_row_needs_a_number_or_an_id() -> None:
    assert errors(entry_id="") == [(None, "no_number")]
    assert errors(entry_id="", register_number="小米") == [("register_number", "no_entry_id")]
    assert errors(entry_id="", register_number="1" * 120) == [("register_number", "no_entry_id")]


@pytest.mark.parametrize("column", ["mark", "right_holder", "registration_number"])
def test_row_must_say_something(column: str) -> None:
    assert entry(**{"mark": "", column: "X"})
    assert errors(mark="", goods="tea") == [(None, "says_nothing")]


def test_row_that_only_says_a_removal_is_an_entry() -> None:
    assert entry(mark="", removed_on="2021-01-01").removed_on == date(2021, 1, 1)


def test_value_that_cannot_be_read_is_not_also_missing() -> None:
    assert errors(mark="", removed_on="soon") == [("removed_on", "day")]
    assert errors(mark="", right_holder="x" * 501) == [("right_holder", "too_long")]
    assert errors(entry_id="", register_number="\0") == [("register_number", "control_character")]


def test_every_error_of_a_row_is_told() -> None:
    found = errors(hs_codes="64O3", nice_classes="46", valid_until="2020-02-30", mark_kind="logo")
    assert sorted(found, key=str) == [
        ("hs_codes", "hs_code"),
        ("mark_kind", "word"),
        ("nice_classes", "nice_class"),
        ("valid_until", "day"),
    ]


def test_parallel_cells_have_one_item_for_each_name() -> None:
    assert errors(authorised_importers="A|B", authorised_importers_latin="A") == [
        ("authorised_importers_latin", "parallel")
    ]
    assert errors(representatives_country="RU") == [("representatives_country", "parallel")]
    assert errors(right_holder_latin="A") == [("right_holder_latin", "without_name")]


def test_basis_without_a_day_is_refused() -> None:
    assert errors(valid_until_basis="derived") == [("valid_until_basis", "without_day")]
    assert errors(valid_until="x", valid_until_basis="derived") == [("valid_until", "day")]


def test_register_that_a_row_names_is_the_one_it_is_read_for() -> None:
    assert entry(register="RU-TROIS").register == "RU-TROIS"
    assert errors(register="KZ-TROIS") == [("register", "other_register")]


def test_limits_of_length() -> None:
    assert entry(mark="x" * 500, goods="y" * 100_000, note="z" * 2_000)
    assert errors(mark="x" * 501, goods="y" * 100_001, note="z" * 2_001) == [
        ("mark", "too_long"),
        ("goods", "too_long"),
        ("note", "too_long"),
    ]


def test_error_reads_as_a_sentence() -> None:
    found = read_row({"entry_id": "e1", "mark": "X", "hs_codes": "8517|64O3"}, 214, "RU-TROIS")
    assert found == [RowError(214, "hs_codes", "64O3", "hs_code", "2, 4, 6, 8 or 10 digits")]
    assert [str(error) for error in found] == ['line 214, hs_codes: "64O3" is not 2, 4, 6, 8 or 10 digits']


def test_value_in_an_error_is_short() -> None:
    found = read_row({"entry_id": "e1", "mark": "X" * 1_000_000}, 2, "RU-TROIS")
    assert isinstance(found, list)
    assert len(found[0].value or "") == 200
