"""The same answer in two languages: catalogues that say the same, and Russian as a broker writes it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from ipregistry.checking import CheckResult, Language, to_answer
from ipregistry.checking.language import CATALOGUES
from ipregistry.checking.wording import day, entries, quoted, short_day
from ipregistry.goods import CoverBasis
from ipregistry.matching import Kind
from ipregistry.matching.evidence import TABLE

from .conftest import Checked
from .test_wording import CASES

EN, RU = Language.EN, Language.RU
OWN_IN_RUSSIAN = ("naming.", "evidence.", "cover.", "place")  # in English matching and goods say these themselves


def test_catalogues_have_the_same_sentences_with_the_same_values() -> None:
    russian = {key: text for key, text in CATALOGUES[RU].items() if not key.startswith(OWN_IN_RUSSIAN)}
    assert set(russian) == set(CATALOGUES[EN])
    for key, text in russian.items():
        theirs = set(re.findall(r"{(\w+)}", CATALOGUES[EN][key]))
        assert set(re.findall(r"{(\w+)}", text)) <= theirs, key


def test_every_kind_of_naming_evidence_and_cover_has_its_russian_sentence() -> None:
    russian = CATALOGUES[RU]
    assert {f"naming.{kind}" for kind in Kind} <= set(russian)
    kinds = {"stands_out": "capitals"}
    assert {f"evidence.{kinds.get(each.__name__, each.__name__)}" for each in TABLE} <= set(russian)
    for basis in CoverBasis:
        assert any(key.startswith(f"cover.{basis}") for key in russian), basis


@pytest.mark.parametrize(("description", "given"), [case[:2] for case in CASES] + [("духи Velmora", {})])
def test_russian_answer_is_the_english_one_in_russian(
    checked: Checked, description: str, given: dict[str, Any]
) -> None:
    english, russian = checked(description, **given), checked(description, **given, language=RU)
    assert russian.verdict is english.verdict
    assert [each.code for each in russian.notes] == [each.code for each in english.notes]
    assert (to_answer(russian)["language"], to_answer(english)["language"]) == ("ru", "en")
    for sentence in _sentences(russian):
        assert re.search("[а-яё]", sentence) and sentence.endswith("."), sentence
        assert "  " not in sentence and "None" not in sentence and "{" not in sentence, sentence
        said = re.sub(r"«[^»]*»|[A-Z][\w&.’'-]*|\d[\d.]*", "", sentence)
        assert not re.search(r"\b(the|and|of|is|in|entry|goods)\b", said), sentence


def _sentences(result: CheckResult) -> list[str]:
    evidence = [each.text for match in result.matches for each in match.evidence]
    return [result.summary, *evidence, *(note.text for note in result.notes), *(e.reason for e in result.not_in_force)]


@pytest.mark.parametrize(
    ("description", "given", "summary"),
    [
        (
            "Смартфон Xiaomi",
            {},
            "Назван знак XIAOMI (в таможенном реестре России с 15 марта 2017 года, для таких товаров); "
            "импортёр не указан.",
        ),
        ("Xiaomi phone", {"importer": "ООО «Смарт Оранж»"}, "XIAOMI; ООО «Смарт Оранж» — уполномоченный импортёр."),
        ("XIAOMI ZOLPHIN", {"importer": "GearBest"}, "«GearBest» среди импортёров не значится."),
        ("чехол для Xiaomi", {}, "о знаке XIAOMI: описан товар для изделий этой марки, а не само изделие."),
        ("телефон", {}, "на которые в реестре есть записи: «телефон» (1 запись: XIAOMI)."),
        ("фоторамка", {}, "ни товаров, которые есть в таможенном реестре России (здесь 8 записей)."),
        ("духи Velmora", {}, "Не учтено: VELMORA. Срок истёк 31.12.2015."),
    ],
)  # fmt: skip
def test_russian_summary_is_said_as_a_broker_would(
    checked: Checked, description: str, given: dict[str, Any], summary: str
) -> None:
    assert summary in checked(description, **given, language=RU).summary


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 запись"), (2, "2 записи"), (5, "5 записей"), (11, "11 записей"), (14, "14 записей"), (21, "21 запись"),
     (22, "22 записи"), (100, "100 записей"), (111, "111 записей"), (1004, "1004 записи")],
)  # fmt: skip
def test_entries_are_counted_by_the_russian_rule(count: int, said: str) -> None:
    assert entries(count, RU) == said


def test_days_and_quotes_are_written_as_in_each_language() -> None:
    assert (day(date(2017, 3, 5), RU), day(date(2017, 3, 5))) == ("5 марта 2017 года", "5 March 2017")
    assert (short_day(date(17, 3, 5), RU), short_day(date(2017, 3, 5), EN)) == ("05.03.0017", "2017-03-05")
    assert (quoted("phone", RU), quoted("ООО «Шаг»", RU), quoted("phone", EN)) == ("«phone»", "ООО «Шаг»", "“phone”")
