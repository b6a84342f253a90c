"""The check from a description to its answer: each verdict with its cause, and what each given thing changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ipregistry.checking import CheckResult, ImporterState, Purpose, Strength, Verdict, to_answer
from ipregistry.entry import Status
from ipregistry.errors import InvalidQuestion, RegisterNotFound
from ipregistry.goods import Coverage

from .conftest import ON, Checked


def entries(result: CheckResult) -> list[str]:
    return [each.found.entry.entry_id for each in result.matches]


@pytest.mark.parametrize(
    ("description", "given", "verdict"),
    [
        ("Xiaomi Mi6 smartphone", {}, Verdict.MATCH),
        ("XIAOMI", {}, Verdict.MATCH),  # the goods are unknown
        ("кроссовки Krosstep", {}, Verdict.MATCH),
        ("Xiaomi Mi6 smartphone", {"importer": "ООО «Смарт Оранж»"}, Verdict.AUTHORISED),
        ("Xiaomi Mi6 smartphone", {"importer": "Smart Orange LLC"}, Verdict.AUTHORISED),
        ("Xiaomi Mi6 smartphone", {"importer": "Beijing Xiaomi Technology Co., Ltd"}, Verdict.AUTHORISED),
        ("Xiaomi Mi6 smartphone", {"importer": "GearBest"}, Verdict.MATCH),
        ("Xiaomi Mi6 smartphone", {"importer": "Smart Orange Trading"}, Verdict.MATCH),
        ("чехол для Xiaomi", {}, Verdict.POSSIBLE_MATCH),
        ("case compatible with Xiaomi", {}, Verdict.POSSIBLE_MATCH),
        ("чехол для Xiaomi", {"importer": "Smart Orange LLC"}, Verdict.POSSIBLE_MATCH),
        ("дрель Makitora 18V", {}, Verdict.POSSIBLE_MATCH),  # only the holder of a picture
        ("Xiaomi LED light bulb", {}, Verdict.OUTSIDE_GOODS),
        ("Xiaomi fitness bracelet", {}, Verdict.OUTSIDE_GOODS),
        ("ANDROID PHONE. VALUE $18", {}, Verdict.COVERED_GOODS),
        ("мобильный телефон", {}, Verdict.COVERED_GOODS),
        ("Meizu phone", {}, Verdict.COVERED_GOODS),
        ("parcel", {"hs_code": "6403"}, Verdict.COVERED_GOODS),
        ("gift", {}, Verdict.INSUFFICIENT_DESCRIPTION),
        ("gift", {"hs_code": "0101"}, Verdict.NO_MATCH),  # a code says enough
        ("photo frame", {}, Verdict.NO_MATCH),
        ("NO BRAND", {}, Verdict.NOT_CHECKED),
        ("без марки", {}, Verdict.NOT_CHECKED),
        ("отсутствует", {}, Verdict.NOT_CHECKED),
    ],
)
def test_description_gets_its_verdict(
    checked: Checked, description: str, given: dict[str, Any], verdict: Verdict
) -> None:
    result = checked(description, **given)
    assert result.verdict is verdict, result.summary


def test_authorised_asks_every_entry_that_is_surely_named(checked: Checked) -> None:
    """One mark, two entries: for shoes and for bags; the goods do not say which."""
    both, one = checked("KROSSTEP", importer="ООО Шаг"), checked("KROSSTEP", importer="ООО Бег")
    assert set(entries(both)) == set(entries(one)) == {"shoes", "bags"}
    assert (both.verdict, one.verdict) == (Verdict.AUTHORISED, Verdict.MATCH)
    assert {each.importer for each in one.matches} == {ImporterState.AUTHORISED, ImporterState.NOT_LISTED}
    two_marks = checked("XIAOMI ZOLPHIN", importer="Smart Orange LLC")
    assert two_marks.verdict is Verdict.MATCH


def test_near_name_of_an_importer_is_never_authorised(checked: Checked) -> None:
    result = checked("Xiaomi phone", importer="Смарт Оранж Регион")
    assert [each.importer for each in result.matches] == [ImporterState.UNKNOWN]
    assert result.verdict is Verdict.MATCH
    assert "not sure whether" in result.summary


@pytest.mark.parametrize(
    ("description", "entry_id", "status", "reason"),
    [
        ("духи Velmora", "ended", Status.EXPIRED, "term ended on 2015-12-31"),
        ("часы Tarquist", "gone", Status.REMOVED, "Removed from the register on 2016-08-01"),
        ("игрушка Brindlex", "paused", Status.SUSPENDED, "Suspended until 2017-05-31"),
    ],
)
def test_entry_that_is_not_in_force_decides_nothing_and_is_listed_with_the_reason(
    checked: Checked, description: str, entry_id: str, status: Status, reason: str
) -> None:
    result = checked(description)
    assert result.matches == ()
    (named,) = result.not_in_force
    assert (named.found.entry.entry_id, named.status) == (entry_id, status)
    assert reason in named.reason
    assert result.verdict not in (Verdict.MATCH, Verdict.POSSIBLE_MATCH, Verdict.OUTSIDE_GOODS)
    assert "Not counted" in result.summary


@pytest.mark.parametrize(
    ("on", "verdict", "status"),
    [
        (date(2017, 3, 14), Verdict.INSUFFICIENT_DESCRIPTION, Status.NOT_YET_INCLUDED),
        (date(2017, 3, 15), Verdict.MATCH, Status.IN_FORCE),
        (date(2017, 5, 31), Verdict.MATCH, Status.IN_FORCE),
        (date(2017, 6, 1), Verdict.POSSIBLE_MATCH, Status.UNCONFIRMED),
    ],
)
def test_day_decides_from_the_day_of_inclusion_to_the_day_of_publication(
    checked: Checked, on: date, verdict: Verdict, status: Status
) -> None:
    result = checked("Xiaomi Mi6 smartphone", on=on)
    named = result.matches or result.not_in_force
    assert [each.status for each in named] == [status]
    if status is not Status.NOT_YET_INCLUDED:
        assert result.verdict is verdict
    else:
        assert result.verdict not in (Verdict.MATCH, Verdict.AUTHORISED, Verdict.POSSIBLE_MATCH)


def test_unconfirmed_entry_says_why_it_cannot_be_known(checked: Checked) -> None:
    result = checked("Xiaomi Mi6 smartphone", on=date(2026, 1, 1))
    assert result.verdict is Verdict.POSSIBLE_MATCH
    (reason,) = [each.text for each in result.matches[0].evidence if each.kind == "unconfirmed"]
    assert "2017-05-31" in reason and "not stated" in reason
    assert "still in force is not known" in result.summary


def test_goods_within_and_outside_are_told_of_each_entry(checked: Checked) -> None:
    goods = {each.found.entry.entry_id: each.goods for each in checked("кроссовки Krosstep").matches}
    assert goods == {"shoes": Coverage.COVERED, "bags": Coverage.NOT_COVERED}


def test_declared_code_says_which_goods_they_are(checked: Checked) -> None:
    assert checked("Krosstep", hs_code="640399").matches[0].goods is Coverage.COVERED
    assert checked("Krosstep", hs_code="9503").verdict is Verdict.OUTSIDE_GOODS


def test_wrong_code_does_not_take_away_goods_that_both_texts_name(checked: Checked) -> None:
    assert checked("Krosstep, обувь", hs_code="9503").verdict is Verdict.MATCH


def test_code_that_only_partly_meets_the_entrys_counts_as_covered_and_says_so(checked: Checked) -> None:
    result = checked("Krosstep", hs_code="42", exclude_entry_ids=frozenset({"shoes"}))
    assert result.matches[0].goods is Coverage.PARTLY
    assert result.verdict is Verdict.MATCH
    assert "some of these goods" in result.summary


def test_spans_lead_to_the_words_in_the_original_text(checked: Checked) -> None:
    text = "😀 ТЕЛЕФОН «XIAOMI», 1 шт"
    (match,) = checked(text).matches
    assert [text[each.start : each.end] for each in match.namings] == ["XIAOMI"]
    (goods,) = checked("😀 мобильный телефон, 1 шт").covered_goods
    assert goods.start is not None and goods.end is not None
    assert "😀 мобильный телефон, 1 шт"[goods.start : goods.end] == goods.text


def test_covered_goods_tell_how_many_entries_and_which(checked: Checked) -> None:
    (goods,) = checked("мобильный телефон").covered_goods
    assert goods.entries == 1 and [each.entry.mark for each in goods.examples] == ["XIAOMI"]
    assert checked("мобильный телефон", on=date(2017, 3, 14)).covered_goods == (), "not yet included"
    assert checked("игрушка").covered_goods == (), "suspended"


@pytest.mark.parametrize("least", [0.0, 0.5, 0.9, 0.999999, 1.0])
def test_weaker_matches_than_asked_for_are_left_out(checked: Checked, least: float) -> None:
    every = checked("Xiaomi Mi6 smartphone, дрель Makitora")
    kept = checked("Xiaomi Mi6 smartphone, дрель Makitora", min_score=least)
    assert entries(kept) == [each.found.entry.entry_id for each in every.matches if each.score >= max(least, 0.5)]


def test_score_that_is_just_asked_for_is_kept(checked: Checked) -> None:
    score = checked("Xiaomi phone").matches[0].score
    assert entries(checked("Xiaomi phone", min_score=score)) == ["phones"]
    assert entries(checked("Xiaomi phone", min_score=min(1.0, score + 0.0001))) == []


def test_entry_that_is_known_not_to_be_meant_is_left_out(checked: Checked) -> None:
    assert entries(checked("KROSSTEP", exclude_entry_ids=frozenset({"bags"}))) == ["shoes"]
    nothing = checked("KROSSTEP", exclude_entry_ids=frozenset({"bags", "shoes"}))
    assert (nothing.matches, nothing.verdict in (Verdict.NO_MATCH, Verdict.INSUFFICIENT_DESCRIPTION)) == ((), True)
    assert checked("духи Velmora", exclude_entry_ids=frozenset({"ended"})).not_in_force == ()


def test_country_asks_its_registers_and_no_other(checked: Checked) -> None:
    everywhere = checked("Xiaomi phone", registers=None)
    assert set(entries(everywhere)) == {"phones", "kz-phones"}
    assert entries(checked("Xiaomi phone", registers=None, country="KZ")) == ["kz-phones"]
    assert entries(checked("Xiaomi phone", registers=None, country="kz")) == ["kz-phones"]
    assert [each.code for each in checked("Xiaomi phone", registers=None, country="KZ").registers] == ["KZ-TROIS"]


def test_country_and_registers_must_both_hold(checked: Checked) -> None:
    assert entries(checked("Xiaomi phone", registers=("RU-TROIS", "KZ-TROIS"), country="KZ")) == ["kz-phones"]


def test_country_whose_register_is_not_among_those_asked_is_refused_and_not_answered_with_nothing(
    checked: Checked,
) -> None:
    with pytest.raises(InvalidQuestion, match="country"):
        checked("Xiaomi phone", registers=("RU-TROIS",), country="KZ")


def test_country_without_a_register_here_is_refused_with_those_that_have_one(checked: Checked) -> None:
    with pytest.raises(InvalidQuestion, match=r"KZ, RU"):
        checked("Xiaomi phone", registers=None, country="DE")


def test_register_that_is_not_here_is_refused_with_those_that_are(checked: Checked) -> None:
    with pytest.raises(RegisterNotFound, match="KZ-TROIS, RU-TROIS"):
        checked("NO BRAND", registers=("US-CBP",))


def test_answer_names_the_versions_that_it_was_given_from(checked: Checked) -> None:
    one = to_answer(checked("phone"))["versions"]
    assert [(each["register"], each["version"], each["data_as_of"]) for each in one] == [("RU-TROIS", 1, "2017-05-31")]
    assert len(to_answer(checked("phone", registers=None))["versions"]) == 3
    assert to_answer(checked("NO BRAND"))["versions"] == one


def test_surest_match_comes_first_and_equal_ones_by_their_id(checked: Checked) -> None:
    result = checked("дрель Makitora, чехол для KROSSTEP, ZOLPHIN®")
    strengths = [each.strength for each in result.matches]
    assert strengths == sorted(strengths, key=lambda each: each is not Strength.MATCH)
    assert entries(result)[0] == "any"
    same = [each.found.entry.entry_id for each in checked("KROSSTEP").matches]
    assert same == ["bags", "shoes"]


@pytest.mark.parametrize("description", ["Xiaomi Mi6", "gift", "phone", "NO BRAND", "photo frame", "духи Velmora"])
def test_same_question_has_the_same_answer(checked: Checked, description: str) -> None:
    assert to_answer(checked(description)) == to_answer(checked(description))


def test_day_before_every_calendar_and_after_it_is_answered(checked: Checked) -> None:
    assert checked("Xiaomi phone", on=date.min).not_in_force
    assert checked("Xiaomi phone", on=date.max).verdict is Verdict.POSSIBLE_MATCH


def test_purpose_changes_a_note_and_no_verdict(checked: Checked) -> None:
    plain = checked("Xiaomi phone")
    personal = checked("Xiaomi phone", purpose=Purpose.PERSONAL)
    assert plain.verdict is personal.verdict is Verdict.MATCH
    assert {note.code for note in personal.notes} - {note.code for note in plain.notes} == {
        "personal-use",
        "postal-items",
    }
    later = checked("Xiaomi phone", purpose=Purpose.PERSONAL, on=ON + timedelta(300))
    told = [{note.text for note in each.notes if note.code == "personal-use"} for each in (personal, later)]
    assert len(told[0]) == len(told[1]) == 1 and told[0] != told[1], "another code is in force since 2018"


@pytest.mark.parametrize(
    ("description", "named"),
    [("苹果手机", ["apple"]), ("苹果", []), ("苹果 果汁", [])],
)
def test_word_for_goods_of_another_kind_than_all_the_others_may_be_the_mark(
    checked: Checked, description: str, named: list[str]
) -> None:
    """苹果 is the fruit, and the mark: beside a phone it is no fruit, beside juice and by itself it may be."""
    assert entries(checked(description, registers=("CN-DEMO",))) == named
