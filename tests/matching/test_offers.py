"""What kind of text a description is: each question on both sides of its boundary."""

from __future__ import annotations

import pytest

from ipregistry.matching.offers import is_coded, is_in_sentences, is_measured, opening


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("keyboard K120", True),
        ("arkon IPM512 mount", True),
        ("toner 8245", True),
        ("keyboard K1", False),  # too short to tell from a size
        ("shirt 100ml", False),
        ("hinges of base metal", False),
    ],
)
def test_offer_carries_a_code_of_letters_and_digits_or_a_number_of_four(text: str, coded: bool) -> None:
    assert is_coded(text) is coded


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("cream bar 6 x 100 g", True),
        ("screen 70x70", True),
        ("frame 48 in", True),
        ("набор, 12 шт", True),
        ("set of 25", True),
        ("cream bar", False),
        ("wire of a diameter less than 20 mm", False),  # a limit is a law's, not a seller's
        ("проволока диаметром не более 5 мм", False),
        ("weights not exceeding 5 g", False),
    ],
)
def test_size_or_amount_is_told_from_a_limit(text: str, measured: bool) -> None:
    assert is_measured(text) is measured


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("1 X PHONE", "PHONE"),
        ("STC 5 CTNS PHONE", "PHONE"),
        ("new-tops notebook", "tops notebook"),
        ("10 шт. телефон", "телефон"),
        ("Товар: телефон", "телефон"),
        ("brand new phone", "phone"),
        ("phone, 2 pcs", "phone, 2 pcs"),
        ("newton cradle", "newton cradle"),
        ("5 colours pen", "5 colours pen"),
    ],
)
def test_amount_packing_and_condition_stand_before_the_goods(text: str, behind: str) -> None:
    assert text[opening(text) :] == behind


@pytest.mark.parametrize(
    ("text", "sentence"), [("oil for medical purposes", True), ("масло для волос", True), ("hair oil", False)]
)
def test_small_words_make_a_sentence(text: str, sentence: bool) -> None:
    assert is_in_sentences(text) is sentence
