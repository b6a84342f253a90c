"""A JSON Lines file as rows of canonical cells: one object a line, with the names that the API answers.

Lists are arrays, parties and aliases are strings or objects, the customs letter is an object; text in canonical cells
is read too. Knows the shapes, and nothing of what a cell may say: that is `canonical`'s.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

from ..errors import RowError
from .cells import CellError, join_list, shown
from .columns import ALIAS_PARTS, COLUMNS, PARTY_PARTS, expected_name
from .rows import Row
from .source import Source

LISTS = ("nice_classes", "hs_codes", "confirmed_on", "sources")
_PARTY_KEYS = {"name": "", **{("name_latin" if part == "latin" else part): f"_{part}" for part in PARTY_PARTS}}
_ALIAS_KEYS = {"alias": "", **{part: f"_{part}" for part in ALIAS_PARTS}}
_LETTER_KEYS = {"number": "_number", "date": "_date"}
_NESTED = {"authorised_importers": _PARTY_KEYS, "representatives": _PARTY_KEYS, "aliases": _ALIAS_KEYS}
NAMES = (*COLUMNS, "customs_letter")


def read_rows(source: Source) -> Iterator[Row | RowError]:
    """Every object, in order, as a row; blank lines are nothing, and what is no such object is a RowError."""
    for number, line in enumerate(source.lines(), start=1):
        if not line.strip():
            continue
        try:
            yield Row(number, _cells(_object(line)))
        except _Refusal as refusal:
            error = refusal.error
            yield RowError(number, refusal.column, error.value, error.code, error.expected)


class _Refusal(Exception):
    """A CellError and the field in which it was met."""

    def __init__(self, column: str | None, error: CellError) -> None:
        self.column = column
        self.error = error


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line, object_pairs_hook=_without_twice, parse_constant=_no_constant)
    except CellError as error:
        raise _Refusal(None, error) from None
    except (ValueError, RecursionError) as error:  # a ValueError also for an integer of more than 4,300 digits
        raise _Refusal(None, CellError("json", f"the line is not JSON: {shown(str(error))}")) from None
    if not isinstance(found, dict):
        raise _Refusal(None, CellError("json", "the line is not one JSON object"))
    return found


def _without_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise CellError("key_twice", "a key that is given only once in an object", shown(twice))
    return found


def _no_constant(name: str) -> NoReturn:
    raise CellError("json", "a value that JSON has", name)


def _cells(found: Mapping[str, Any]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, value in found.items():
        try:
            _put(cells, _columns(name, value))
        except CellError as error:
            raise _Refusal(shown(name), error) from None
    return cells


def _put(cells: dict[str, str], columns: Mapping[str, str]) -> None:
    for column, cell in columns.items():
        if cell and cells.get(column):
            raise CellError("given_twice", f"given once ({column} is given in two ways)", shown(cell))
        cells[column] = cell or cells.get(column, "")


def _columns(name: str, value: Any) -> dict[str, str]:
    """The canonical columns that one field of the object fills."""
    if name not in NAMES:
        raise CellError("unknown_field", expected_name(name, NAMES), shown(name))
    if name == "customs_letter":
        if not isinstance(value, dict | None):
            raise CellError("shape", "an object of number and date", _seen(value))
        return _parts(name, _LETTER_KEYS, [value or {}], single=True)
    if name == "right_holder" and isinstance(value, dict):
        return _parts(name, _PARTY_KEYS, [value], single=True)
    if name in _NESTED and isinstance(value, list):
        return _parts(name, _NESTED[name], value)
    if name in LISTS and isinstance(value, list):
        return {name: join_list([_item(name, item) for item in value])}
    return {name: _text(value)}


def _parts(name: str, keys: Mapping[str, str], objects: Sequence[Any], *, single: bool = False) -> dict[str, str]:
    """One column for each key, parallel over the objects; a string stands for an object of its first key alone."""
    first = next(iter(keys))
    rows = [_known_keys(keys, {first: item} if isinstance(item, str) else item) for item in objects]
    columns: dict[str, str] = {}
    for key, suffix in keys.items():
        values = [_text(row.get(key)) for row in rows]
        columns[name + suffix] = values[0] if single else _joined(values, needed=key == first)
    return columns


def _joined(values: Sequence[str], *, needed: bool) -> str:
    if needed and not all(value.strip() for value in values):
        raise CellError("empty_item", "a list in which no item is empty")
    return join_list(list(values)) if any(values) else ""


def _known_keys(keys: Mapping[str, str], item: Any) -> Mapping[str, Any]:
    if not isinstance(item, dict):
        raise CellError("shape", f"a text or an object of {', '.join(keys)}", _seen(item))
    for key in item:
        if key not in keys:
            raise CellError("unknown_field", expected_name(key, keys), shown(key))
    return item


def _item(name: str, item: Any) -> str:
    if name == "nice_classes" and type(item) is int and 1 <= item <= 45:
        return str(item)
    text = _text(item)
    if not text.strip():
        raise CellError("empty_item", "a list in which no item is empty")
    return text


def _seen(value: Any) -> str:
    """The value in a message; what nests is only named, because writing it down could nest too deeply."""
    return "an array or object" if isinstance(value, list | dict) else shown(json.dumps(value))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CellError("shape", "a text", _seen(value))
    return value
