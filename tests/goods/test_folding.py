"""Words of a text with their places in it."""

import pytest

from ipregistry.goods.folding import as_cyrillic, fold, tokenise


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ёлка", "елка"),
        ("КОФЕЙНЫЙ", "кофейный"),
        ("cafe\u0301 Crème", "cafe creme"),
        ("Kopfhörer Straße", "kopfhorer strasse"),
        ("ｐｈｏｎｅ", "phone"),
        ("power-bank, 5V", "power bank 5v"),
        ("snake_case", "snake case"),
        ("iphone手机", "iphone 手机"),
    ],
)
def test_case_diacritics_and_width_do_not_count_and_letters_do(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_places_are_those_of_the_original_text() -> None:
    text = "İ ﬁne ТЕЛЕФОН"
    assert [text[token.start : token.end] for token in tokenise(text)] == ["İ", "ﬁne", "ТЕЛЕФОН"]


def test_a_run_of_letters_longer_than_any_word_is_left_as_it_is() -> None:
    text = "é" + "\u0301\u0323" * 200
    assert tokenise(text)[0].word == text


def test_look_alikes_in_a_mixed_word_become_cyrillic() -> None:
    assert as_cyrillic("cмapтфoн") == "смартфон"
