"""Nothing by which a person can be reached or named to the police comes out of a reader; companies stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ipregistry.loading.private_data import without_contacts
from ipregistry.record import to_record

from .sheets import BY, KG, KZ, only, read, workbook

PLANTED = (
    "+7 (727) 123-45-67",
    "0312 45-50-05",
    "0555327802",
    "ivanova.anna@mail.kz",
    "ID1234567",
    "0412 №654321",
    "850617301049",
    "кв. 127",
    "ул. Тайная",
)
PRIVATE = (
    "Иванова Анна Петровна, паспорт серии 0412 №654321, ID1234567 от 30.01.2018г., ИИН 850617301049, г. Алматы,"
    " ул. Тайная, д. 97, кв. 127, тел. +7 (727) 123-45-67, моб. 0555327802, 0312 45-50-05, e-mail: ivanova.anna@mail.kz"
)
COMPANY = "ТОО «Болотов и Партнёры», БИН 041140001685, г. Алматы, тел. +7 (727) 123-45-67"


def told(path: Path, register: str) -> str:
    return json.dumps(to_record(only(path, register)), ensure_ascii=False)


def kazakh(path: Path) -> str:
    row = (
        "00002/ТЗ-060506",
        "АРТЕК",
        "Пиво /32/ 220300",
        PRIVATE,
        "№ 1 от 21.07.2005",
        "01-19-26",
        f"{COMPANY}; {PRIVATE}",
    )
    return told(workbook(path, KZ, row), "KZ-TROIS")


def kyrgyz(path: Path) -> str:
    trusted = f"{PRIVATE} Санкционированный импортер: ОсОО «ЙОЙО» ИНН 01005201810085, {PRIVATE}"
    row = ("00321/ТЗ-200919", "LEGO", "№ 1344 от 12.10.1994", "МКТУ: 28", PRIVATE, trusted, "На 2 года", "")
    return told(workbook(path, KG, row), "KG-TROIS")


def belarusian(path: Path) -> str:
    row = (
        "1",
        "00010/220524/01-ТЗ-190624",
        None,
        "№ 1",
        "Пиво",
        "32/ 2203",
        PRIVATE,
        PRIVATE,
        "19.06.2024",
        "18.06.2026",
    )
    return told(workbook(path, BY, row), "BY-TROIS")


def russian(path: Path) -> str:
    header = (
        "REGNOM;G31_12;NOTE;NPRAVO;DPRAVO;NAME;INN;KPP;NAMEL;ADDRESS;ADDRESSL;ADDRESSU;MKTU;NAMET;NAMETB;DATEEND;COMM"
    )
    cells = ["04390/05020-003/ТЗ-150517", "X", f"Изображение, {PRIVATE}", "1", "", "ООО <РОСТ>", "7701234567", "", ""]
    cells += [PRIVATE, PRIVATE, PRIVATE, "30", "Пиво", "", "2030.01.01", "тел. +7 (727) 123-45-67", "", ""]
    path.write_text(
        f"{header};COMMB;PARTICIPID\n" + ";".join(f'"{cell}"' for cell in cells) + "\n", encoding="utf-8-sig"
    )
    return told(path, "RU-TROIS")


@pytest.mark.parametrize("write", [kazakh, kyrgyz, belarusian])
@pytest.mark.parametrize("planted", PLANTED)
def test_nothing_planted_comes_out_of_a_sheet(tmp_path: Path, write: object, planted: str) -> None:
    assert callable(write)
    assert planted not in write(tmp_path / "f.xlsx")


@pytest.mark.parametrize("planted", PLANTED[:7])
def test_nothing_planted_comes_out_of_the_open_data(tmp_path: Path, planted: str) -> None:
    assert planted not in russian(tmp_path / "f.csv")


def test_companies_and_their_tax_numbers_stay(tmp_path: Path) -> None:
    assert "041140001685" in kazakh(tmp_path / "a.xlsx")
    assert "01005201810085" in kyrgyz(tmp_path / "b.xlsx")
    assert "7701234567" in russian(tmp_path / "c.csv")


def test_errors_do_not_repeat_what_is_private(tmp_path: Path) -> None:
    row = ("0015", "LEGO", "№ 1", "МКТУ: 28", PRIVATE, PRIVATE, "На 2 года", "")
    _, errors = read(workbook(tmp_path / "f.xlsx", KG, row))
    assert not any(planted in str(error) for error in errors for planted in PLANTED)


@pytest.mark.parametrize("text", ["свидетельство № 1599007 от 30.01.2018", "ТОО «X», БИН 041140001685", "3304, 3305"])
def test_what_is_not_private_stays(text: str) -> None:
    assert without_contacts(text) == text
