"""No phone number, e-mail, identity document, personal number or street address of anyone is shipped in seed_data.

The published registers print them beside the names of holders and of the people who act for them; the dataset carries
names alone. What is searched for is what those cells look like, in Russian and in English.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SEED_DATA = Path(__file__).resolve().parents[2] / "seed_data"

# Cells that are addresses of pages, numbers of customs or codes of goods by their nature: a row of digits is no phone.
NOT_PERSONAL = frozenset(
    {
        "sources",
        "source_url",
        "hs_codes",
        "registration_number",
        "register_number",
        "customs_letter_number",
        "entry_id",
        "right_holder_tax_number",
        "tax_number",
    }
)

PATTERNS = {
    "e-mail": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "phone": re.compile(
        r"\+\s?\d[\d ()\-]{6,}|(?<!\d)8[ (/]\d{3}[ )/]|\b(?:тел|моб|факс|т/ф|tel|phone|fax)\b\.?\s*:?\s*[+(\d]"
        r"|(?<!\d)0[357]\d{2}[ \-]?\d{2,3}[ \-]?\d{2,3}[ \-]?\d{0,2}(?!\d)",
        re.IGNORECASE,
    ),
    "identity document": re.compile(
        r"(?:паспорт|passport)\W{0,3}(?:серии|series|№|no\b|[A-ZА-Я]{0,2} ?\d{5,})|удостоверени[ея] (?:личности|№)"
        r"|\b(?:ID|AN) ?\d{6,}",
        re.IGNORECASE,
    ),
    "personal number": re.compile(r"\b(?:ИИН|ИНН|ПИН|IIN|INN)\b\s*:?\s*\d{8,}"),
    "street address": re.compile(
        r"\b(?:ул|пр-т|просп|пер|мкр|б-р|наб)\.\s?[А-ЯЁ\d]|\bулица\b|\bпроспект [А-ЯЁ]|\bкв\.\s?\d|\bоф(?:ис)?\.?\s?\d"
        r"|\bд\.\s?\d|\b\d{1,4} [A-Z][a-z]+ (?:Street|Road|Avenue|Boulevard)\b|\bP\.?\s?O\.? Box\b"
        r"|\b(?:zip|postal) code\b",
    ),
}


def personal_data_in(text: str) -> list[str]:
    """The kinds of personal data that `text` seems to carry, in the order of PATTERNS."""
    return [kind for kind, pattern in PATTERNS.items() if pattern.search(text)]


def _cells_of(path: Path) -> Iterator[tuple[str, str]]:
    """Every cell of a CSV file, or every line of another one, with the place where it stands."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix != ".csv":
            yield from ((f"{path.name}:{number}", line) for number, line in enumerate(file, 1))
            return
        for row in csv.DictReader(file):
            number = row.get("entry_id") or row.get("register_number") or row.get("written") or ""
            for column, cell in row.items():
                if cell and column not in NOT_PERSONAL and not _is_list_of_codes(row, column):
                    yield f"{path.name} {number} {column}", cell


def _is_list_of_codes(row: dict[str, str], column: str) -> bool:
    """In repairs.csv, `from` and `to` carry the cells of the column that `field` names."""
    return column in ("from", "to") and row.get("field") in NOT_PERSONAL


def _files() -> list[Path]:
    return sorted(path for path in SEED_DATA.iterdir() if path.is_file())


def test_there_are_files_to_search() -> None:
    """A search of nothing finds nothing."""
    names = {path.name for path in _files()}
    assert {"ru-trois.csv", "kz-trois.csv", "kg-trois.csv", "by-trois.csv", "parties.csv", "repairs.csv"} <= names
    assert sum(1 for path in _files() for _ in _cells_of(path)) > 20_000


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.name)
def test_no_cell_carries_personal_data(path: Path) -> None:
    found = [(place, kinds, cell) for place, cell in _cells_of(path) if (kinds := personal_data_in(cell))]
    assert found == []


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ("ТОО «Пример», тел. +7 (000) 000 00 00", "phone"),
        ("0555 000 000", "phone"),
        ("someone@example.com", "e-mail"),
        ("Иванов И.И., паспорт AN0000000", "identity document"),
        ("Иванов И.И., ИИН 000000000000", "personal number"),
        ("ТОО «Пример», г. Алматы, ул. Абая, д. 10", "street address"),
        ("Example Ltd, 12 High Street, London", "street address"),
    ],
)
def test_personal_data_planted_in_a_cell_is_found(planted: str, kind: str) -> None:
    assert kind in personal_data_in(planted)


@pytest.mark.parametrize("innocent", ["ООО «Смарт Оранж»", "LEVI'S 501", "ИП Омургазы уулу Семетей", "2017-03-15"])
def test_a_name_a_mark_or_a_day_is_not_personal_data(innocent: str) -> None:
    assert personal_data_in(innocent) == []


def test_no_natural_person_carries_a_tax_number() -> None:
    """A person's own tax number (ИИН, ИНН) tells the day of birth; only those of organisations are kept."""
    roles = ("right_holder", "authorised_importers", "representatives")
    carried = []
    for path in (path for path in _files() if "-" in path.stem and path.suffix == ".csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for role in roles:
                    kinds, numbers = row[f"{role}_kind"].split("|"), row[f"{role}_tax_number"].split("|")
                    pairs = zip(kinds, numbers, strict=False)
                    carried += [(path.name, row["register_number"]) for kind, tax in pairs if kind == "person" and tax]
    assert carried == []
