"""Looking entries up: every filter on both sides of its boundary, names as people write them, pages and order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ipregistry.entry import Status
from ipregistry.errors import InvalidQuestion, RegisterNotFound
from ipregistry.lookup import MAX_PAGE, MAX_PAGE_SIZE, LookupRequest
from ipregistry.register import Register

from .conftest import small_register_in

ON = date(2024, 1, 1)
SHEET = """\
entry_id,register_number,mark,aliases,registration_number,right_holder,right_holder_latin,authorised_importers,\
representatives,nice_classes,hs_codes,date_of_inclusion,valid_until
xiaomi,00001/ТЗ-150317,XIAOMI,Сяоми,1177611,"Beijing Xiaomi Technology Co., Ltd",,ООО «Смарт Оранж»,ИП Иванов,9,8517,\
2017-03-15,2025-01-01
apple,00002/ТЗ-010120,APPLE,,1377651,Эппл Инк.,Apple Inc.,,ТОО «АИС»,9|35,851713|8471,2020-01-01,2023-12-31
factor,00003/ТЗ-010121,MAX FACTOR,,2574,Noxell Corporation,,Smart Trading LLC|Orange Import Ltd,,3,330499,2021-01-01,
figure,00004/ТЗ-010125,,,9999,Makita Corporation,,,,7,8467,2025-01-01,
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return small_register_in(tmp_path_factory.mktemp("lookup"), SHEET, as_of=ON)


def ids(there: Register, /, **asked: Any) -> list[str]:
    page = there.look_up(LookupRequest(on=asked.pop("on", ON), **asked))
    assert page.total == len(page.items)
    return [found.entry.entry_id for found in page.items]


def test_question_that_asks_for_nothing_is_answered_with_everything(register: Register) -> None:
    assert ids(register) == ["apple", "factor", "figure", "xiaomi"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"mark": "xiaomi"}, ["xiaomi"]),
        ({"mark": "Сяоми"}, ["xiaomi"]),
        ({"mark": "ＸＩＡＯＭＩ"}, ["xiaomi"]),
        ({"mark": "max"}, ["factor"]),
        ({"mark": "MaxFactor"}, ["factor"]),
        ({"mark": "Макс Фактор"}, ["factor"]),  # by its sound
        ({"mark": "factor max"}, ["factor"]),
        ({"mark": "ma"}, []),  # whole words
        ({"mark": "Makita"}, []),  # the holder's name is not the mark
        ({"right_holder": "makita"}, ["figure"]),
        ({"right_holder": "«Эппл»"}, ["apple"]),
        ({"right_holder": "APPLE INC"}, ["apple"]),
        ({"right_holder": "Smart Orange"}, []),  # the importer is not the holder
        ({"representative": "Иванов"}, ["xiaomi"]),
        ({"representative": "ais"}, ["apple"]),
        ({"representative": "Смарт Оранж"}, []),
        ({"register_number": "00001/T3-150317"}, ["xiaomi"]),
        ({"register_number": "00001 тз 150317"}, ["xiaomi"]),
        ({"register_number": "1177611"}, []),
        ({"registration_number": "1177611"}, ["xiaomi"]),
        ({"registration_number": "117761"}, []),
        ({"nice_class": 9}, ["apple", "xiaomi"]),
        ({"nice_class": 35}, ["apple"]),
        ({"nice_class": 45}, []),
        ({"hs_code": "8517"}, ["apple", "xiaomi"]),  # the entry's code is the longer one, or the same
        ({"hs_code": "85171300"}, ["apple", "xiaomi"]),  # the entry's code is the shorter one
        ({"hs_code": "851762"}, ["xiaomi"]),
        ({"hs_code": "851700"}, ["apple", "xiaomi"]),  # padded: the heading is meant
        ({"hs_code": "84"}, ["apple", "figure"]),
        ({"hs_code": "0101"}, []),
        ({"register": ("XX-TEST",)}, ["apple", "factor", "figure", "xiaomi"]),
        ({"mark": "xiaomi", "nice_class": 3}, []),
        ({"mark": "xiaomi", "right_holder": "xiaomi", "nice_class": 9, "hs_code": "85"}, ["xiaomi"]),
    ],
)
def test_filter_finds_the_entries_of_which_it_holds_and_no_other(
    register: Register, asked: dict[str, Any], expected: list[str]
) -> None:
    assert ids(register, **asked) == expected


@pytest.mark.parametrize(
    "name",
    [
        "ООО «Смарт Оранж»",
        "смарт оранж",
        "СМАРТ ОРАНЖ",
        '"Смарт-Оранж", ООО',
        "Smart Orange LLC",
        "SMART ORANGE, LLC",
        "smart orange",
        "Общество с ограниченной ответственностью «Смарт Оранж»",
    ],
)
def test_importer_is_found_without_regard_to_case_quotes_legal_form_and_script(register: Register, name: str) -> None:
    assert ids(register, authorised_importer=name) == ["xiaomi"]


def test_words_of_two_importers_are_not_one_importer(register: Register) -> None:
    assert ids(register, authorised_importer="Smart Trading") == ["factor"]
    assert ids(register, authorised_importer="Orange Import") == ["factor"]
    assert ids(register, authorised_importer="Trading Import") == []


@pytest.mark.parametrize("field", ["mark", "right_holder", "authorised_importer", "representative"])
@pytest.mark.parametrize("name", ["!!!", "«»", "\u200b", "—", "😀"])
def test_name_without_letters_finds_nothing_and_not_everything(register: Register, field: str, name: str) -> None:
    assert ids(register, **{field: name}) == []


@pytest.mark.parametrize("name", ["!!!", "", "\u200b"])
def test_text_without_letters_finds_nothing_and_not_everything(register: Register, name: str) -> None:
    assert ids(register, q=name) == []
    assert register.suggest(name) == ()


@pytest.mark.parametrize(
    ("on", "status", "expected"),
    [
        (date(2023, 12, 31), Status.IN_FORCE, ["apple", "factor", "xiaomi"]),
        (date(2024, 1, 1), Status.IN_FORCE, ["factor", "xiaomi"]),
        (date(2024, 1, 1), Status.EXPIRED, ["apple"]),
        (date(2024, 1, 2), Status.UNCONFIRMED, ["factor"]),
        (date(2024, 12, 31), Status.NOT_YET_INCLUDED, ["figure"]),
        (date(2025, 1, 1), Status.NOT_YET_INCLUDED, []),
        (date(2025, 1, 1), Status.IN_FORCE, ["xiaomi"]),
        (date(2025, 1, 2), Status.UNCONFIRMED, ["factor", "figure", "xiaomi"]),
        (date(2025, 1, 2), Status.SUSPENDED, []),
    ],
)
def test_status_is_that_of_the_day_asked(register: Register, on: date, status: Status, expected: list[str]) -> None:
    assert ids(register, on=on, status=status) == expected


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("xiaomi", "xiaomi"),
        ("XIA0MI", "xiaomi"),
        ("смарт оранж", "xiaomi"),
        ("00002/T3-010120", "apple"),
        ("2574", "factor"),
        ("max fac", "factor"),  # the last word may be begun
        ("Makita", "figure"),
        ("телефон Сяоми", "xiaomi"),  # a text that names it
        ("apple", "apple"),
    ],
)
def test_text_brings_up_what_it_means_first(register: Register, q: str, first: str) -> None:
    assert ids(register, q=q)[0] == first


def test_text_and_filter_must_both_hold(register: Register) -> None:
    assert ids(register, q="smart") == ["factor", "xiaomi"] or ids(register, q="smart") == ["xiaomi", "factor"]
    assert ids(register, q="smart", nice_class=3) == ["factor"]
    assert ids(register, q="smart", nice_class=7) == []


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("mark", ["apple", "factor", "xiaomi", "figure"]),
        ("-mark", ["xiaomi", "factor", "apple", "figure"]),
        ("valid_until", ["apple", "xiaomi", "factor", "figure"]),
        ("-valid_until", ["xiaomi", "apple", "factor", "figure"]),
        ("-date_of_inclusion", ["figure", "factor", "apple", "xiaomi"]),
        ("register_number", ["xiaomi", "apple", "factor", "figure"]),
    ],
)
def test_order_is_the_one_asked_for_and_what_lacks_the_fact_comes_last(
    register: Register, sort: str, expected: list[str]
) -> None:
    assert ids(register, sort=sort) == expected


def test_pages_together_have_every_entry_once(register: Register) -> None:
    pages = [register.look_up(LookupRequest(on=ON, page=page, page_size=3)) for page in (1, 2, 3)]
    assert [len(page.items) for page in pages] == [3, 1, 0]
    assert {page.total for page in pages} == {4}, "a page past the end tells the true total"
    assert len({found.entry.entry_id for page in pages for found in page.items}) == 4


def test_register_that_is_not_there_is_an_error_and_not_an_empty_answer(register: Register) -> None:
    with pytest.raises(RegisterNotFound, match="XX-TEST"):
        ids(register, register=("RU-TROIS",))


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("page", (1, MAX_PAGE), (0, -1, MAX_PAGE + 1, 10**30)),
        ("page_size", (1, MAX_PAGE_SIZE), (0, -1, MAX_PAGE_SIZE + 1)),
        ("nice_class", (1, 45), (0, 46)),
        ("hs_code", ("85", "8517620000"), ("8", "851", "85176200001", "64O3", "٦٤", "85\n", "")),
        ("sort", ("mark", "-mark", "valid_until"), ("", "-", "--mark", "row", "Mark")),
        ("q", ("x" * 500, ""), ("x" * 501, "\x00", "\ud800")),
        ("authorised_importer", ("x" * 500,), ("x" * 501, "a\x00", "a\udfff")),
        ("register_number", ("x" * 500,), ("x" * 501, "\x00")),
    ],
)
def test_question_is_made_sure_of_at_its_bounds(field: str, good: tuple[Any, ...], bad: tuple[Any, ...]) -> None:
    for value in good:
        LookupRequest(on=ON, **{field: value})
    for value in bad:
        with pytest.raises(InvalidQuestion, match=f"(?s)^{field}: .* is not ") as refused:
            LookupRequest(on=ON, **{field: value})
        str(refused.value).encode()


def test_suggestions_begin_like_the_text_marks_first_and_say_how_many_have_them(register: Register) -> None:
    found = register.suggest("xia")
    assert [(each.role, each.text) for each in found] == [
        ("mark", "XIAOMI"),
        ("right_holder", "Beijing Xiaomi Technology Co., Ltd"),
    ]
    assert (found[0].entries, found[0].registers) == (1, ("XX-TEST",))
    assert [each.text for each in register.suggest("smart or")] == ["ООО «Смарт Оранж»"]
    assert len(register.suggest("a", limit=1)) == 1
    assert register.suggest("meizu") == ()


def test_curated_data_finds_xiaomi_by_its_importer_in_both_scripts(seeded: Register) -> None:
    for name in ("смарт оранж", "SMART ORANGE, LLC", "Smart Orange LLC", "ООО «Смарт Оранж»"):
        assert ids(seeded, authorised_importer=name, register=("RU-TROIS",)) == ["ru-trois-xiaomi"]
