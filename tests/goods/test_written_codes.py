"""Codes that a register wrote into its goods text."""

import pytest

from ipregistry.goods.written_codes import codes_in_text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("25/ 6403", ("6403",)),
        ("03 3301 3303-3307", ("3301", "3303", "3304", "3305", "3306", "3307")),
        ("6201- 6203, 6504-6506", ("6201", "6202", "6203", "6504", "6505", "6506")),
        ("30. Кофе, чай 30 / 1704906100, 170490990", ("1704906100",)),
        ("Группа 22 «Алкогольные напитки», не ограничиваясь: 2208.", ("2208", "22")),
    ],
)
def test_codes_and_ranges_are_read(text: str, codes: tuple[str, ...]) -> None:
    assert codes_in_text(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Свидетельство № 856660 от 11.06.2005 r.",
        "вода 1500 мл",
        "в 2005 году",
        "модель 9999",
        "",
        "телефоны",
        "6.4 - 8.5",
    ],
)
def test_dates_measures_and_certificates_are_no_codes(text: str) -> None:
    assert codes_in_text(text) == ()
