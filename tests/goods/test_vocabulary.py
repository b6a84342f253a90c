"""The words that descriptions of goods are made of, from their three sources."""

from __future__ import annotations

import pytest

from ipregistry.goods import GoodsLexicon, GoodsTerm, vocabulary


@pytest.mark.parametrize(
    "word", ["kettle", "kettles", "tantalum", "katsuwonus", "violet", "deluxe", "красная", "экстра"]
)
def test_lexicon_nomenclature_and_the_words_of_offers_are_in_it(word: str) -> None:
    assert word in vocabulary(GoodsLexicon.compile([GoodsTerm("kettle", "en", ("8516",))]))


@pytest.mark.parametrize("word", ["xiaomi", "collusion", "verbatim", "добрый", "#", "nomenclature's"])
def test_words_of_speech_are_not(word: str) -> None:
    assert word not in vocabulary(GoodsLexicon.compile([]))
