"""A spelling is looked for wherever a word is as few slips away as the spelling bears, and seldom elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.matching.typos import TypoIndex, slips, write_typo_index

SPELLINGS = [
    "nike",
    "rolex",
    "xiaomi",
    "lacoste",
    "лакост",
    "&sons",
    "maxfactor",
    "dolcegabbana",
    "headshoulders",
    "x" * 40,
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> TypoIndex:
    directory = tmp_path_factory.mktemp("typos")
    write_typo_index(directory, SPELLINGS)
    return TypoIndex(directory)


@st.composite
def _slipped(draw: st.DrawFn, most: int = 2) -> tuple[int, str]:
    """The number of a spelling, and the spelling with a slip or two."""
    number = draw(st.integers(0, len(SPELLINGS) - 1))
    word = SPELLINGS[number]
    for _ in range(draw(st.integers(1, most))):
        place = draw(st.integers(0, len(word)))
        letter = draw(st.sampled_from("aeixzлс"))
        head, tail = word[:place], word[place:]
        word = draw(
            st.sampled_from(
                [head + letter + tail, head + tail[1:], head + letter + tail[1:], head + tail[1::-1] + tail[2:]]
            )
        )
    return number, word


@settings(max_examples=1000, deadline=None)
@given(_slipped())
def test_every_spelling_as_near_as_it_bears_is_a_candidate(index: TypoIndex, slipped: tuple[int, str]) -> None:
    number, word = slipped
    near = [*slips(word, {number: SPELLINGS[number]})]
    assert not near or number in index.candidates(word)


@pytest.mark.parametrize("word", ["phone", "leather", "beautiful", "совместимый", "sunglasses", "nik", "", "a" * 200])
def test_word_far_from_every_spelling_has_no_candidate(index: TypoIndex, word: str) -> None:
    assert index.candidates(word) == []


def test_candidates_are_told_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    write_typo_index(tmp_path, ["lacoste", "rolex", "lacosta", "lacosti"])
    assert TypoIndex(tmp_path).candidates("lacostt") == [0, 2, 3]


def test_index_of_no_spelling_has_no_candidate(tmp_path: Path) -> None:
    write_typo_index(tmp_path, [])
    assert TypoIndex(tmp_path).candidates("lacoste") == []
