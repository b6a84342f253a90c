"""No phone number, e-mail, identity document, personal number or street address of anyone is shipped in seed_data.

`ipregistry data check` searches the rows with the same patterns; here every file is searched, the README too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipregistry.curating.personal import is_text, personal_data_in

SEED_DATA = Path(__file__).resolve().parents[2] / "seed_data"


def _cells_of(path: Path) -> Iterator[tuple[str, str]]:
    """Every cell of a CSV file, or every line of another one, with the place where it stands."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix != ".csv":
            yield from ((f"{path.name}:{number}", line) for number, line in enumerate(file, 1))
            return
        for row in csv.DictReader(file):
            number = row.get("entry_id") or row.get("register_number") or row.get("written") or ""
            for column, cell in row.items():
                if cell and is_text(column, row):
                    yield f"{path.name} {number} {column}", cell


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
        ("8 (000) 000-00-00", "phone"),
        ("факсы (0000) 00-00-00", "phone"),
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
