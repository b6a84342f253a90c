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
