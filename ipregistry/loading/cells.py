"""What one cell of text says: a text, a day, a word of a list, codes, several items joined with `|`.

Refuses to guess: a cell that is not exactly what its column asks for raises CellError. Knows no columns and no rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

Item = TypeVar("Item")
Word = TypeVar("Word", bound=StrEnum)

MOST_ITEMS = 10_000
MOST_MARKS_IN_A_ROW = 8
SHOWN = 200

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_HS_CODE = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,4}")
_NICE_CLASS = re.compile(r"0?[1-9]|[1-3][0-9]|4[0-5]")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LINE_BREAKS = frozenset("\t\n\r\u2028\u2029")
# C0 and C1 controls, lone surrogates, and the marks that reorder what a reader sees (U+202A-202E, U+2066-2069).
_UNFIT = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _combining_marks(first: int, last: int) -> str:
    """Every character of the range that has a combining class."""
    return "".join(chr(point) for point in range(first, last) if unicodedata.combining(chr(point)))


_MARKS = _combining_marks(0x300, 0x10000)
_RARE_MARKS = _combining_marks(0x10000, 0x1F000)  # in Unicode 14 the last is U+1E94A; looking further costs 0.1 s
# Normalising is quadratic in a run of mixed combining marks (20,000 of them take 0.6 s), so runs are bounded first.
_MARK_RUN = re.compile(f"[{_MARKS}{_RARE_MARKS}]{{{MOST_MARKS_IN_A_ROW + 1}}}")
# Asked first, because a class with many members beyond U+FFFF is searched 60 times slower than this one.
_PERHAPS_A_MARK = re.compile(f"[{_MARKS}{_RARE_MARKS[0]}-{_RARE_MARKS[-1]}]")


class CellError(ValueError):
    """A cell, or one item of it, that cannot be used; `code` and `expected` as in RowError."""

    def __init__(self, code: str, expected: str, value: str | None = None) -> None:
        self.code = code
        self.expected = expected
        self.value = value
        super().__init__(expected)


def shown(value: str) -> str:
    """The value as it may stand in a report: short, and with every unprintable character escaped."""
    cut = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)


def text(limit: int) -> Callable[[str], str]:
    """A reader of texts of at most `limit` characters: stripped, NFC, one line, nothing invisible that deceives."""

    def read(cell: str) -> str:
        stripped = cell.strip()
        if len(stripped) > limit:
            raise CellError(
                "too_long", f"at most {limit:,} characters long (it has {len(stripped):,})", shown(stripped)
            )
        return _clean(stripped)

    return read


def _clean(value: str) -> str:
    if not value.isprintable():
        value = _printable(value)
    if value.isascii():
        return value
    if _PERHAPS_A_MARK.search(value) and _MARK_RUN.search(value):
        expected = f"readable: it has more than {MOST_MARKS_IN_A_ROW} combining marks in a row"
        raise CellError("combining_marks", expected, shown(value))
    return unicodedata.normalize("NFC", value)


def _printable(value: str) -> str:
    if unfit := _UNFIT.search(value):
        raise CellError("control_character", f"free of control characters (U+{ord(unfit[0]):04X})", shown(value))
    return value if _LINE_BREAKS.isdisjoint(value) else " ".join(value.split())


def day(cell: str) -> date:
    """A day of the calendar, `YYYY-MM-DD` and nothing else (`date.fromisoformat` also takes 2020-W01-1)."""
    if parts := _DAY.fullmatch(cell.strip()):
        try:
            return date(int(parts[1]), int(parts[2]), int(parts[3]))
        except ValueError:
            pass
    raise CellError("day", "a day of the calendar as YYYY-MM-DD", shown(cell))


def word(words: type[Word]) -> Callable[[str], Word]:
    """A reader of one of the words of an enumeration."""
    known = {str(each): each for each in words}

    def read(cell: str) -> Word:
        found = known.get(cell.strip().lower())
        if found is None:
            raise CellError("word", f"one of {', '.join(known)}", shown(cell))
        return found

    return read


def country(cell: str) -> str:
    """A country as two capital letters (ISO 3166-1 alpha-2)."""
    return _matching(_COUNTRY, cell, "country", "a country as two capital letters (ISO 3166-1)")


def hs_code(cell: str) -> str:
    """A code of the Harmonized System or of a nomenclature built on it; it is a prefix."""
    return _matching(_HS_CODE, cell, "hs_code", "2, 4, 6, 8 or 10 digits")


def nice_class(cell: str) -> int:
    """A class of the Nice classification."""
    return int(_matching(_NICE_CLASS, cell, "nice_class", "a Nice class from 1 to 45"))


def _matching(pattern: re.Pattern[str], cell: str, code: str, expected: str) -> str:
    value = cell.strip()
    if not pattern.fullmatch(value):
        raise CellError(code, expected, shown(value))
    return value


def items(read: Callable[[str], Item]) -> Callable[[str], tuple[Item, ...]]:
    """A reader of several items joined with `|`; none of them may be empty."""

    def read_all(cell: str) -> tuple[Item, ...]:
        return tuple(read(_filled(item, cell)) for item in split_list(cell))

    return read_all


def _filled(item: str, cell: str) -> str:
    if not item.strip():
        raise CellError("empty_item", "a list joined with | in which no item is empty", shown(cell))
    return item


def split_list(cell: str) -> list[str]:
    """The items of a cell joined with `|`; `\\|` is a bar and `\\\\` a backslash within an item.

    >>> split_list(r"a\\|b|c")
    ['a|b', 'c']
    """
    found = cell.split("|") if "\\" not in cell else list(_split_escaped(cell))
    if len(found) > MOST_ITEMS:
        raise CellError("too_many_items", f"a list of at most {MOST_ITEMS:,} items (it has {len(found):,})")
    return found


def _split_escaped(cell: str) -> Iterator[str]:
    item: list[str] = []
    pieces = iter(re.findall(r"\\[\\|]|\||[^\\|]+|\\", cell))
    for piece in pieces:
        if piece == "|":
            yield "".join(item)
            item = []
        else:
            item.append(piece[1:] if len(piece) == 2 and piece[0] == "\\" else piece)
    yield "".join(item)


def join_list(values: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """The cell that `split_list` reads back as `values`."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)
