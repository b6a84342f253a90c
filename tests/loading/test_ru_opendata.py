"""The Russian open data: several rows for one number, states inside the note, no day of inclusion."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ipregistry.entry import InclusionBasis, ObjectType, RemovalBasis
from ipregistry.loading.formats import read_entries

from .sheets import AS_OF, only, read

HEADER = (
    "REGNOM;G31_12;NOTE;NPRAVO;DPRAVO;NAME;INN;KPP;NAMEL;ADDRESS;ADDRESSL;ADDRESSU;MKTU;NAMET;NAMETB;DATEEND;COMM;COMMB;"
    "PARTICIPID"
)
FIELDS = HEADER.split(";")
FIRST = {
    "REGNOM": "00257/00062-074/ТЗ-221104",
    "G31_12": "СМОРОДИНКА",
    "NOTE": "Срок истек",
    "NAME": "ОАО <РОТ ФРОНТ>",
    "MKTU": "30",
    "NAMET": "Кондитерские изделия",
    "DATEEND": "2012.11.21",
}


def opendata(tmp_path: Path, *rows: dict[str, str]) -> Path:
    lines = [HEADER, *(";".join(f'"{row.get(field, "")}"' for field in FIELDS) for row in rows)]
    path = tmp_path / "data.csv"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig")
    return path


def test_row_is_an_entry(tmp_path: Path) -> None:
    entry = only(opendata(tmp_path, FIRST), "RU-TROIS")
    assert entry.entry_id == "ru-trois-00257-00062-074-tz-221104"
    assert (entry.mark, entry.goods, entry.nice_classes) == ("СМОРОДИНКА", "Кондитерские изделия", (30,))
    assert entry.right_holder is not None and entry.right_holder.name == "ОАО «РОТ ФРОНТ»"
    assert entry.valid_until == date(2012, 11, 21)
    assert entry.note is None


def test_day_of_inclusion_is_that_in_the_number(tmp_path: Path) -> None:
    entry = only(opendata(tmp_path, FIRST))
    assert (entry.date_of_inclusion, entry.date_of_inclusion_basis) == (
        date(2004, 11, 22),
        InclusionBasis.REGISTER_NUMBER,
    )


def test_rows_of_one_number_are_one_entry_wherever_they_stand(tmp_path: Path) -> None:
    other = {"REGNOM": "04390/05020-003/ТЗ-150517", "G31_12": "OTHER", "NAME": "ООО <РОСТ>", "DATEEND": "2030.01.01"}
    more = {**FIRST, "MKTU": "29; 30", "NAMET": "Орехи", "NAME": "ООО <ИНОЙ>", "DATEEND": "2013.11.21"}
    entries, errors = read(opendata(tmp_path, FIRST, other, more))
    assert errors == []
    assert [entry.mark for entry in entries] == ["СМОРОДИНКА", "OTHER"]
    first = entries[0]
    assert (first.goods, first.nice_classes) == ("Кондитерские изделия; Орехи", (30, 29))
    assert first.valid_until == date(2013, 11, 21)
    assert first.note == "The file also names: ООО «ИНОЙ»"
    assert first.authorised_importers == ()


@pytest.mark.parametrize(
    ("note", "day", "basis"),
    [
        ("Исключен 15.03.2020", date(2020, 3, 15), RemovalBasis.STATED),
        ("Исключено из реестра", AS_OF, RemovalBasis.NOT_LATER_THAN),
        ("Срок истек", None, None),
    ],
)
def test_removal_inside_the_note(tmp_path: Path, note: str, day: date | None, basis: RemovalBasis | None) -> None:
    entry = only(opendata(tmp_path, {**FIRST, "NOTE": note}))
    assert (entry.removed_on, entry.removed_on_basis) == (day, basis)


def test_description_in_the_note_is_kept(tmp_path: Path) -> None:
    assert only(opendata(tmp_path, {**FIRST, "NOTE": "Ладья в овале. Срок истек"})).note == "Ладья в овале"


def test_letters_of_the_number_are_the_kind(tmp_path: Path) -> None:
    entry = only(opendata(tmp_path, {**FIRST, "REGNOM": "00257/00062-074/АП-221104"}))
    assert entry.object_type is ObjectType.COPYRIGHT


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({**FIRST, "REGNOM": ""}, (2, "REGNOM", "no_number")),
        ({**FIRST, "DATEEND": "2012.13.21"}, (2, "valid_until", "day")),
        ({**FIRST, "MKTU": "46"}, (2, "nice_classes", "nice_class")),
    ],
)
def test_bad_row_is_told_with_its_line(tmp_path: Path, row: dict[str, str], error: tuple[int, str, str]) -> None:
    entries, errors = read(opendata(tmp_path, row))
    assert entries == []
    assert [(each.line, each.column, each.code) for each in errors] == [error]


def test_format_is_found_from_the_header(tmp_path: Path) -> None:
    loaded = read_entries(opendata(tmp_path, FIRST), "RU-TROIS")
    assert loaded.format == "ru-opendata"
    loaded.close()
