"""The forms that a lemma stands for."""

import pytest

from ipregistry.goods.inflection import forms_of


def texts(term: str, language: str) -> set[str]:
    return {form.text for form in forms_of(term, language)}


@pytest.mark.parametrize(
    ("term", "plural"),
    [
        ("phone", "phones"),
        ("battery", "batteries"),
        ("toy", "toys"),
        ("watch", "watches"),
        ("wireless mouse", "wireless mice"),
    ],
)
def test_english_plurals(term: str, plural: str) -> None:
    assert texts(term, "en") == {term, plural}


def test_a_russian_phrase_agrees_in_every_case_and_may_be_turned_round() -> None:
    forms = texts("стиральная машина", "ru")
    assert {"стиральной машины", "стиральные машины", "стиральную машину", "машины стиральные"} <= forms


def test_what_follows_for_is_left_as_it_is() -> None:
    forms = texts("чехол для телефона", "ru")
    assert "чехлы для телефона" in forms
    assert "чехол для телефоны" not in forms


def test_a_lemma_given_in_the_plural_has_no_singular() -> None:
    assert "очко" not in texts("солнцезащитные очки", "ru")
    assert "солнцезащитных очков" in texts("солнцезащитные очки", "ru")


def test_only_the_last_part_of_a_hyphenated_word_changes() -> None:
    assert "фитнес-браслеты" in texts("фитнес-браслет", "ru")


def test_a_form_that_may_be_nominative_is_not_dependent() -> None:
    dependent = {form.text: form.dependent for form in forms_of("телефон", "ru")}
    assert dependent["телефона"]
    assert not dependent["телефоны"]
    assert {form.text: form.dependent for form in forms_of("сумка", "ru")}["сумки"] is False


def test_a_word_of_no_grammar_has_one_form() -> None:
    assert texts("手机", "zh") == {"手机"}
