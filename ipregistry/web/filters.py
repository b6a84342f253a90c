"""Template filters: days, words, links, and texts in which nothing hides; in the language of the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from ..checking import Language
from ..checking.wording import day, entries
from .country_names import country
from .language import spoken
from .words import ago, say

_SPACES = "\t\n\r"


def visible(text: str) -> str:
    """The text with invisible characters shown by their numbers: a zero-width space, an order to write backwards.

    They change how everything after them reads, and somebody who hides a mark behind them is to be seen doing so.
    """
    return "".join(f"[U+{ord(c):04X}]" if _hides(c) else c for c in text)


def _hides(character: str) -> bool:
    return character not in _SPACES and unicodedata.category(character) in ("Cf", "Cc", "Cs")


def is_link(text: str) -> bool:
    """Whether a source is an address that a browser may be sent to."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def age(day_of: date, today: date, language: Language = Language.EN) -> str:
    """How long ago a day was, in the largest unit that says at least one: 8 years ago."""
    days = (today - day_of).days
    for unit, length in (("year", 365), ("month", 30), ("day", 1)):
        if days >= length:
            return ago(days // length, unit, language)
    return ago(0, "day", language)


def _day(value: date) -> str:
    return day(value, spoken())


def _age(value: date, today: date) -> str:
    return age(value, today, spoken())


def say_here(word: StrEnum, language: Language | None = None) -> str:
    """A word of the contract in the language of the page, or in another."""
    return say(word, language or spoken())


def _entries(count: int) -> str:
    return entries(count, spoken())


def country_name(code: str) -> str:
    """A country by its name in the language of the page."""
    return country(code, spoken())


FILTERS: Mapping[str, Callable[..., Any]] = {
    "age": _age,
    "country": country_name,
    "day": _day,
    "entries": _entries,
    "say": say_here,
    "visible": visible,
    "is_link": is_link,
}
