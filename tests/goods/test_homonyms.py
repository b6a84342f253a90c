"""The senses of homonyms, held against the lexicon that the seed data ships."""

from ipregistry.goods import GoodsTerm
from ipregistry.goods.folding import tokenise
from ipregistry.goods.homonyms import _SENSES, SENSES, other_sense


def test_every_homonym_and_every_sense_is_a_term_of_the_lexicon(terms: tuple[GoodsTerm, ...]) -> None:
    known = {term.term for term in terms}
    assert sorted((set(_SENSES) | SENSES) - known) == []


def test_a_short_latin_cue_is_a_whole_word_and_a_cyrillic_one_the_beginning() -> None:
    assert other_sense("battery", tokenise("battery card"), 0, 0) is None
    assert other_sense("battery", tokenise("battery car"), 0, 0) == "car battery"
    assert other_sense("аккумулятор", tokenise("аккумулятор автомобильный"), 0, 0) == "автомобильный аккумулятор"


def test_a_cue_far_away_says_nothing() -> None:
    text = "battery one two three four five six car"
    assert other_sense("battery", tokenise(text), 0, 0) is None
    assert other_sense("battery", tokenise(text.replace(" six", "")), 0, 0) == "car battery"
