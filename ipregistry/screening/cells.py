"""Cells of a table as the fields of a question, and fields as cells. Knows no file and no answer.

What a spreadsheet does to a cell is undone where only one thing can have been meant: a code of an odd number of digits
has lost its zero, and a day with points is written as in Russia.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ..loading.cells import join_list

_LISTS = ("registers", "exclude_entry_ids")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.DOTALL)
_RUSSIAN_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})(?: .*)?", re.DOTALL)
_BETWEEN = re.compile(r"[|,;]")
_SPACES_OF_CODES = str.maketrans("", "", " .\u00a0\u202f")


def question_of(cells: Sequence[Any], places: Mapping[str, int]) -> dict[str, Any]:
    """The fields that the cells of a row give; an empty cell gives none, but an empty description is one."""
    question: dict[str, Any] = {}
    for field, at in places.items():
        value = _plain(cells[at])
        if field == "description":
            question[field] = value if isinstance(value, str) else to_text(value)
        elif value is not None and value != "" and not (isinstance(value, str) and value.isspace()):
            question[field] = _field(field, value)
    return question


def _plain(value: Any) -> Any:
    """Numbers that stand for nothing (NaN, as data frames have) are None; so are None's other spellings."""
    if isinstance(value, float) and value != value:
        return None
    return value


def _field(field: str, value: Any) -> Any:
    if field in _LISTS:
        parts = _BETWEEN.split(value) if isinstance(value, str) else value if isinstance(value, Iterable) else [value]
        return [part.strip() if isinstance(part, str) else part for part in parts]
    if field == "id":
        return value if isinstance(value, str | int | float | bool) else to_text(value)
    if field == "min_score":
        return _number(value)
    text = to_text(value).strip()
    if field == "hs_code":
        return _code(text)
    return _day(text) if field == "on" else text


def _number(value: Any) -> Any:
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return value


def _code(text: str) -> str:
    bare = text.translate(_SPACES_OF_CODES)
    return f"0{bare}" if bare.isascii() and bare.isdigit() and len(bare) % 2 and len(bare) < 10 else bare


def _day(text: str) -> str:
    if found := _DAY.fullmatch(text):
        return f"{found[1]}-{found[2]}-{found[3]}"
    if found := _RUSSIAN_DAY.fullmatch(text):
        return f"{found[3]}-{found[2]}-{found[1]}"
    return text


def to_text(value: Any) -> str:
    """A value as the text of one cell: lists joined with `|`, days as YYYY-MM-DD, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return join_list([to_text(each) for each in value])
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict) else str(value)
