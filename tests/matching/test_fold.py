"""Folding keeps letters and digits, says where each came from, and does the same by both of its paths."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ipregistry.matching.fold import _KINDS, _ODD, AND, NONE, STRONG, WEAK, _read_any, _read_plain, fold, fold_word


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Xiaomi", "XIAOMI"),
        ("ＸＩＡＯＭＩ", "XIAOMI"),  # full-width
        ("𝐗𝐢𝐚𝐨𝐦𝐢", "XIAOMI"),  # mathematical bold
        ("Xia\u200bomi", "XIAOMI"),  # zero-width space
        ("X\u00adia\u2060o\ufeffmi", "XIAOMI"),  # soft hyphen, word joiner, byte order mark
        ("\u202eXiaomi\u202c", "XIAOMI"),  # right-to-left override
        ("L'Oréal", "LOREAL"),
        ("L’Ore\u0301al", "LOREAL"),
        ("LEVI`S", "LEVIS"),
        ("Dr.Martens", "DrMartens"),
        ("Чебурашкой", "Чебурашкои\u0306"),
        ("ёлка", "елка"),
        ("Straße", "STRASSE"),
        ("ﬁla", "FILA"),
        ("№4711", "no4711"),
        ("Škoda", "SKODA"),
    ],
)
def test_two_ways_to_write_one_word_fold_to_the_same(written: str, plain: str) -> None:
    assert fold_word(written) == fold_word(plain)


@pytest.mark.parametrize("text", ["3M", "7UP", "4711", "501", "0", "٣"])
def test_digits_are_never_stripped(text: str) -> None:
    assert fold_word(text) == text.lower()


@pytest.mark.parametrize("joint", ["&", " & ", "+", " + ", " and ", " AND ", " и ", " И ", "＆", " und ", " et "])
def test_signs_and_words_for_and_are_one(joint: str) -> None:
    assert fold(f"Head{joint}Shoulders").folded == "head&shoulders"
    assert fold(f"Хед{joint}Шолдерс").folded == "хед&шолдерс"


@pytest.mark.parametrize("text", ["android", "Sandy", "4and", "And5", "ANDmore", "x.and", "мина", "иней", "меди"])
def test_letters_of_and_inside_a_word_are_letters(text: str) -> None:
    assert AND not in fold(text).folded
    assert AND not in fold(f"{text} é").folded


def test_short_i_that_stands_alone_is_a_letter_and_not_the_word_for_and() -> None:
    assert fold("Й").folded == "и"


def test_letter_i_of_a_word_that_is_spelt_out_is_a_letter() -> None:
    assert fold("С-Я-О-М-И").folded == "сяоми"


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("телефон Сяоми 5", "сяоми", "Сяоми"),
        ("😀 XIAOMI", "xiaomi", "XIAOMI"),  # outside the first plane: spans count code points
        ("кофе e\u0301clair ½", "eclair", "e\u0301clair"),
        ("x ﬁla y", "fila", "ﬁla"),
        ("Straße 5", "strasse", "Straße"),
        ("a Xia\u200bomi\u0301 b", "xiaomi", "Xia\u200bomi\u0301"),
        ("x Х-О y", "хо", "Х-О"),
        ("Dr.Martens boots", "drmartens", "Dr.Martens"),
        ("Ⅷ век", "viii", "Ⅷ"),
    ],
)
def test_span_leads_back_to_the_letters_of_the_original(text: str, word: str, found: str) -> None:
    folded = fold(text)
    start = folded.folded.index(word)
    assert slice(*folded.span(start, start + len(word))) == slice(text.index(found), text.index(found) + len(found))


@pytest.mark.parametrize(
    ("text", "edges"),
    [
        ("ab cd", [STRONG, NONE, STRONG, NONE, STRONG]),
        ("ab-cd", [STRONG, NONE, STRONG, NONE, STRONG]),
        ("abCd", [STRONG, NONE, WEAK, NONE, STRONG]),
        ("Mi6", [STRONG, NONE, WEAK, STRONG]),
        ("a.b", [STRONG, WEAK, STRONG]),
        ("a. b", [STRONG, STRONG, STRONG]),
        ("5.5", [STRONG, STRONG, STRONG]),
        ("小米", [STRONG, WEAK, STRONG]),
        ("ab小", [STRONG, NONE, WEAK, STRONG]),
    ],
)
def test_edges_tell_how_surely_a_word_begins(text: str, edges: list[int]) -> None:
    assert list(fold(text).edge) == edges


@pytest.mark.parametrize("text", ["", " ", "-!?", "\u200b\u200d", "\u0301\u0302", "😀", "'", "."])
def test_text_without_a_letter_folds_to_nothing(text: str) -> None:
    folded = fold(text)
    assert (folded.folded, folded.skeleton, list(folded.origin), list(folded.edge)) == ("", "", [], [STRONG])
    assert folded.words() == ""


def test_folded_text_is_shown_with_one_space_at_each_strong_edge() -> None:
    assert fold("MAX  FACTOR, «Макс-Фактор» Mi6").words() == "max factor макс фактор mi6"


_WRITTEN = st.text(st.sampled_from("aZbYéЖж小米09 &+.'’-$@!|#andи\u200bß"), max_size=14)


@settings(max_examples=400, deadline=None)
@given(_WRITTEN | st.text(st.characters(codec="utf-8"), max_size=30))
@example("$ony")
@example("PRAD@ x")
@example("a$$b")
@example("ZZa")
@example("And5")
@example("Moet et Chandon")
@example("L'Or.éal .'小.a")
def test_a_text_in_one_piece_and_character_by_character_is_read_the_same(text: str) -> None:
    plain = "".join(character for character in text if character.translate(_KINDS) != chr(_ODD))
    assert _read_plain(plain, plain.translate(_KINDS)) == _read_any(plain)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_folded_text_has_a_class_an_origin_and_an_edge_for_each_character(text: str) -> None:
    folded = fold(text)
    size = len(folded.folded)
    assert (len(folded.skeleton), len(folded.origin), len(folded.edge)) == (size, size, size + 1)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= index < len(text) for index in folded.origin)
    assert all(character == AND or character.isalnum() or character in "@$!|€£" for character in folded.folded)


_CASED = st.text(st.characters(codec="utf-8", categories=("L", "N", "Z")), max_size=20)


@settings(max_examples=200, deadline=None)
@given(_CASED)
def test_case_is_nothing(text: str) -> None:
    assert fold_word(text.upper()) == fold_word(text.upper().lower())


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("éёйЙñaяş Ωå"), max_size=12))
@example("aåЙaa")
def test_composed_and_decomposed_letters_are_one(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed).folded == fold(decomposed).folded
    assert fold(composed).edge == fold(decomposed).edge


@pytest.mark.parametrize("character", ["ﷺ", "a\u0300\u0316", "\u0316\u0300", "x!", "''", ".a"])
def test_work_and_result_grow_with_the_text_and_no_faster(character: str) -> None:
    """Counted, not timed: twice the text gives twice the characters, plus or minus the ends."""
    once, twice = (len(fold("b" + character * n).folded) for n in (1000, 2000))
    assert abs(twice - 2 * once) <= 20
