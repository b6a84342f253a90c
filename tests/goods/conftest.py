"""The lexicon that the seed data ships, compiled once: about three seconds, most of them Russian grammar."""

from pathlib import Path

import pytest

from ipregistry.goods import GoodsLexicon, GoodsTerm, read_goods_terms

GOODS_TERMS = Path(__file__).resolve().parents[2] / "seed_data" / "goods_terms.csv"


@pytest.fixture(scope="session")
def terms() -> tuple[GoodsTerm, ...]:
    return read_goods_terms(GOODS_TERMS)


@pytest.fixture(scope="session")
def lexicon(terms: tuple[GoodsTerm, ...]) -> GoodsLexicon:
    return GoodsLexicon.compile(terms)
