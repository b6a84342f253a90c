"""Marks under the wrong holder, as they were met in the Kazakh sheet, and the neighbours of that mistake."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ipregistry.curating.finding import Finding, Severity
from ipregistry.curating.marks import (
    find_certificates_of_other_marks,
    find_marks_of_two_holders,
    find_names_of_other_holders,
)
from ipregistry.entry import Party, RegisterEntry

DEWAR = Party("Джон Дьюар энд Санз Лимитед", "John Dewar")
JTEKT = Party("JTEKT CORPORATION")
WHISKY, BEARINGS = (33,), (7,)


def entry(
    number: int, mark: str | None, holder: Party | None, classes: tuple[int, ...] = (), **facts: Any
) -> RegisterEntry:
    return RegisterEntry(
        f"e{number}",
        "KZ-TROIS",
        mark=mark,
        right_holder=holder,
        nice_classes=classes,
        **facts,
    )


def told(findings: Iterable[Finding]) -> list[tuple[Severity, str, str | None]]:
    return [(each.severity, each.code, each.entry_id) for each in findings]


def test_mark_that_strayed_into_the_next_row_is_an_error() -> None:
    rows = [entry(1, "TANGIT", Party("Henkel AG"), (1,)), entry(2, "Tangit", Party("Bacardi & Company"), WHISKY)]
    assert told(find_marks_of_two_holders(rows)) == [(Severity.ERROR, "mark_of_next_row", "e1")]


def test_the_same_in_rows_apart_is_a_doubt() -> None:
    """FINISH is a filler of one Kazakh builder and a dishwasher powder of Reckitt."""
    rows = [entry(1, "FINISH", Party("Alina Group"), (19,)), entry(2, None, None), entry(3, "Finish", JTEKT, (3,))]
    assert told(find_marks_of_two_holders(rows)) == [(Severity.DOUBT, "mark_of_two_holders", "e1")]


def test_two_holders_of_one_mark_for_the_same_goods_may_be_one_after_the_other() -> None:
    rows = [entry(1, "Rollton", Party("Санэко"), (30,)), entry(2, None, None), entry(3, "Rollton", JTEKT, (29, 30))]
    assert told(find_marks_of_two_holders(rows)) == []


def test_goods_that_are_not_told_are_not_held_against_anybody() -> None:
    rows = [entry(1, "FINISH", Party("Alina Group")), entry(2, None, None), entry(3, "Finish", JTEKT, (3,))]
    assert told(find_marks_of_two_holders(rows)) == []


def test_goods_are_compared_by_chapter_where_classes_are_not_told() -> None:
    rows = [
        entry(1, "FINISH", Party("Alina Group"), hs_codes=("3214",)),
        entry(2, None, None),
        entry(3, "FINISH", JTEKT, hs_codes=("340250",)),
        entry(4, None, None),
        entry(5, "FINISH", Party("Henkel"), hs_codes=("3402",)),
    ]
    assert [(each.entry_id, "e3" in each.sentence) for each in find_marks_of_two_holders(rows)] == [
        ("e1", True),
        ("e1", False),
    ]


def test_whisky_under_a_maker_of_bearings_is_an_error() -> None:
    rows = [entry(1, "DEWAR'S", JTEKT, BEARINGS), entry(2, "WHITE LABEL", DEWAR, WHISKY)]
    found = list(find_names_of_other_holders(rows))
    assert told(found) == [(Severity.DOUBT, "mark_names_other_holder", "e1")]
    assert "Джон Дьюар" in found[0].sentence


def test_mark_that_is_another_holders_whole_name_is_an_error_with_other_goods_and_a_doubt_with_the_same() -> None:
    other = entry(2, None, Party("Nissan Motor Co., Ltd"), (12,))
    assert told(find_names_of_other_holders([entry(1, "NISSAN", JTEKT, WHISKY), other])) == [
        (Severity.ERROR, "mark_names_other_holder", "e1")
    ]
    assert told(find_names_of_other_holders([entry(1, "NISSAN", JTEKT, (12,)), other])) == [
        (Severity.DOUBT, "mark_names_other_holder", "e1")
    ]


def test_mark_may_name_its_own_holder_and_no_mark_names_nobody() -> None:
    rows = [entry(1, "NISSAN", Party("Nissan Motor"), (12,)), entry(2, None, JTEKT, (7,)), entry(3, "&", JTEKT, (7,))]
    assert told(find_names_of_other_holders(rows)) == []


def test_certificate_of_two_marks_of_two_holders_is_an_error_where_it_is_international() -> None:
    one = entry(1, "SICK", Party("SICK AG"), (9,), registration_number="1158220")
    other = entry(2, "CONFUME", Party("Welcos"), (3,), registration_number="1 158 220")
    assert told(find_certificates_of_other_marks([one, other])) == [(Severity.ERROR, "certificate_of_other_mark", "e1")]


def test_national_certificates_of_two_countries_have_nothing_to_do_with_each_other() -> None:
    one = entry(1, "SICK", Party("SICK AG"), (9,), registration_number="71896")
    same_country = entry(2, "CONFUME", Party("Welcos"), (3,), registration_number="71896")
    other_country = RegisterEntry("kg1", "KG-TROIS", mark="CONFUME", registration_number="71896")
    assert told(find_certificates_of_other_marks([one, same_country])) == [
        (Severity.DOUBT, "certificate_of_other_mark", "e1")
    ]
    assert told(find_certificates_of_other_marks([one, other_country])) == []


def test_mark_read_more_fully_in_one_register_is_the_same_mark() -> None:
    one = entry(1, "АКУВУ", JTEKT, (9,), registration_number="666492")
    other = RegisterEntry("kg1", "KG-TROIS", mark="АКУВУ ACUVUE", registration_number="666492")
    assert told(find_certificates_of_other_marks([one, other])) == []
