"""Tables of another kind, read as a mapping file says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ipregistry.errors import FileRefused, InvalidQuestion

from .sheets import only, read, workbook

MAPPING = """
encoding = "cp1251"
delimiter = ";"
list_separator = ","
date_formats = ["%d.%m.%Y", "%d/%m/%y"]
[columns]
"Рег. №" = "register_number"
"Знак" = "mark"
"Коды" = "hs_codes"
"До" = "valid_until"
[constants]
object_type = "copyright"
"""


def mapping(tmp_path: Path, text: str = MAPPING) -> Path:
    path = tmp_path / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "friday.csv"
    path.write_bytes("\n".join(["№;Рег. №;Знак;Коды;До", *rows]).encode("cp1251"))
    return path


def test_columns_days_lists_encoding_and_constants_are_as_the_mapping_says(tmp_path: Path) -> None:
    entry = only(table(tmp_path, "1;12/АБ;Сяоми;8517, 8518;05.02.2026"), mapping=mapping(tmp_path))
    assert (entry.register_number, entry.mark, entry.hs_codes) == ("12/АБ", "Сяоми", ("8517", "8518"))
    assert (entry.valid_until, str(entry.object_type)) == (date(2026, 2, 5), "copyright")


def test_each_date_format_is_tried_and_what_fits_none_is_an_error(tmp_path: Path) -> None:
    entries, errors = read(table(tmp_path, "1;1;A;;05/02/26", "2;2;B;;2026.02.05"), mapping=mapping(tmp_path))
    assert [entry.valid_until for entry in entries] == [date(2026, 2, 5)]
    assert [(error.line, error.column, error.value) for error in errors] == [(3, "valid_until", "2026.02.05")]


def test_workbook_is_read_by_a_mapping_too(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "f.xlsx", ("Список",), ("Рег. №", "Знак", "Коды", "До"), ("7", "LEGO", "9503", date(2026, 2, 5))
    )
    assert only(path, mapping=mapping(tmp_path)).valid_until == date(2026, 2, 5)


def test_column_that_the_file_lacks_is_named(tmp_path: Path) -> None:
    path = table(tmp_path)
    with pytest.raises(FileRefused) as refused:
        read(path, mapping=mapping(tmp_path, MAPPING.replace('"До"', '"Срок"')))
    assert [(error.column, error.code) for error in refused.value.errors] == [("Срок", "no_column")]


@pytest.mark.parametrize(
    "text",
    [
        "not = [toml",
        "colums = {}",
        "[columns]\n'A' = 'price'",
        "[columns]\n",
        "[columns]\n'A' = 'mark'\n'B' = 'mark'",
        "delimiter = ';;'\n[columns]\n'A' = 'mark'",
        "date_formats = 'x'\n[columns]\n'A' = 'mark'",
        "[columns]\n'A' = 1",
    ],
)
def test_mapping_that_cannot_be_used_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidQuestion):
        read(table(tmp_path), mapping=mapping(tmp_path, text))
