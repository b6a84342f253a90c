"""Parse a batch of queries, once, into frozen values. Knows the protocol and no register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import InvalidQuestion
from ..jsontext import read_json

MAX_QUERIES = 100
MAX_LIMIT = 50
_LIMIT = 10
_FIELDS = {"query", "type", "type_strict", "limit", "properties"}


@dataclass(frozen=True, slots=True)
class Query:
    """What one cell asks: `text` (empty: by properties alone), `types` of which an entry must be one (empty: any),
    `properties` that it should have, each with the values that will do."""

    text: str
    types: tuple[str, ...]
    limit: int
    properties: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Extension:
    """Which properties of which entities are to be fetched."""

    ids: tuple[str, ...]
    properties: tuple[str, ...]


def read_queries(text: str) -> dict[str, Query]:
    """The queries of a batch by their keys; raises JsonRefused, InvalidQuestion."""
    batch = _object("queries", read_json(text))
    if len(batch) > MAX_QUERIES:
        raise InvalidQuestion("queries", len(batch), f"at most {MAX_QUERIES} queries")
    return {key: _query(_object(f"queries.{key}", value)) for key, value in batch.items()}


def read_extension(text: str) -> Extension:
    """What is to be fetched; raises JsonRefused, InvalidQuestion."""
    asked = _object("extend", read_json(text))
    ids = tuple(_text("extend.ids", each) for each in _list("extend.ids", asked.get("ids")))
    if len(ids) > MAX_QUERIES * 10:
        raise InvalidQuestion("extend.ids", len(ids), f"at most {MAX_QUERIES * 10} ids")
    wanted = _list("extend.properties", asked.get("properties"))
    names = (_object("extend.properties", each).get("id") for each in wanted)
    return Extension(ids, tuple(_text("extend.properties.id", name) for name in names))


def _query(asked: Mapping[str, Any]) -> Query:
    if unknown := sorted(set(asked) - _FIELDS):
        raise InvalidQuestion("query", unknown[0], f"a field of a query: {', '.join(sorted(_FIELDS))}")
    text = _text("query", asked.get("query") or "")
    properties = tuple(
        _wanted(_object("properties", each)) for each in _list("properties", asked.get("properties") or [])
    )
    if not text.strip() and not properties:
        raise InvalidQuestion("query", text, "a text, where no properties are given")
    types = asked.get("type") or []
    named = types if isinstance(types, list) else [types]
    return Query(text.strip(), tuple(_text("type", each) for each in named), _limit(asked.get("limit")), properties)


def _wanted(asked: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    value = asked.get("v")
    values = value if isinstance(value, list) else [value]
    return _text("pid", asked.get("pid")), tuple(_value(each) for each in values)


def _value(value: Any) -> str:
    """A value as a text; of another entity, its name."""
    if isinstance(value, Mapping):
        return _text("v", value.get("name") or value.get("id"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InvalidQuestion("v", value, "a text or a number")
    return str(value)


def _limit(value: Any) -> int:
    if value is None:
        return _LIMIT
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 1:
        raise InvalidQuestion("limit", value, f"a number from 1 to {MAX_LIMIT}")
    return min(int(value), MAX_LIMIT)


def _object(field: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise InvalidQuestion(field, value, "a JSON object")
    return value


def _list(field: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise InvalidQuestion(field, value, "a JSON list")
    return value


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise InvalidQuestion(field, value, "a text")
    return value
