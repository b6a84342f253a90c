"""HS codes as registers write them: padding, old editions, codes run together, odd lengths."""

import pytest

from ipregistry.goods import HsCode, Relation, is_valid_code, moved_to, normalise_hs_code, prefix_relation
from ipregistry.goods.codes import _moved


@pytest.mark.parametrize(
    ("written", "prefixes"),
    [
        ("8517", ("8517",)),
        ("85", ("85",)),
        ("851713", ("851713",)),
        ("8517.13", ("851713",)),
        ("8517 13 000 0", ("851713",)),
        ("1704906100", ("17049061",)),
        ("8528722001", ("8528722001",)),
        ("330300", ("330300",)),
    ],
)
def test_a_sound_code_is_compared_as_written(written: str, prefixes: tuple[str, ...]) -> None:
    assert normalise_hs_code(written) == HsCode(written, prefixes)


@pytest.mark.parametrize(
    ("written", "prefix"),
    [
        ("851700", "8517"),
        ("847100", "8471"),
        ("8500", "85"),
        ("850000", "85"),
        ("8517000000", "8517"),
        ("0409000000", "0409"),
    ],
)
def test_padding_zeros_are_trimmed(written: str, prefix: str) -> None:
    assert normalise_hs_code(written) == HsCode(written, (prefix,))


@pytest.mark.parametrize("written", ["040900", "852910", "330300", "940511", "610910"])
def test_zeros_that_the_nomenclature_means_are_kept(written: str) -> None:
    assert normalise_hs_code(written).prefix == written


def test_phones_of_before_2022_stand_for_the_two_subheadings_they_became() -> None:
    code = normalise_hs_code("851712")
    assert code.prefixes == ("851712", "851713", "851714")
    assert code.reason is not None
    assert "earlier nomenclature" in code.reason


def test_a_subheading_that_no_table_knows_is_compared_by_its_heading_and_says_so() -> None:
    code = normalise_hs_code("330180")
    assert code.prefixes == ("3301",)
    assert code.reason == "today's nomenclature does not know 330180, so it is compared by its heading 3301"


@pytest.mark.parametrize(
    ("written", "prefixes"),
    [("3303003304", ("330300", "3304")), ("33043305", ("3304", "3305")), ("02100301", ("0210", "0301"))],
)
def test_codes_run_together_are_taken_apart(written: str, prefixes: tuple[str, ...]) -> None:
    code = normalise_hs_code(written)
    assert code.prefixes == prefixes
    assert "run together" in (code.reason or "")


@pytest.mark.parametrize(
    ("written", "prefix", "why"),
    [
        ("842123000", "842123", "the last is left out"),
        ("409000000", "0409", "zero in front"),
        ("8517120", "851712", "the last is left out"),
    ],
)
def test_nine_and_seven_digits_are_repaired_where_one_reading_exists(written: str, prefix: str, why: str) -> None:
    code = normalise_hs_code(written)
    assert code.prefix == prefix
    assert why in (code.reason or "")


@pytest.mark.parametrize("written", ["30510", "851", "1", "488334", "7732111", "64O3", "", "85171300001"])
def test_a_code_that_cannot_be_read_is_dropped_with_a_reason(written: str) -> None:
    code = normalise_hs_code(written)
    assert code.prefixes == ()
    assert code.reason


@pytest.mark.parametrize(
    ("entry", "item", "relation"),
    [
        ("8517", "851713", Relation.COVERS),
        ("851713", "851713", Relation.COVERS),
        ("851713", "85", Relation.PARTLY),
        ("851713", "851762", Relation.APART),
        ("040900", "0409", Relation.COVERS),
        ("33030010", "330300", Relation.PARTLY),
        ("85", "8617", Relation.APART),
    ],
)
def test_prefixes_are_compared_both_ways(entry: str, item: str, relation: Relation) -> None:
    assert prefix_relation(entry, item) is relation


def test_the_table_holds_the_edition_of_2022() -> None:
    assert is_valid_code("851713")
    assert is_valid_code("8806")
    assert not is_valid_code("851712")
    assert not is_valid_code("77")


def test_every_subheading_that_moved_is_unknown_today_and_what_it_became_is_known() -> None:
    assert _moved()
    for old in _moved():
        assert not is_valid_code(old)
        assert all(is_valid_code(new) for new in moved_to(old))
