"""Counts as bars, placed where a template draws them as SVG. Pure: knows no register and no HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HEIGHT, WIDTH = 160, 720
_ROOM = 18  # above a bar for its value, and as much below the bars for their labels
_MOST_YEARS = 30


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart in its units, with what it stands for."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Share:
    """A row of a table with its part of the greatest, in percent."""

    label: str
    value: int
    percent: float


def by_year(counts: Mapping[int, int]) -> list[Bar]:
    """One bar for every year from the first that has any (at most the last 30) to the last."""
    if not counts:
        return []
    last = max(counts)
    years = range(max(min(counts), last - _MOST_YEARS + 1), last + 1)
    most, step = max(counts.values()), WIDTH / len(years)
    return [_bar(place, year, counts.get(year, 0), step, most) for place, year in enumerate(years)]


def _bar(place: int, year: int, value: int, step: float, most: int) -> Bar:
    height = (HEIGHT - 2 * _ROOM) * value / most
    width = min(step * 0.8, 48)
    return Bar(round(place * step + (step - width) / 2, 1), HEIGHT - _ROOM - height, width, height, str(year), value)


def shares(counts: Mapping[str, int], most: int = 10) -> list[Share]:
    """The first `most` counts, each beside the greatest."""
    greatest = max(counts.values(), default=0)
    return [Share(label, value, round(100 * value / greatest, 1)) for label, value in list(counts.items())[:most]]
