"""Names of parties and numbers of registers, compared as a person would and no more loosely."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.matching.names import distinctive_name, mark_words, name_words, number_key, sound_key
from ipregistry.matching.same_names import SameName, same_name


@pytest.mark.parametrize(
    "name",
    [
        "ООО «Смарт Оранж»",
        "«Смарт Оранж» ООО",
        'ООО "СМАРТ ОРАНЖ"',
        "Общество с ограниченной ответственностью „Смарт Оранж“",
        "ТОО Смарт Оранж",
        "ЗАО смарт-оранж",
        "Смарт Оранж, ОсОО",
        "Смарт  Оранж",
    ],
)
def test_legal_form_quotes_and_case_of_a_russian_name_are_nothing(name: str) -> None:
    assert name_words(name) == ("смарт", "оранж")
    assert same_name(name, "Смарт Оранж") is SameName.SURE


@pytest.mark.parametrize(
    "name",
    [
        "Smart Orange LLC",
        "SMART ORANGE, L.L.C.",
        "Smart Orange Limited Liability Company",
        "Smart Orange Co., Ltd.",
        "Smart Orange GmbH & Co. KG",
        "Smart Orange S.p.A.",
        "SMART-ORANGE Inc",
        "Smart Orange B.V.",
        "Smart Orange S.A.R.L.",
        "Smart Orange株式会社",
    ],
)
def test_legal_forms_of_many_countries_are_nothing(name: str) -> None:
    assert name_words(name) == ("smart", "orange")


def test_chinese_legal_form_is_taken_off_though_nothing_parts_it_from_the_name() -> None:
    assert name_words("小米科技有限责任公司") == name_words("小米科技") == ("小米科技",)


def test_name_that_is_nothing_but_a_legal_form_keeps_it() -> None:
    assert name_words("Co Ltd") == ("co", "ltd")
    assert same_name("Co Ltd", "LLC") is SameName.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Smart Orange LLC", "ООО «Смарт Оранж»"),  # another script: the sound agrees
        ("Фармамир", "Farmamir"),
        ("Smart Orange", "Smart Orange Trading"),  # one has all the words of the other
        ("Orange Smart", "Smart Orange"),
    ],
)
def test_names_that_only_sound_alike_or_contain_each_other_are_near_and_not_sure(one: str, other: str) -> None:
    assert same_name(one, other) is SameName.NEAR
    assert same_name(other, one) is SameName.NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [("GearBest", "Smart Orange"), ("Smart Blue", "Smart Orange"), ("Xiaomi", "Huawei"), ("Сименс", "Самсунг")],
)
def test_names_of_two_parties_are_different(one: str, other: str) -> None:
    assert same_name(one, other) is SameName.DIFFERENT


@pytest.mark.parametrize("nothing", ["", "!!!", "«»", "\u200b"])
def test_name_of_which_nothing_is_left_is_nobodys(nothing: str) -> None:
    assert same_name(nothing, "Smart Orange") is SameName.DIFFERENT
    assert same_name("Smart Orange", nothing) is SameName.DIFFERENT
    assert same_name(nothing, "...") is SameName.DIFFERENT


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_opinion_on_two_names_does_not_hang_on_their_order(one: str, other: str) -> None:
    assert same_name(one, other) is same_name(other, one)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("смарт оранж", "smart orange"),
        ("самсунг", "samsung"),
        ("фармамир", "farmamir"),
        ("тойота", "toyota"),
        ("филип моррис", "philip morris"),
        ("макс фактор", "max factor"),
        ("шмитт", "schmitt"),
    ],
)
def test_transcription_sounds_as_the_name_does(cyrillic: str, latin: str) -> None:
    assert sound_key(cyrillic) == sound_key(latin)


def test_other_sounds_stay_apart() -> None:
    assert len({sound_key(name) for name in ("nokia", "nike", "naik", "nikon")}) == 4


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Beijing Xiaomi Technology Co., Ltd", "xiaomi"),
        ("Makita Corporation", "makita"),
        ("Adidas AG", "adidas"),
        ("Procter & Gamble", "procter gamble"),
        ("Trademarks Limited", None),
        ("HP Inc.", None),  # two letters name too much
        ("The One Two Three Four Five Company", None),  # too many words to be said as one name
    ],
)
def test_distinctive_name_is_what_names_the_holder_and_nobody_else(name: str, expected: str | None) -> None:
    assert distinctive_name(name) == expected


def test_words_of_a_mark_keep_what_a_partys_name_would_lose() -> None:
    assert mark_words("The Company & Co") == ("the", "company", "&", "co")


@pytest.mark.parametrize(
    "spelling", ["01280/ТЗ-271119", "01280/T3-271119", "01280 тз 271119", "01280/tz-271119", "01280/тЗ−271119"]
)
def test_spellings_of_one_register_number_have_one_key(spelling: str) -> None:
    assert number_key(spelling) == number_key("01280/ТЗ-271119")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("01280/ТЗ-271119", "01260/ТЗ-271119"),  # 6 and 8 look alike to the class of characters
        ("306", "308"),
        ("01280/ТЗ-271119", "01280/ТЗ-271118"),
        ("1177611", "1177617"),
    ],
)
def test_two_numbers_have_two_keys(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


def test_no_digit_has_the_key_of_another() -> None:
    assert len({number_key(digit) for digit in "0123456789"}) == 10


def test_number_without_letters_or_digits_has_no_key() -> None:
    assert number_key("—/") == ""
