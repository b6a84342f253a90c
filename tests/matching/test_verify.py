"""What really is a mark among what looks like one, and by which trick it was written."""

from __future__ import annotations

import pytest

from ipregistry.matching.fold import fold
from ipregistry.matching.skeleton import skeleton_of
from ipregistry.matching.surfaces import Surface, SurfaceKind
from ipregistry.matching.verify import Writing, verify


def written(text: str, mark: str, kind: SurfaceKind = SurfaceKind.MARK) -> Writing | None:
    """How `mark` is written in a text that is nothing else; None where it only looks so."""
    folded, spelling = fold(text), fold(mark)
    assert len(folded.folded) == len(spelling.folded), "the trie would not meet it"
    assert folded.skeleton == spelling.skeleton, "the trie would not meet it"
    return verify(folded, 0, len(folded.folded), Surface(kind, spelling.words(), spelling.skeleton, mark))


def kind(text: str, mark: str, surface: SurfaceKind = SurfaceKind.MARK) -> str | None:
    found = written(text, mark, surface)
    return str(found.kind) if found else None


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("XIAOMI", "XIAOMI", "exact"),
        ("xiaomi", "XIAOMI", "exact"),
        ("Max Factor", "MAX FACTOR", "exact"),
        ("Max-Factor", "MAX FACTOR", "exact"),
        ("MaxFactor", "MAX FACTOR", "joined"),
        ("MAXFACTOR", "MAX FACTOR", "joined"),
        ("X-I-A-O-M-I", "XIAOMI", "spaced"),
        ("XIA OMI", "XIAOMI", "spaced"),
        ("ma x factor", "MAX FACTOR", "spaced"),
        ("levis", "LEVI'S", "exact"),
        ("Head and Shoulders", "HEAD & SHOULDERS", "exact"),
    ],
)
def test_letters_of_the_mark_itself_are_exact_joined_or_spaced(text: str, mark: str, expected: str) -> None:
    assert kind(text, mark) == expected


@pytest.mark.parametrize(
    ("text", "mark", "disguised"),
    [
        ("XIA0MI", "XIAOMI", 1),
        ("X1AOMI", "XIAOMI", 1),
        ("X1A0MI", "XIAOMI", 2),
        ("X!AOMI", "XIAOMI", 1),
        ("N1KE", "NIKE", 1),
        ("$AMSUNG", "SAMSUNG", 1),
        ("PRAD@", "PRADA", 1),
    ],
)
def test_digits_and_signs_for_letters_are_leet(text: str, mark: str, disguised: int) -> None:
    found = written(text, mark)
    assert found is not None
    assert (str(found.kind), found.disguised) == ("leet", disguised)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Хiаоmi", "XIAOMI"),  # Х and а, о are Cyrillic
        ("ХIАОМI", "XIAOMI"),
        ("XlAOMl", "XIAOMI"),  # small l for capital I
        ("Х1аоmi", "XIAOMI"),  # more letters than digits are disguised
        ("NIКE", "NIKE"),
    ],
)
def test_letters_of_another_alphabet_are_look_alikes(text: str, mark: str) -> None:
    assert kind(text, mark) == "look_alike"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("8055", "BOSS"),  # a number is a number
        ("B055", "BOSS"),  # and so is what has more digits than letters
        ("55", "SS"),
        ("сор", "COP"),  # litter
        ("СОР", "COP"),
        ("НР", "HP"),
        ("EM", "3M"),  # nobody writes E for 3
        ("TUP", "7UP"),
        ("A711", "4711"),
    ],
)
def test_word_or_number_of_its_own_right_is_not_the_mark_it_looks_like(text: str, mark: str) -> None:
    assert kind(text, mark) is None


def test_alias_and_holders_name_are_told_as_what_they_are() -> None:
    assert kind("сяоми", "Сяоми", SurfaceKind.ALIAS) == "alias"
    assert kind("с я оми", "Сяоми", SurfaceKind.ALIAS) == "alias"
    assert kind("MAKITA", "makita", SurfaceKind.RIGHT_HOLDER) == "right_holder_name"
    assert kind("MAK1TA", "makita", SurfaceKind.RIGHT_HOLDER) == "right_holder_name"


@pytest.mark.parametrize(
    ("one", "other"), [("а", "a"), ("І", "I"), ("l", "I"), ("1", "l"), ("0", "О"), ("$", "S"), ("З", "3"), ("Η", "H")]
)
def test_characters_that_an_eye_takes_for_each_other_have_one_class(one: str, other: str) -> None:
    assert skeleton_of(one, one.lower()) == skeleton_of(other, other.lower())


@pytest.mark.parametrize(("one", "other"), [("ж", "x"), ("a", "o"), ("m", "n"), ("я", "r")])
def test_characters_that_nobody_takes_for_each_other_have_two(one: str, other: str) -> None:
    assert skeleton_of(one, one.lower()) != skeleton_of(other, other.lower())
