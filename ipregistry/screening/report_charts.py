"""Counts as bars, drawn here so that a report needs no script and no other file. Knows no row and no HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MOST_BARS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: what is counted, and how long its bar is beside the longest, which is 1."""

    name: str
    count: int
    share: str
    length: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A titled chart; `rest` are the names that there was no room for."""

    title: str
    said: str
    bars: tuple[Bar, ...]
    rest: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: where it begins and how wide it is, of 1,000."""

    name: str
    count: int
    share: str
    x: float
    width: float


def chart(title: str, said: str, counts: Mapping[str, int], rows: int) -> Chart:
    """The greatest counts as bars, equal ones by name; shares are of all rows."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    most = ordered[0][1] if ordered else 1
    bars = tuple(Bar(name, count, share(count, rows), round(count / most, 3)) for name, count in ordered[:MOST_BARS])
    return Chart(title, said, bars, max(0, len(ordered) - MOST_BARS))


def parts(counts: Mapping[str, int]) -> Iterator[Part]:
    """The counts as parts of one bar, in their order."""
    total, x = sum(counts.values()) or 1, 0.0
    for name, count in counts.items():
        width = 1000 * count / total
        yield Part(name, count, share(count, total), round(x, 2), round(width, 2))
        x += width


def share(count: int, total: int) -> str:
    """A share as people say it: 12 %, 0.4 %, under 0.1 %."""
    percent = 100 * count / total if total else 0.0
    if 0 < percent < 0.1:
        return "under 0.1 %"
    return f"{percent:.1f} %" if percent < 10 else f"{percent:.0f} %"
