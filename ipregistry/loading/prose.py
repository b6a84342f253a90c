"""Days and numbers as customs services write them in prose. Refuses to guess: what is no day is None.

Words that a column's width broke («Исключе н», «201 8 г.») are read with all spaces taken out: `squeezed`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
DAY_PARTS = r"(?P<d>\d{1,2})\.{1,2}(?P<m>\d{1,2})\.{1,2}(?P<y>(?:20|19|18)\d\d|\d\d)(?!\d)"
DAY = rf"(?<!\d){DAY_PARTS}"
DAY_IN_WORDS = rf"(?<!\d)(?P<wd>\d{{1,2}})\.?(?P<wm>{'|'.join(MONTHS)})\.?(?P<wy>(?:20|19)\d\d)"

_TWO_NUMBERS = re.compile(r"(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<y>(?:20|19|18)\d\d|\d\d)")
_LAST_WORDS = re.compile(r"(?:(?<=\d)t?00:00(?::00)?)?(?:г(?:ода|\.)?)?[.;,]*$")
_DAY = re.compile(DAY)
_IN_WORDS = re.compile(DAY_IN_WORDS)
_ISO = re.compile(r"(?P<y>\d{4})[.-](?P<m>\d\d)[.-](?P<d>\d\d)")


def tidy(text: str) -> str:
    """NFC, one line, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text[:200_000]).replace("\u200b", "").split())


def squeezed(text: str) -> str:
    """The text without any space, small, long dashes as short ones."""
    return re.sub(r"\s+", "", tidy(text)).casefold().replace("–", "-").replace("—", "-").replace("ё", "е")


def day(year: str, month: str, day_of_month: str) -> date | None:
    """The day, where the calendar has it; a year of two digits is of this century until 2069, as POSIX has it."""
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 69 else 1900
    try:
        return date(number, int(month), int(day_of_month))
    except ValueError:
        return None


def day_of(match: re.Match[str]) -> date | None:
    """The day that DAY or DAY_IN_WORDS matched."""
    parts = match.groupdict()
    if parts.get("d"):
        return day(parts["y"], parts["m"], parts["d"])
    if parts.get("wd"):
        return day(parts["wy"], str(MONTHS.index(parts["wm"]) + 1), parts["wd"])
    return None


def days_in(text: str) -> list[date]:
    """Every day in a text, in order: 01.02.2020, 1.2.20, 1 февраля 2020."""
    found = [(at.start(), day_of(at)) for pattern in (_DAY, _IN_WORDS) for at in pattern.finditer(squeezed(text))]
    return [each for _, each in sorted(found, key=lambda pair: pair[0]) if each is not None]


def whole_day(cell: str) -> date | None:
    """The day that a whole cell is: 01.02.2020, 2020-02-01, 1 февраля 2020, or month first as in 02-01-20.

    With hyphens and a year of two digits the month stands first, as a spreadsheet writes a day that it knows as one;
    otherwise the day does. Where the calendar has no such day, it is the other way round.
    """
    text = _LAST_WORDS.sub("", re.sub(r"^(?:до|по)(?=\d)", "", squeezed(cell)))
    if match := _IN_WORDS.fullmatch(text):
        return day_of(match)
    if match := _ISO.fullmatch(text):
        return day(match["y"], match["m"], match["d"])
    if not (match := _TWO_NUMBERS.fullmatch(text)):
        return None
    first, second, year = match["a"], match["b"], match["y"]
    if match["sign"] == "-" and len(year) == 2:
        return day(year, first, second) or day(year, second, first)
    return day(year, second, first) or day(year, first, second)


def years_after(start: date, years: int) -> date:
    """The same day years later; 28 February where there is no 29th."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)
