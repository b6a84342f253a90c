"""Counts as bars: every year has its place, and nothing is taller than its room."""

from __future__ import annotations

from ipregistry.web.chart import HEIGHT, WIDTH, by_year, shares


def test_a_year_without_entries_keeps_its_place() -> None:
    bars = by_year({2019: 4, 2021: 2})
    assert [(bar.label, bar.value) for bar in bars] == [("2019", 4), ("2020", 0), ("2021", 2)]
    assert bars[0].height == 2 * bars[2].height and bars[1].height == 0


def test_every_bar_stands_within_the_drawing() -> None:
    for bar in by_year({year: year for year in range(1900, 2026)}):
        assert bar.x >= 0 and bar.x + bar.width <= WIDTH
        assert 0 < bar.y <= HEIGHT and bar.y + bar.height < HEIGHT


def test_only_the_last_thirty_years_are_drawn() -> None:
    assert [bar.label for bar in by_year({1900: 1, 2024: 1})] == [str(year) for year in range(1995, 2025)]


def test_no_entries_are_no_bars() -> None:
    assert by_year({}) == [] and shares({}) == []


def test_shares_are_of_the_greatest() -> None:
    assert [(row.label, row.percent) for row in shares({"9": 8, "35": 2, "42": 1}, most=2)] == [
        ("9", 100.0),
        ("35", 25.0),
    ]
