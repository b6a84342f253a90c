"""What stands around a spelling: each question on both sides of its boundary."""

from __future__ import annotations

import pytest

from ipregistry.matching.context import TextContext
from ipregistry.matching.fold import fold


def around(text: str, word: str) -> tuple[TextContext, int, int]:
    start = text.index(word)
    return TextContext(fold(text)), start, start + len(word)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("brand X", True),
        ("Brand: X", True),
        ("торговая марка X", True),
        ("т.м. X", True),
        ("品牌X", True),
        ("X®", True),
        ("X ™ phone", True),
        ("X (r)", True),
        ("«X» phone", True),
        ("“X”", True),
        ('"X"', True),
        ("«X phone»", False),
        ("brand new phone X", False),
        ("X phone", False),
        ("®", False),
    ],
)
def test_text_says_that_a_name_is_a_mark(text: str, told: bool) -> None:
    if "X" not in text:
        text = f"{text} phone case with X"
    context, start, end = around(text, "X")
    assert context.is_cued(start, end) is told


@pytest.mark.parametrize(
    ("text", "first", "whole"),
    [
        ("NIKE", True, True),
        ("  «NIKE»!", True, True),
        ("NIKE 5", True, True),  # a number beside it is no other word
        ("NIKE shoes", True, False),
        ("shoes NIKE", False, False),
        ("1 NIKE", False, True),
        ("🎁 NIKE", True, True),
    ],
)
def test_name_is_the_first_word_or_the_whole_text(text: str, first: bool, whole: bool) -> None:
    context, start, _ = around(text, "NIKE")
    folded = context.text.folded.index("nike")
    assert (context.is_first(start), context.is_whole(folded, folded + len("nike"))) == (first, whole)


@pytest.mark.parametrize(
    ("text", "word", "stands_out"),
    [
        ("ноутбук APPLE", "APPLE", True),
        ("мыло Dove", "Dove", True),
        ("buy iPhone now", "iPhone", True),
        ("CAT LITTER MAT", "CAT", False),
        ("Apple juice", "Apple", False),  # the first word of a sentence
        ("apple juice", "apple", False),
        ("APPLE", "APPLE", False),  # nothing to stand out from
        ("Red Apple Juice", "Apple", False),
    ],
)
def test_name_in_capitals_stands_out_only_where_the_rest_has_fewer(text: str, word: str, stands_out: bool) -> None:
    context, start, end = around(text, word)
    assert context.stands_out(start, end) is stands_out


@pytest.mark.parametrize(
    ("text", "small"),
    [("Boots with cat print", True), ("boots with cat print", False), ("Boots with Cat print", False)],
)
def test_name_in_small_letters_among_capitals(text: str, small: bool) -> None:
    context, start, end = around(text, "cat" if "cat" in text else "Cat")
    assert context.is_small_among_capitals(start, end) is small


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("телефон NIKE", True),
        ("手机 NIKE", True),
        ("phone NIKE", False),
        ("NIKE", False),
        ("тел. NIKE android phone", False),  # as much Latin as anything else
    ],
)
def test_latin_name_in_a_text_that_is_not_latin_is_foreign(text: str, foreign: bool) -> None:
    context, start, end = around(text, "NIKE")
    assert context.is_foreign(start, end) is foreign


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("X Mi6", True),
        ("X GS105", True),
        ("X A-12", True),
        ("X-M5", True),
        ("X model 5", True),
        ("X модель", True),
        ("X арт. 15", True),
        ("X 2 kg", False),
        ("X 2kg", False),
        ("X 10 шт", False),
        ("X 500ml", False),
        ("jeans X 501", True),
        ("X 50", False),  # too small a number to be a model's
        ("X phone", False),  # no digit
        ("X", False),
    ],
)
def test_model_designation_after_a_name_is_told_from_a_quantity(text: str, model: bool) -> None:
    context, _, end = around(text, "X")
    assert context.has_model_after(end) is model


@pytest.mark.parametrize(
    ("text", "first"),
    [("1 X NIKE shoes", True), ("STC 2 CTNS NIKE", True), ("new-NIKE shoes", True), ("shoes 1 X NIKE", False)],
)
def test_amount_and_condition_before_a_name_leave_it_the_first(text: str, first: bool) -> None:
    context, start, _ = around(text, "NIKE")
    assert context.is_first(start) is first


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("C3M0021120K", True),
        ("TL3M4105AF160QG", True),
        ("3M4105AF160QG", True),
        ("3M tape", False),
        ("3M600", False),
        ("3M-ABCDEFGH", False),  # letters alone are a word that a hyphen joins
    ],
)
def test_piece_of_a_code_is_told_from_a_name_with_a_number(text: str, inside: bool) -> None:
    context, start, end = around(text, "3M")
    assert context.is_in_code(start, end) is inside


@pytest.mark.parametrize(
    ("text", "word", "sure", "before"),
    [
        ("Apple iPhone", "Apple", ["iPhone"], True),
        ("apple iphone", "apple", ["iphone"], True),
        ("Griffin Black iPhone", "Black", ["Griffin", "iPhone"], False),
        ("black MINZAN", "black", ["MINZAN"], False),
        ("карамель Lindt", "карамель", ["Lindt"], False),
        ("Apple phone", "Apple", [], False),
    ],
)
def test_brand_before_its_product_is_told_from_a_word_that_describes_it(
    text: str, word: str, sure: list[str], before: bool
) -> None:
    context, start, end = around(text, word)
    context.sure.update(text.index(each) for each in sure)
    context.sure_ends.update(text.index(each) + len(each) for each in sure)
    assert context.is_before_mark(start, end) is before
