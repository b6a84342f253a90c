"""What the letters of a mark say as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipregistry.matching.as_written import as_words
from ipregistry.matching.verify import Kind, Writing
from ipregistry.matching.words import OrdinaryWords


@pytest.fixture(scope="module")
def ordinary(index_directory: Path) -> OrdinaryWords:
    return OrdinaryWords(index_directory)


@pytest.mark.parametrize(
    ("kind", "parts", "stays"),
    [
        (Kind.LOOK_ALIKE, ["рост"], False),
        (Kind.LOOK_ALIKE, ["core", "i"], False),
        (Kind.LOOK_ALIKE, ["xlaomi"], True),
        (Kind.LOOK_ALIKE, ["c", "o", "r", "e"], True),  # spelt out letter by letter: no words
        (Kind.LEET, ["to", "94"], False),
        (Kind.LEET, ["v4ntec"], True),
    ],
)
def test_words_and_numbers_of_their_own_are_no_disguise(
    ordinary: OrdinaryWords, kind: Kind, parts: list[str], stays: bool
) -> None:
    assert (as_words(Writing(kind, 1), parts, ordinary) is not None) is stays


@pytest.mark.parametrize(
    ("kind", "parts", "doubted"),
    [
        (Kind.JOINED, ["jellyfish"], True),
        (Kind.JOINED, ["maxfactor"], False),
        (Kind.SPACED, ["no", "or"], True),
        (Kind.SPACED, ["xia", "omi"], False),
        (Kind.SPACED, ["d", "o", "v", "e"], False),
        (Kind.EXACT, ["apple"], False),  # that it is a word is told by evidence
    ],
)
def test_usual_words_that_happen_to_have_the_letters_of_a_mark_are_doubted(
    ordinary: OrdinaryWords, kind: Kind, parts: list[str], doubted: bool
) -> None:
    writing = as_words(Writing(kind), parts, ordinary)
    assert writing is not None
    assert (writing.doubt > 0) is doubted
