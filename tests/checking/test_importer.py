"""What an importer is to an entry. A wrong “authorised” frees goods that should be asked about: names must be equal."""

from __future__ import annotations

import pytest

from ipregistry.checking.importer import importer_state
from ipregistry.checking.result import ImporterState
from ipregistry.entry import Party, RegisterEntry

ENTRY = RegisterEntry(
    "ru-trois-xiaomi",
    "RU-TROIS",
    mark="XIAOMI",
    right_holder=Party("Beijing Xiaomi Technology Co., Ltd", "Beijing Xiaomi Technology Co., Ltd"),
    authorised_importers=(Party("ООО «Смарт Оранж»", "Smart Orange LLC"), Party("ООО «Дельта»")),
    representatives=(Party("ООО «Патентное бюро»"),),
)


def state(importer: str | None, entry: RegisterEntry = ENTRY) -> ImporterState:
    return importer_state(entry, importer)[0]


@pytest.mark.parametrize(
    "importer",
    [
        "ООО «Смарт Оранж»",
        "ООО Смарт Оранж",
        "смарт оранж",
        '"СМАРТ ОРАНЖ" (ООО)',
        "Smart Orange LLC",
        "SMART ORANGE, LLC",
        "Smart-Orange",
        "Общество с ограниченной ответственностью «Дельта»",
    ],
)
def test_importer_whose_name_is_equal_but_for_case_quotes_and_form_is_authorised(importer: str) -> None:
    assert state(importer) is ImporterState.AUTHORISED


@pytest.mark.parametrize("importer", ["Beijing Xiaomi Technology Co., Ltd", "BEIJING XIAOMI TECHNOLOGY CO LTD"])
def test_holder_who_imports_is_the_right_holder(importer: str) -> None:
    assert state(importer) is ImporterState.RIGHT_HOLDER


@pytest.mark.parametrize(
    "importer",
    [
        "Delta LLC",  # ООО «Дельта» by sound alone: its Latin name is not known
        "Smart Orange Trading LLC",
        "Orange Smart LLC",
        "ООО Смарт Оранж Регион",
        "Xiaomi",
        "Beijing Xiaomi",
    ],
)
def test_importer_with_a_near_name_is_unknown_and_never_authorised(importer: str) -> None:
    told, sentence = importer_state(ENTRY, importer)
    assert told is ImporterState.UNKNOWN
    assert sentence is not None and importer in sentence and "not equal" in sentence


@pytest.mark.parametrize("importer", ["GearBest", "ООО «Синий Кит»", "Мегафон", "LLC", "ООО", "!!!", "«»"])
def test_importer_that_nobody_lists_is_not_listed(importer: str) -> None:
    told, sentence = importer_state(ENTRY, importer)
    assert told is ImporterState.NOT_LISTED
    assert sentence is not None and importer in sentence


def test_representative_is_no_importer() -> None:
    """Who acts for the holder before customs has no leave to import by that."""
    assert state("ООО «Патентное бюро»") is ImporterState.NOT_LISTED


@pytest.mark.parametrize("importer", [None, "", "  ", "\t"])
def test_importer_that_is_not_given_is_unknown_and_nothing_is_said_of_it(importer: str | None) -> None:
    assert importer_state(ENTRY, importer) == (ImporterState.UNKNOWN, None)


def test_entry_that_lists_nobody_lists_nobody() -> None:
    bare = RegisterEntry("x", "RU-TROIS", mark="XIAOMI")
    assert state("Smart Orange LLC", bare) is ImporterState.NOT_LISTED


def test_equal_name_wins_over_a_near_one_that_stands_before_it() -> None:
    entry = RegisterEntry("x", "RU-TROIS", authorised_importers=(Party("Дельта Плюс"), Party("Дельта")))
    assert state("Дельта", entry) is ImporterState.AUTHORISED
