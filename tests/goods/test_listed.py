"""The goods that an entry lists one by one."""

import pytest

from ipregistry.goods.listed import Listed, as_listed, listed_goods, segments, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("крем", "кремов"), ("перчатки", "перчатками"), ("phones", "phone"), ("batteries", "battery"), ("обувь", "обуви")],
)
def test_two_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_goods_are_listed_apart_and_generic_words_left_out() -> None:
    assert segments("Духи, туалетная вода; прочие изделия (в том числе мыло)") == (
        "Духи",
        "туалетная вода",
        "в том числе мыло",
    )


def test_an_exception_is_not_listed() -> None:
    assert segments("алкогольные напитки (за исключением пива), виски") == ("алкогольные напитки", "виски")


def test_what_goods_are_for_stands_apart() -> None:
    listed = as_listed("чехлы для телефонов")
    assert listed == Listed(("чехл", "телефон"), 1)
    assert listed.head == ("чехл",)


def test_a_list_of_generic_words_lists_nothing() -> None:
    assert listed_goods("прочие изделия, части и принадлежности, 25 класс") == ()
