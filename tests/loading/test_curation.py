"""Overlays joined to entries, and the lines that met nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from ipregistry.entry import Alias, AliasKind, Party, PartyKind, RegisterEntry, TermBasis
from ipregistry.loading.curation import Curation, Unmet, fold
from ipregistry.loading.overlays import AliasLine, PartyFacts, Repair

XIAOMI = RegisterEntry("e1", "RU-TROIS", mark="XIAOMI", right_holder=Party("Xiaomi"), goods="portable phones")


def native(alias: str) -> Alias:
    return Alias(alias, AliasKind.NATIVE)


def one(curation: Curation, entry: RegisterEntry = XIAOMI) -> RegisterEntry:
    (found,) = curation.apply([entry])
    return found


@pytest.mark.parametrize(
    ("one", "same"),
    [("HEAD & SHOULDERS", "head&shoulders"), ("Levi's", "LEVIS"), ("ＸＩＡＯＭＩ", "Xiaomi"), ("3M", "3 m")],
)
def test_marks_fold_without_regard_to_case_form_and_signs(one: str, same: str) -> None:
    assert fold(one) == fold(same)


def test_marks_of_signs_alone_are_not_all_the_same() -> None:
    assert fold("+") != fold("&")


def test_alias_of_a_mark_joins_every_entry_of_that_mark() -> None:
    curation = Curation([AliasLine("Xiaomi", None, native("小米"))])
    others = [RegisterEntry("e2", "KZ-TROIS", mark="xiao-mi"), RegisterEntry("e3", "KZ-TROIS", mark="APPLE")]
    found = list(curation.apply([XIAOMI, *others, RegisterEntry("e4", "KZ-TROIS")]))
    assert [entry.aliases for entry in found] == [(native("小米"),), (native("小米"),), (), ()]
    assert curation.unmet() == ()


def test_alias_of_an_entry_joins_only_that_entry() -> None:
    curation = Curation([AliasLine(None, "e1", native("小米"))])
    found = list(curation.apply([XIAOMI, RegisterEntry("e2", "KZ-TROIS", mark="XIAOMI")]))
    assert [entry.aliases for entry in found] == [(native("小米"),), ()]


def test_alias_that_says_nothing_new_is_left_out() -> None:
    entry = RegisterEntry("e1", "RU-TROIS", mark="XIAOMI", aliases=(Alias("Сяоми"),))
    lines = [AliasLine("XIAOMI", None, native(alias)) for alias in ("Xiao Mi", "СЯОМИ", "小米", "小米")]
    curation = Curation(lines)
    assert one(curation, entry).aliases == (Alias("Сяоми"), native("小米"))
    assert curation.unmet() == ()


def test_repair_is_applied_while_the_cell_says_what_it_puts_right() -> None:
    repairs = [
        Repair("e1", "hs_codes", "", "8517", "phones"),
        Repair("e1", "valid_until", "", "2020-01-01", "from the letter"),
    ]
    found = one(Curation(repairs=repairs))
    assert (found.hs_codes, found.valid_until, found.valid_until_basis) == (
        ("8517",),
        date(2020, 1, 1),
        TermBasis.STATED,
    )
    assert found.goods == "portable phones"


def test_repair_that_takes_a_day_away_takes_its_basis_too() -> None:
    entry = RegisterEntry("e1", "R", mark="X", valid_until=date(2020, 1, 1), valid_until_basis=TermBasis.DERIVED)
    found = one(Curation(repairs=[Repair("e1", "valid_until", "2020-01-01", "", "a misreading")]), entry)
    assert (found.valid_until, found.valid_until_basis) == (None, None)


DERIVED_TERM = [
    Repair("e1", "valid_until", "", "2020-01-01", "two years from the order"),
    Repair("e1", "valid_until_basis", "stated", "derived", "reckoned"),
]


@pytest.mark.parametrize("basis_from", ["", "stated"])
@pytest.mark.parametrize("order", [1, -1])
def test_day_and_its_basis_are_repaired_in_any_order(basis_from: str, order: int) -> None:
    repairs = [DERIVED_TERM[0], replace(DERIVED_TERM[1], wrong=basis_from)][::order]
    curation = Curation(repairs=repairs)
    found = one(curation)
    assert (found.valid_until, found.valid_until_basis) == (date(2020, 1, 1), TermBasis.DERIVED)
    assert curation.unmet() == ()


@pytest.mark.parametrize("order", [1, -1])
def test_parties_and_their_kinds_are_repaired_in_any_order(order: int) -> None:
    entry = replace(XIAOMI, representatives=(Party("A и B", kind=PartyKind.ORGANISATION),))
    repairs = [
        Repair("e1", "representatives", "A и B", "A|B", "two in one cell"),
        Repair("e1", "representatives_kind", "organisation", "organisation|person", "two in one cell"),
    ]
    curation = Curation(repairs=repairs[::order])
    people = (Party("A", kind=PartyKind.ORGANISATION), Party("B", kind=PartyKind.PERSON))
    assert one(curation, entry).representatives == people
    assert curation.unmet() == ()


@pytest.mark.parametrize("order", [1, -1])
def test_repair_of_what_another_one_writes_is_told_and_not_made(order: int) -> None:
    first = Repair("e1", "goods", "portable phones", "phones", "short")
    second = Repair("e1", "goods", "phones", "telephones", "style")
    curation = Curation(repairs=[first, second][::order])
    assert one(curation).goods == "phones"
    assert curation.unmet() == (Unmet(second, "twice"),)


@pytest.mark.parametrize("order", [1, -1])
def test_two_repairs_of_one_cell_are_told_and_none_is_made(order: int) -> None:
    rivals = [Repair("e1", "goods", "portable phones", right, "r") for right in ("phones", "telephones")][::order]
    curation = Curation(repairs=rivals)
    assert one(curation) == XIAOMI
    assert curation.unmet() == tuple(Unmet(repair, "twice") for repair in rivals)


def test_basis_of_a_day_that_nobody_knows_cannot_be_repaired() -> None:
    curation = Curation(repairs=[DERIVED_TERM[1]])
    assert one(curation) == XIAOMI
    assert curation.unmet() == (Unmet(DERIVED_TERM[1], "cannot_apply"),)


@pytest.mark.parametrize("order", [1, -1])
def test_repair_that_cannot_be_made_does_not_hinder_the_others(order: int) -> None:
    wrong = Repair("e1", "representatives_country", "", "RU", "nobody to say it of")
    right = Repair("e1", "hs_codes", "", "8517", "phones")
    curation = Curation(repairs=[wrong, right][::order])
    assert one(curation) == replace(XIAOMI, hs_codes=("8517",))
    assert curation.unmet() == (Unmet(wrong, "cannot_apply"),)


def test_repairs_after_which_nothing_would_be_said_are_told() -> None:
    emptied = [Repair("e1", "mark", "XIAOMI", "", "r"), Repair("e1", "right_holder", "Xiaomi", "", "r")]
    curation = Curation(repairs=emptied)
    assert one(curation) == XIAOMI
    assert curation.unmet() == tuple(Unmet(repair, "cannot_apply") for repair in emptied)


def test_stale_repair_changes_nothing_and_is_told() -> None:
    stale = Repair("e1", "goods", "phones", "telephones", "style")
    curation = Curation(repairs=[stale])
    assert one(curation) == XIAOMI
    assert curation.unmet() == (Unmet(stale, "stale"),)


def test_repair_after_which_the_entry_could_not_be_read_is_told() -> None:
    wrong = Repair("e1", "representatives_country", "", "RU", "nobody to say it of")
    curation = Curation(repairs=[wrong])
    assert one(curation) == XIAOMI
    assert curation.unmet() == (Unmet(wrong, "cannot_apply"),)


def test_party_is_replaced_in_every_role() -> None:
    known = Party("Xiaomi Inc.", "Xiaomi Inc.", "CN")
    entry = RegisterEntry(
        "e1",
        "RU-TROIS",
        mark="X",
        right_holder=Party("Xiaomi"),
        authorised_importers=(Party("A"), Party("Xiaomi")),
        representatives=(Party("Xiaomi"),),
    )
    found = one(Curation(parties=[PartyFacts("Xiaomi", known, None)]), entry)
    assert (found.right_holder, found.authorised_importers, found.representatives) == (
        known,
        (Party("A"), known),
        (known,),
    )


def test_repair_comes_before_the_party_that_it_names() -> None:
    known = Party("Xiaomi Inc.", country="CN")
    repairs = [Repair("e1", "right_holder", "Xiaomi", "Xiaomi Inc", "the full name")]
    assert one(Curation(repairs=repairs, parties=[PartyFacts("Xiaomi Inc", known, None)])).right_holder == known


def test_every_line_that_met_nothing_is_told() -> None:
    lines: Sequence[AliasLine] = [AliasLine("APPLE", None, native("苹果")), AliasLine(None, "e9", native("x"))]
    lost = Repair("e9", "goods", "a", "b", "r")
    nobody = PartyFacts("Apple", Party("Apple Inc."), None)
    curation = Curation(lines, [lost], [nobody])
    assert one(curation) == XIAOMI
    assert curation.unmet() == (
        Unmet(lines[0], "unknown_mark"),
        Unmet(lines[1], "unknown_entry"),
        Unmet(lost, "unknown_entry"),
        Unmet(nobody, "unknown_party"),
    )
