"""The sentences of an answer: a readable summary for each verdict, and notes that say what an answer does not mean."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from ipregistry.checking import CheckResult, Purpose, Verdict, to_answer
from ipregistry.checking.wording import day, listed

from .conftest import Checked

# description, what is given, verdict, what its summary must say
CASES: tuple[tuple[str, dict[str, Any], Verdict, str], ...] = (
    (
        "Xiaomi Mi6 smartphone",
        {},
        Verdict.MATCH,
        "Names XIAOMI, in the Russian register since 15 March 2017, for these goods; the importer was not given.",
    ),
    ("XIAOMI", {}, Verdict.MATCH, "in the Russian register since 15 March 2017; the importer was not given."),
    ("Xiaomi phone", {"importer": "GearBest"}, Verdict.MATCH, "“GearBest” is not listed as an importer."),
    ("KROSSTEP", {"importer": "ООО Бег"}, Verdict.MATCH, "“ООО Бег” is not listed in every entry."),
    ("Xiaomi phone", {"importer": "Smart Orange LLC"}, Verdict.AUTHORISED, "LLC” is an authorised importer."),
    ("ZOLPHIN", {"importer": "Zolphin Oy"}, Verdict.AUTHORISED, "“Zolphin Oy” is the right holder."),
    ("чехол для Xiaomi", {}, Verdict.POSSIBLE_MATCH, "goods for XIAOMI, not of XIAOMI itself."),
    ("Xiaomi phone", {"on": date(2026, 1, 1)}, Verdict.POSSIBLE_MATCH, "is still in force is not known."),
    ("дрель Makitora", {}, Verdict.POSSIBLE_MATCH, "only the right holder's name stands in the text."),
    ("Xiaomi LED light bulb", {}, Verdict.OUTSIDE_GOODS, "since 15 March 2017, but not for these goods."),
    ("мобильный телефон", {}, Verdict.COVERED_GOODS, "“мобильный телефон” (1 entry: XIAOMI)."),
    ("gift", {}, Verdict.INSUFFICIENT_DESCRIPTION, "Says too little"),
    ("NO BRAND", {}, Verdict.NOT_CHECKED, "Says that there is no mark"),
    ("photo frame", {}, Verdict.NO_MATCH, "no goods recorded in the Russian register (8 entries here)."),
)  # fmt: skip


@pytest.mark.parametrize(("description", "given", "verdict", "said"), CASES)
def test_summary_of_a_verdict_says_what_and_why(
    checked: Checked, description: str, given: dict[str, Any], verdict: Verdict, said: str
) -> None:
    result = checked(description, **given)
    assert result.verdict is verdict
    assert said in result.summary


def test_every_verdict_has_its_summary_above() -> None:
    assert {verdict for _, _, verdict, _ in CASES} == set(Verdict)


@pytest.mark.parametrize(
    ("description", "given"), [case[:2] for case in CASES] + [("духи Velmora", {}), ("a" * 2000, {})]
)
def test_sentence_is_a_sentence_and_never_says_what_only_a_court_may(
    checked: Checked, description: str, given: dict[str, Any]
) -> None:
    result = checked(description, **given)
    sentences = [result.summary, *_sentences(result)]
    for sentence in sentences:
        assert re.fullmatch(r"[A-ZА-Я“\"].*[.]", sentence, re.DOTALL), sentence
        assert "  " not in sentence and "None" not in sentence and ".." not in sentence and "_" not in sentence, (
            sentence
        )
        assert not re.search(
            r"\b(fake|illegal|blocked|counterfeit)\b", sentence.replace("that goods are counterfeit", "")
        )
    assert len(result.summary) < 400


def _sentences(result: CheckResult) -> list[str]:
    answer = to_answer(result)
    found = [each["text"] for match in answer["matches"] for each in match["evidence"]]
    return found + [note["text"] for note in answer["notes"]] + [each["reason"] for each in answer["not_in_force"]]


def codes(result: CheckResult) -> set[str]:
    return {note.code for note in result.notes}


def test_hit_says_that_only_a_court_decides_and_a_miss_that_it_is_not_freedom(checked: Checked) -> None:
    assert "court-only" in codes(checked("Xiaomi phone"))
    assert "not-found-is-not-free" not in codes(checked("Xiaomi phone"))
    for description in ("photo frame", "gift", "NO BRAND", "phone", "духи Velmora"):
        assert "not-found-is-not-free" in codes(checked(description)), description
        assert "court-only" not in codes(checked(description)), description


def test_miss_names_what_was_searched(checked: Checked) -> None:
    (note,) = [note for note in checked("photo frame", registers=None).notes if note.code == "not-found-is-not-free"]
    assert "KZ-TROIS and RU-TROIS" in note.text


def test_note_on_the_age_of_data_begins_the_day_after_it_was_published(checked: Checked) -> None:
    assert "data-age" not in codes(checked("phone", on=date(2017, 5, 31)))
    (note,) = [note for note in checked("phone", on=date(2017, 6, 1)).notes if note.code == "data-age"]
    assert "31 May 2017" in note.text


def test_goods_without_a_brand_are_told_to_name_it(checked: Checked) -> None:
    assert "brand-not-named" in codes(checked("phone"))
    assert "brand-not-named" not in codes(checked("Xiaomi phone")) | codes(checked("photo frame"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"purpose": Purpose.PERSONAL, "on": date(2017, 12, 31)}, True),
        ({"purpose": Purpose.PERSONAL, "on": date(2010, 6, 30)}, False),
        ({"purpose": Purpose.COMMERCIAL, "on": date(2017, 12, 31)}, False),
        ({"on": date(2017, 12, 31)}, False),
    ],
)
def test_exemption_of_personal_goods_is_told_while_its_code_was_in_force(
    checked: Checked, given: dict[str, Any], told: bool
) -> None:
    result = checked("Xiaomi phone", **given)
    assert ("personal-use" in codes(result)) is told


@pytest.mark.parametrize(
    ("words", "expected"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (["a", "a"], "a")]
)
def test_words_are_listed_as_people_list_them(words: list[str], expected: str) -> None:
    assert listed(words) == expected


def test_day_is_written_as_people_write_it() -> None:
    assert day(date(2017, 3, 5)) == "5 March 2017"
