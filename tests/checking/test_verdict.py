"""The table of verdicts: which one wins, for every state that matches, goods and text can be in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement, product

import pytest

from ipregistry.checking.result import CoveredGoods, EntryMatch, ImporterState, Strength, Verdict
from ipregistry.checking.verdict import decide
from ipregistry.entry import RegisterEntry, Status
from ipregistry.goods import Coverage, EntryGoods
from ipregistry.snapshot import SnapshotEntry

ALLOWED = (ImporterState.AUTHORISED, ImporterState.RIGHT_HOLDER)
FOUND = SnapshotEntry(RegisterEntry("x", "RU-TROIS"), {}, EntryGoods((), (), (), False, False, False), None)
COVERED = CoveredGoods(0, 5, "phone", ("8517",), 14, ())


def match(
    strength: Strength = Strength.MATCH,
    goods: Coverage = Coverage.COVERED,
    importer: ImporterState = ImporterState.UNKNOWN,
    compatibility: bool = False,
) -> EntryMatch:
    return EntryMatch(FOUND, Status.IN_FORCE, (), 0.9, strength, goods, importer, (), compatibility)


SURE, WEAK = Strength.MATCH, Strength.POSSIBLE
WITHIN = (Coverage.COVERED, Coverage.PARTLY, Coverage.UNKNOWN)
OUTSIDE = match(goods=Coverage.NOT_COVERED)


@pytest.mark.parametrize("goods", WITHIN)
def test_sure_name_whose_goods_are_covered_partly_covered_or_unknown_is_a_match(goods: Coverage) -> None:
    assert decide([match(goods=goods)], [], False) is Verdict.MATCH


@pytest.mark.parametrize("importer", ImporterState)
def test_sure_name_is_authorised_only_where_the_importer_is_listed(importer: ImporterState) -> None:
    expected = Verdict.AUTHORISED if importer in ALLOWED else Verdict.MATCH
    assert decide([match(importer=importer)], [], False) is expected


def test_every_sure_entry_must_list_the_importer_and_weak_ones_are_not_asked() -> None:
    listed, other = match(importer=ImporterState.AUTHORISED), match(importer=ImporterState.NOT_LISTED)
    holder = match(importer=ImporterState.RIGHT_HOLDER)
    assert decide([listed, holder], [], False) is Verdict.AUTHORISED
    assert decide([listed, other], [], False) is Verdict.MATCH
    assert decide([other, listed], [], False) is Verdict.MATCH
    assert decide([listed, match(WEAK, importer=ImporterState.NOT_LISTED)], [], False) is Verdict.AUTHORISED


def test_sure_entry_of_other_goods_is_asked_for_the_importer_too() -> None:
    listed = match(importer=ImporterState.AUTHORISED)
    assert (
        decide([listed, match(goods=Coverage.NOT_COVERED, importer=ImporterState.NOT_LISTED)], [], False)
        is Verdict.MATCH
    )


@pytest.mark.parametrize("goods", WITHIN)
@pytest.mark.parametrize("importer", ImporterState)
def test_weak_name_is_a_possible_match_whoever_imports(goods: Coverage, importer: ImporterState) -> None:
    assert decide([match(WEAK, goods, importer)], [COVERED], True) is Verdict.POSSIBLE_MATCH


@pytest.mark.parametrize("strength", Strength)
def test_name_whose_goods_are_others_is_outside_goods(strength: Strength) -> None:
    assert decide([match(strength, Coverage.NOT_COVERED)], [COVERED], True) is Verdict.OUTSIDE_GOODS


def test_one_entry_that_covers_the_goods_is_enough_not_to_be_outside_them() -> None:
    assert decide([OUTSIDE, match()], [], False) is Verdict.MATCH
    assert decide([OUTSIDE, match(WEAK)], [], False) is Verdict.POSSIBLE_MATCH


def test_accessory_is_a_possible_match_though_its_goods_are_others() -> None:
    accessory = match(WEAK, Coverage.NOT_COVERED, compatibility=True)
    assert decide([accessory], [], False) is Verdict.POSSIBLE_MATCH


def test_without_a_name_goods_decide_then_whether_the_text_says_enough() -> None:
    assert decide([], [COVERED], True) is Verdict.COVERED_GOODS
    assert decide([], [COVERED], False) is Verdict.COVERED_GOODS
    assert decide([], [], True) is Verdict.INSUFFICIENT_DESCRIPTION
    assert decide([], [], False) is Verdict.NO_MATCH


def _every_match() -> Sequence[EntryMatch]:
    states = product(Strength, Coverage, ImporterState, (False, True))
    return [match(*state) for state in states if not (state[0] is SURE and state[3])]


@pytest.mark.parametrize("covered", [(), (COVERED,)], ids=["", "covered"])
@pytest.mark.parametrize("insufficient", [False, True])
def test_every_pair_of_matches_gets_the_first_verdict_of_the_table_that_holds(
    covered: Sequence[CoveredGoods], insufficient: bool
) -> None:
    """The table in DESIGN's order, said once more as plain conditions, over all 666 pairs and more."""
    singles = _every_match()
    cases = [(), *((one,) for one in singles), *combinations_with_replacement(singles, 2)]
    assert len(cases) > 600
    for matches in cases:
        within = [each for each in matches if each.goods is not Coverage.NOT_COVERED]
        names_surely = any(each.strength is SURE for each in within)
        all_allowed = all(each.importer in ALLOWED for each in matches if each.strength is SURE)
        table = (
            (Verdict.MATCH, names_surely and not all_allowed),
            (Verdict.AUTHORISED, names_surely and all_allowed),
            (Verdict.POSSIBLE_MATCH, bool(within) or any(each.compatibility for each in matches)),
            (Verdict.OUTSIDE_GOODS, bool(matches)),
            (Verdict.COVERED_GOODS, bool(covered)),
            (Verdict.INSUFFICIENT_DESCRIPTION, insufficient),
            (Verdict.NO_MATCH, True),
        )
        first = next(verdict for verdict, holds in table if holds)
        assert decide(matches, covered, insufficient) is first


def test_order_of_matches_does_not_matter() -> None:
    for one, other in combinations_with_replacement(_every_match(), 2):
        assert decide([one, other], [], False) is decide([other, one], [], False)
