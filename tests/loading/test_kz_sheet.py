"""The Kazakh spreadsheet: one cell with goods, classes and codes, terms both ways round, rows that only say removed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ipregistry.entry import CustomsLetter, InclusionBasis, RemovalBasis, TermBasis

from .sheets import AS_OF, KZ, only, read, workbook

ROW = (
    "00002/ТЗ- 060506",
    "АРТЕК",
    "Кондитерские изделия /30/ 170410; 180610;180620",
    "Компания «Apple Inc.». Адрес: One Apple Park Way, Cupertino, California 95014, USA (Купертино, США).",
    "Свид-во\n№ 18627 от 21.07.2005 г.",
    "01-19-26",
    "ТОО «Болотов и Партнёры», БИН 041140001685, г. Алматы, ул. Ауэзова, 60, тел: +7 (727) 123-45-67",
    "№ КТК-1-4-10/4591 от 10.05.2006 г., № КТК-1-6-13/8733 от 12.10.2010 г.",
)


def test_row_is_an_entry(tmp_path: Path) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KZ, ROW), "KZ-TROIS")
    assert (entry.entry_id, entry.register_number, entry.mark) == (
        "kz-trois-00002-tz-060506",
        "00002/ТЗ-060506",
        "АРТЕК",
    )
    assert (entry.goods, entry.nice_classes) == ("Кондитерские изделия", (30,))
    assert entry.hs_codes == ("170410", "180610", "180620")
    assert (entry.registration_number, entry.registration_date) == ("18627", date(2005, 7, 21))
    assert (entry.date_of_inclusion, entry.date_of_inclusion_basis) == (
        date(2006, 5, 6),
        InclusionBasis.REGISTER_NUMBER,
    )
    assert (entry.valid_until, entry.valid_until_basis) == (date(2026, 1, 19), TermBasis.STATED)
    assert entry.customs_letter == CustomsLetter("КТК-1-4-10/4591", date(2006, 5, 10))
    assert entry.right_holder is not None
    assert (entry.right_holder.name, entry.right_holder.country) == ("Apple Inc.", "US")
    (agent,) = entry.representatives
    assert (agent.name, agent.tax_number) == ("ТОО «Болотов и Партнёры»", "041140001685")


@pytest.mark.parametrize(
    ("cell", "day"),
    [("02-05-26", date(2026, 2, 5)), ("05.02.2026", date(2026, 2, 5)), (date(2026, 2, 5), date(2026, 2, 5))],
)
def test_term_is_month_first_with_hyphens_and_day_first_with_points(tmp_path: Path, cell: object, day: date) -> None:
    assert only(workbook(tmp_path / "f.xlsx", KZ, (*ROW[:5], cell, *ROW[6:]))).valid_until == day


def test_term_that_is_no_day_is_an_error_of_its_row(tmp_path: Path) -> None:
    entries, errors = read(
        workbook(tmp_path / "f.xlsx", KZ, ROW, ("00003/ТЗ-060506", *ROW[1:5], "31.02.2026", *ROW[6:]))
    )
    assert len(entries) == 1
    assert [(error.line, error.column, error.code, error.value) for error in errors] == [
        (3, "valid_until", "day", "31.02.2026")
    ]


def test_suspension_is_no_term_but_protection_lasts_at_least_as_long(tmp_path: Path) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KZ, (*ROW[:5], "приостановлен с 01.02.2024 до 05.06.2025", *ROW[6:])))
    assert (entry.suspended_from, entry.suspended_until) == (date(2024, 2, 1), date(2025, 6, 5))
    assert (entry.valid_until, entry.valid_until_basis) == (date(2025, 6, 5), TermBasis.DERIVED)


@pytest.mark.parametrize(
    ("sentence", "day", "basis"),
    [
        ("Исключён приказом № 265 от 23.05.2015 г.", date(2015, 5, 23), RemovalBasis.STATED),
        ("исключен приказом №695 от 21.12.2012г.", date(2012, 12, 21), RemovalBasis.STATED),
        ("Исключен", AS_OF, RemovalBasis.NOT_LATER_THAN),
    ],
)
def test_row_that_only_says_removed_keeps_its_number(
    tmp_path: Path, sentence: str, day: date, basis: RemovalBasis
) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KZ, ("00083/ТЗ-241208", sentence)))
    assert (entry.removed_on, entry.removed_on_basis, entry.mark) == (day, basis, None)


def test_removal_without_a_number_is_told_with_its_line(tmp_path: Path) -> None:
    _, errors = read(workbook(tmp_path / "f.xlsx", KZ, ("Исключён приказом № 284 от 08.08.2024 г.",)))
    assert [(error.line, error.code) for error in errors] == [(2, "no_number")]


@pytest.mark.parametrize("cell", [None, "(а", "Вставка reestr 30.05.2024 - Excel Разметка страницы"])
def test_mark_that_is_a_picture_is_no_mark(tmp_path: Path, cell: str | None) -> None:
    assert only(workbook(tmp_path / "f.xlsx", KZ, (ROW[0], cell, *ROW[2:]))).mark is None


def test_header_is_found_below_a_title(tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", ("Таможенный реестр",), (), KZ, ROW)
    assert only(path).mark == "АРТЕК"


def _with(column: int, cell: object) -> tuple[object, ...]:
    return (*ROW[:column], cell, *ROW[column + 1 :])


@pytest.mark.parametrize(
    ("cell", "number", "day"),
    [
        ("Свидетельство ВОИС от 23.06.2017 г. № 1319879", "1319879", date(2017, 6, 23)),
        ("свидетельство от12.04.1995 г № 1467", "1467", date(1995, 4, 12)),
        ("Свидельство ВОИС 1216794 от 05.02.2014 г.", "1216794", date(2014, 2, 5)),
        ("МР 1064617 от 03.12.2010 г.", "1064617", date(2010, 12, 3)),
        ("87533 от 27.11.2023г.", "87533", date(2023, 11, 27)),
        ("Свидетельство № 1117904А 16.02.2012 г.", "1117904А", date(2012, 2, 16)),
        ("Свидетельство ВОИС №1203000 04.03.2014г.", "1203000", date(2014, 3, 4)),
        ("Международная регистрация\n№ 864 885 А\nот 9 сентября 1998 года", "864885А", date(1998, 9, 9)),
        ("№ 5979 от 31.12.2001 г., № 5980 от 01.01.2002 г.", "5979", date(2001, 12, 31)),
        ("Лицензионный договор № 04-2013 026/11-22 от 02.04.2013 г. / Свид-во ВОИС № 688656 от 27.01.1998 г.",
         "688656", date(1998, 1, 27)),
    ],
)  # fmt: skip
def test_certificate_is_read_whatever_stands_where(tmp_path: Path, cell: str, number: str, day: date) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KZ, _with(4, cell)))
    assert (entry.registration_number, entry.registration_date) == (number, day)


@pytest.mark.parametrize(
    "cell",
    "02-05-26|5.2.26|05/02/2026|05-02-2026|2026-02-05 00:00:00|2026.02.05|05.02.2026 года|5 февраля 2026 г."
    "|до 05.02.2026 г.|05.02.2024, продлен до 05.02.2026|\xa005.02.2026 ".split("|"),
)
def test_term_is_read_however_the_day_is_written(tmp_path: Path, cell: str) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KZ, _with(5, cell)))
    assert (entry.valid_until, entry.valid_until_basis) == (date(2026, 2, 5), TermBasis.STATED)


@pytest.mark.parametrize("cell", ["31.02.2026", "бессрочно", "Свидетельство № 6964 от 13.05.1998", "02-30-26"])
def test_no_term_is_guessed_out_of_what_is_none(tmp_path: Path, cell: str) -> None:
    assert [error.column for error in read(workbook(tmp_path / "f.xlsx", KZ, _with(5, cell)))[1]] == ["valid_until"]


def test_suspension_of_which_one_end_is_told_says_nothing_of_the_other(tmp_path: Path) -> None:
    until = only(workbook(tmp_path / "a.xlsx", KZ, _with(5, "приостановлен до 19.05.2026 г.")))
    since = only(workbook(tmp_path / "b.xlsx", KZ, _with(5, "приостановлен с 19.05.2024 г.")))
    assert (until.suspended_from, until.suspended_until) == (None, date(2026, 5, 19))
    assert (since.suspended_from, since.suspended_until, since.valid_until) == (date(2024, 5, 19), None, None)


@pytest.mark.parametrize(
    ("sentence", "day", "order"),
    [
        ("Исключён приказом № 284 от 8.08.2024 г. Appte", date(2024, 8, 8), "284"),
        ("исключен на основании приказа № от 08.08.2024", date(2024, 8, 8), None),
        ("Товарный знак исключен приказом №284-ОД от 08.08.2024 года", date(2024, 8, 8), "284-ОД"),
        ("Тізілімнен алып тасталды, 08.08.2024 ж. № 284 бұйрық", date(2024, 8, 8), "284"),
        ("Исключен 08.08.2024 baybee", date(2024, 8, 8), None),
        ("исключен", None, None),
    ],
)
def test_removal_is_told_in_many_ways(tmp_path: Path, sentence: str, day: date | None, order: str | None) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", KZ, ("00002/ТЗ-060506", sentence)))
    assert entry.removed_on == (day or AS_OF)
    assert entry.removed_on_basis == (RemovalBasis.STATED if day else RemovalBasis.NOT_LATER_THAN)
    assert (f"No. {order};" in (entry.note or "")) is (order is not None)


@pytest.mark.parametrize(
    ("cell", "name", "latin"),
    [
        ("Компания «Lego Juris A/S (DK)» Лего Юрис А/С (DK), адрес: Billund", "Лего Юрис А/С", "Lego Juris A/S"),
        ("COVIDIEN AG (CH, Switzerland), юридический адрес: Victor", "COVIDIEN AG", "COVIDIEN AG"),
        ("ЖШС «Қазақмыс», Астана қ., Бөгенбай к., 5", "ЖШС «Қазақмыс»", None),
        ("Эппл Инк./Apple Inc., США", "Эппл Инк.", "Apple Inc."),
    ],
)
def test_holder_is_told_apart_from_his_country_and_address(
    tmp_path: Path, cell: str, name: str, latin: str | None
) -> None:
    holder = only(workbook(tmp_path / "f.xlsx", KZ, _with(3, cell))).right_holder
    assert holder is not None
    assert (holder.name, holder.name_latin) == (name, latin)
