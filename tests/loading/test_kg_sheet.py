"""The Kyrgyz spreadsheet: words broken by spaces, entries run together, importers among the trusted persons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ipregistry.entry import MarkKind, RemovalBasis, TermBasis

from .sheets import AS_OF, KG, only, read, workbook

ROW = (
    "00321 /ТЗ- 200919",
    "Товары, маркированные словесным товарным знаком: LEGO",
    "Свидетельст во Кыргызпате нта № 1344 от 12.10.1994 г.",
    "МКТУ: 28 ТНВЭД: 950300, 9504, 95 05",
    "Правообладатель: ЛЕГО Юрис А/С» (LEGO Juris A/S), учрежденная по законодательству Дании",
    "Представители правообладателя на основании доверенности: Сотрудники ОсОО «Атан Консалт»: Сапаралиев Бакытбек"
    " Санкцированный импортер: «ОсОО «ЙОЙО» ИНН 01005201810085, адрес: г.Бишкек, ул. Юнусалиева, дом 1/2»",
    "До 20.04.2021 года На 2 года с даты подписани я приказа ГТС Дополнен ие санк. импортера",
    "Пр.ГТС №35- 04/232 от 20.09.2019г. Пр.ГТС №35- 04/52 от 24.02.2022г. Пр.ГТС №35- 04/243 от 28.06.2024г.",
)


def with_state(term: str, orders: str) -> tuple[str, ...]:
    return (*ROW[:6], term, orders)


def test_row_is_an_entry(tmp_path: Path) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KG, ROW), "KG-TROIS")
    assert (entry.register_number, entry.mark, entry.mark_kind) == ("00321/ТЗ-200919", "LEGO", MarkKind.WORD)
    assert (entry.nice_classes, entry.hs_codes) == ((28,), ("950300", "9504", "9505"))
    assert (entry.registration_number, entry.registration_date) == ("1344", date(1994, 10, 12))
    assert entry.right_holder is not None
    assert (entry.right_holder.name, entry.right_holder.name_latin) == ("ЛЕГО Юрис А/С", "LEGO Juris A/S")


def test_importer_inside_the_cell_of_trusted_persons_is_no_representative(tmp_path: Path) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KG, ROW))
    assert [(party.name, party.tax_number) for party in entry.authorised_importers] == [
        ("ОсОО «ЙОЙО»", "01005201810085")
    ]
    assert [party.name for party in entry.representatives] == ["ОсОО «Атан Консалт»"]


def test_order_that_adds_an_importer_extends_nothing(tmp_path: Path) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KG, ROW))
    assert (entry.valid_until, entry.valid_until_basis) == (date(2024, 2, 24), TermBasis.DERIVED)


def test_first_order_is_the_letter_of_inclusion(tmp_path: Path) -> None:
    letter = only(workbook(tmp_path / "f.xlsx", KG, ROW)).customs_letter
    assert letter is not None
    assert (letter.number, letter.date) == ("35-04/232", date(2019, 9, 20))


def test_removal_in_prose_has_the_day_of_the_order_beside_it(tmp_path: Path) -> None:
    row = with_state("До 26.05. 2012г. Исключе н из Реестра", "25-4/ 2071 от 270510 Пр. ГТС №5- 04/70 от 17.02.2015 г.")
    entry = only(workbook(tmp_path / "f.xlsx", KG, row))
    assert entry.valid_until == date(2012, 5, 26)
    assert (entry.removed_on, entry.removed_on_basis) == (date(2015, 2, 17), RemovalBasis.DERIVED)


def test_removal_without_an_order_is_known_by_the_day_of_publication(tmp_path: Path) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KG, with_state("Исключе н из Реестра", "")))
    assert (entry.removed_on, entry.removed_on_basis) == (AS_OF, RemovalBasis.NOT_LATER_THAN)


def test_row_cut_by_the_end_of_a_page_is_one_entry(tmp_path: Path) -> None:
    first = ("00022/ ТЗ-", "МЕЧТА", "Сертификат", "30.Кофе, чай,", "Joint", "Юристы", "До", "Пр№5-04/42")
    second = (
        "241011",
        "Словесный знак русского языка",
        "о регистрации № 838 858 от 22.09.2004 г..",
        "сахар 30 / 1704906100",
        "Stock Company “ROT FRONT” 115184, г.Москва",
        "фирмы",
        "24.10.201 5г.",
        "от 04.02.15 г.",
    )
    entry = only(workbook(tmp_path / "f.xlsx", KG, first, second))
    assert (entry.register_number, entry.mark, entry.registration_number) == ("00022/ТЗ-241011", "МЕЧТА", "838858")
    assert (entry.valid_until, entry.hs_codes) == (date(2015, 10, 24), ("1704906100",))


def test_entries_run_together_in_one_row_are_several(tmp_path: Path) -> None:
    row = (
        "00353/ТЗ- 220620 00355/ТЗ- 220620",
        "Товары, маркированные словесным товарным знаком: CANON Товары, маркированные комбинированным товарным знаком:",
        "Свидетельст во № 946 от 12.09.1994 г. Свидетельст во № 939 от 13.09.1994 г.",
        "МКТУ: 2 ТНВЭД: 320710 МКТУ: 9 ТНВЭД: 900211",
        "«Canon Kabushiki Kaisha»",
        "",
        "До 31.12.2025 года До 31.12.2026 года",
        "Пр.ГТС №35-04/223 от 22.06.2020г. Пр.ГТС №35-04/224 от 23.06.2020г.",
    )
    entries, errors = read(workbook(tmp_path / "f.xlsx", KG, row))
    assert errors == []
    assert [(e.register_number, e.mark, e.registration_number, e.hs_codes, e.valid_until) for e in entries] == [
        ("00353/ТЗ-220620", "CANON", "946", ("320710",), date(2025, 12, 31)),
        ("00355/ТЗ-220620", None, "939", ("900211",), date(2026, 12, 31)),
    ]


def test_row_without_a_number_is_told_with_its_line(tmp_path: Path) -> None:
    entries, errors = read(workbook(tmp_path / "f.xlsx", KG, ("0015", *ROW[1:]), ROW))
    assert len(entries) == 1
    assert [(error.line, error.column, error.code) for error in errors] == [(2, "register_number", "no_number")]


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("B E L L A Печатается типографским способом на обеих сторонах упаковки", "BELLA"),
        ("«BACARDI» - словесный товарный знак. Слово размещается на этикетках.", "BACARDI"),
        ("ГУСИНЫЕ ЛАПКИ Словесный знак русского языка, выполненный стандартным шрифтом", "ГУСИНЫЕ ЛАПКИ"),
        ("NIVEA FOR MEN Каждая товарная упаковка маркирована товарным знаком «NIVEA FOR MEN».", "NIVEA FOR MEN"),
        ("Товары, маркированные изобразительным товарным знаком:", None),
        ("Графический изобразительный знак Каждая товарная упаковка маркирована товарным знаком.", None),
        ("LEVI'S 501", "LEVI'S 501"),
    ],
)
def test_mark_is_told_from_its_description(tmp_path: Path, cell: str, mark: str | None) -> None:
    assert only(workbook(tmp_path / "f.xlsx", KG, (ROW[0], cell, *ROW[2:]))).mark == mark
