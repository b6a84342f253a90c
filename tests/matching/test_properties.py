"""What holds for every text: what no eye sees changes nothing, spans are true, scores are scores, work is bounded."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ipregistry.matching import Kind, MatchEngine, MatchIndex, Naming
from ipregistry.matching.fold import fold

FAST = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

DISTINCTIVE = ("XIAOMI", "Xiaomi", "Сяоми", "NIKE", "MAX FACTOR", "DUREX", "Head & Shoulders", "ЧЕБУРАШКА", "小米")
NEUTRAL = ("phone", "телефон", "new", "5", "шт", "blue", "handy", "手机", "vysoký", "- 10 pcs", "!", "😀", "éclair")

_MARKS = st.sampled_from(DISTINCTIVE)
_WORDS = st.lists(st.sampled_from(NEUTRAL), max_size=5)
_TEXTS = st.tuples(_WORDS, _MARKS, _WORDS).map(lambda parts: " ".join([*parts[0], parts[1], *parts[2]]))
_ANY = (
    st.text(max_size=60)
    | st.lists(
        st.sampled_from([*DISTINCTIVE, *NEUTRAL, "XIA0MI", "ХIАОМI", "$ony", "APPLE", "3M", "-", ".", "'", "&", "для"])
    ).map(" ".join)
    | st.lists(st.sampled_from([*"XIAOMIхіаоmi0158 -.&", "\u200b", "\u0301"]), max_size=20).map("".join)
)


def named(engine: MatchEngine, text: str) -> list[tuple[Kind, str]]:
    return [(each.kind, each.shown) for each in engine.find(text)]


def told(engine: MatchEngine, text: str) -> set[str]:
    return {each.shown for each in engine.find(text) if each.score >= 0.5}


@FAST
@given(_TEXTS)
def test_case_of_the_whole_text_does_not_change_what_is_named(engine: MatchEngine, text: str) -> None:
    assert told(engine, text.lower()) == told(engine, text.upper())


@FAST
@given(_ANY)
def test_composed_and_decomposed_text_names_the_same(engine: MatchEngine, text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert named(engine, composed) == named(engine, decomposed)


@FAST
@given(_TEXTS, st.data())
def test_zero_width_characters_change_nothing_wherever_they_stand(
    engine: MatchEngine, text: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(text)))
    invisible = data.draw(st.sampled_from(["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"]))
    assert told(engine, text[:place] + invisible + text[place:]) == told(engine, text)


@FAST
@given(_TEXTS, st.sampled_from(NEUTRAL), st.booleans())
@example("5 Head & Shoulders", "handy", True)
def test_neutral_word_more_never_takes_a_distinctive_mark_away(
    engine: MatchEngine, text: str, word: str, before: bool
) -> None:
    longer = f"{word} {text}" if before else f"{text} {word}"
    assert told(engine, text) <= told(engine, longer)


@FAST
@given(_TEXTS)
def test_every_distinctive_mark_that_stands_in_a_text_is_named(engine: MatchEngine, text: str) -> None:
    assert told(engine, text)


@FAST
@given(_ANY)
@example("a Xia\u200bomi\u0301 b")
@example("ﬁ小米ﷺ")
def test_span_really_holds_what_is_told_and_nothing_but_it(engine: MatchEngine, text: str) -> None:
    for each in engine.find(text):
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        assert fold(each.text).skeleton == fold(each.shown).skeleton
        assert each.text[0].isprintable() or each.text[0].isalnum()


@FAST
@given(_ANY)
def test_score_lies_between_nothing_and_certain(engine: MatchEngine, text: str) -> None:
    assert all(0.0 < each.score < 1.0 for each in engine.find(text))


@FAST
@given(_ANY)
def test_answer_is_the_same_each_time(engine: MatchEngine, text: str) -> None:
    assert named(engine, text) == named(engine, text)


@FAST
@given(_ANY)
def test_no_naming_lies_inside_a_longer_one_that_is_told(engine: MatchEngine, text: str) -> None:
    namings = [each for each in engine.find(text) if each.score >= 0.5]
    for each in namings:
        assert not any(_inside(each, other) for other in namings)


def _inside(one: Naming, other: Naming) -> bool:
    return other.start <= one.start and one.end <= other.end and (other.start, other.end) != (one.start, one.end)


class CountingIndex(MatchIndex):
    """An index that counts how often it is asked."""

    asked = 0

    def starting_at(self, skeleton: str, start: int) -> list[str]:
        self.asked += 1
        return super().starting_at(skeleton, start)


@pytest.mark.parametrize(
    "unit", ["xiaomi ", "x-i-a-o-m-i ", "a", "A1", "小米", "для ", "& ", "Xiaomi®", "$", "\u0301", "(", "'a", "mi 6 "]
)
def test_index_is_asked_at_most_once_for_each_character(index_directory: Path, unit: str) -> None:
    """Counted and not timed; benchmarks hold the time."""
    index = CountingIndex(index_directory)
    MatchEngine(index).find((unit * 1000)[:1000])
    assert index.asked <= 1000
