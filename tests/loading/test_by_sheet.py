"""The Belarusian spreadsheet: the only one that states the day of inclusion."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ipregistry.entry import InclusionBasis

from .sheets import BY, only, workbook

ROW = (
    "14",
    "00010/220524/01-ТЗ-190624",
    None,
    "Международная регистрация№ 1 599 007",
    "Беспроводные наушники",
    "07, 09/ 8518309500, 851762000",
    "Dongguan Hele Electronics Co., Ltd., адрес: No.325 Yuehui Road, Dongguan City (China)",
    'Общество с ограниченной ответственностью "Беляевы и партнёры", адрес: 220012 г. Минск, тел.: +375 17 123 45 67',
    "19.06.2024",
    "18.06.2026",
    "Срок действия договора страхования по 26.06.2026",
)


def test_row_is_an_entry(tmp_path: Path) -> None:
    entry = only(workbook(tmp_path / "f.xlsx", BY, ROW), "BY-TROIS")
    assert entry.entry_id == "by-trois-00010-220524-01-tz-190624"
    assert (entry.mark, entry.registration_number, entry.nice_classes) == (None, "1599007", (7, 9))
    assert (entry.date_of_inclusion, entry.date_of_inclusion_basis) == (date(2024, 6, 19), InclusionBasis.STATED)
    assert entry.valid_until == date(2026, 6, 18)
    assert entry.right_holder is not None
    assert entry.right_holder.name.startswith("Dongguan Hele Electronics Co., Ltd")


def test_code_of_odd_length_is_its_subheading(tmp_path: Path) -> None:
    assert only(workbook(tmp_path / "f.xlsx", BY, ROW)).hs_codes == ("8518309500", "851762")


def test_term_of_the_insurance_is_not_that_of_the_entry(tmp_path: Path) -> None:
    assert only(workbook(tmp_path / "f.xlsx", BY, ROW)).note is None
