"""Placeholders where a mark should stand, and descriptions too vague to say anything of."""

import pytest

from ipregistry.goods import GoodsLexicon, is_insufficient, is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "NO BRAND",
        "no brand",
        "No-Brand.",
        "NO NAME",
        "без марки",
        "БЕЗ МАРКИ",
        "ОТСУТСТВУЕТ",
        "отсутствует.",
        "N/M",
        "n/a",
        "N.M.",
        "unbranded",
        "无品牌",
        "无",
        "-",
        "---",
        "none",
        "нет",
        "не указано",
        "Не указан",
        "товарный знак: отсутствует",
        "Товарный знак отсутствует",
        "без товарного знака",
        "brand: none",
        "Без марки, без модели",
        "NO BRAND / NO MODEL",
        "модель: отсутствует; марка: отсутствует",
        "(без бренда)",
    ],
)
def test_a_text_that_only_says_that_there_is_no_mark_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "No brand phone",
        "без марки, телефон",
        "NONAME shoes",
        "Nike",
        "N",
        "NM500",
        "нет, это Xiaomi",
        "",
        "...",
        "brand",
        "无印良品",
    ],
)
def test_a_text_that_says_anything_else_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "gift",
        "GIFT!",
        "gifts",
        "accessories",
        "electronics",
        "parts",
        "spare parts",
        "sample, no commercial value",
        "подарок",
        "подарки",
        "товары",
        "товары, 2 шт",
        "запчасти",
        "аксессуары",
        "товары народного потребления",
        "личные вещи",
        "образцы",
        "documents",
        "gift $10",
        "2 pcs",
        "10 EUR",
        "",
        "   ",
        "???",
        "礼物",
        "clothes",
        "одежда",
        "новый товар",
        "birthday gift",
        "case",
        "bags",
        "battery",
        "footwear",
    ],
)
def test_nothing_but_vague_words_is_insufficient(lexicon: GoodsLexicon, text: str) -> None:
    assert is_insufficient(text, lexicon.find(text))


@pytest.mark.parametrize(
    "text",
    [
        "photo frame",
        "phone",
        "case for iPhone",
        "gift watch",
        "подарок: часы",
        "Xiaomi",
        "iPhone 12",
        "手机",
        "spare parts for BMW",
    ],
)
def test_a_text_that_names_goods_or_anything_unknown_is_not(lexicon: GoodsLexicon, text: str) -> None:
    assert not is_insufficient(text, lexicon.find(text))


def test_without_a_lexicon_only_numbers_and_fillers_are_insufficient() -> None:
    assert is_insufficient("3 pcs, used", ())
    assert not is_insufficient("gift", ())
