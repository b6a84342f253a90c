"""Completion for people who type: entities, properties and types that begin like a text; which properties there are."""

from __future__ import annotations

from flask import Response, request

from ..errors import InvalidQuestion
from ..lookup import MAX_TEXT, LookupRequest, look_up
from .answering import answer, snapshot, today
from .candidates import description_of, name_of
from .manifest import type_of, types
from .properties import PROPERTIES, told

_SUGGESTED = 10
_MAX_PLACE = 1_000


def suggest_entity() -> Response:
    """Entries that a text brings up."""
    text, known = _prefix(), snapshot()
    if not text:
        return answer({"result": []})
    page = 1 + _place() // _SUGGESTED
    found = look_up(known, LookupRequest(today(), q=text[:MAX_TEXT], page=page, page_size=_SUGGESTED)).items
    result = [
        {
            "id": each.entry.entry_id,
            "name": name_of(each),
            "description": description_of(each, today()),
            "notable": [type_of(known, each.entry.register)],
        }
        for each in found
    ]
    return answer({"result": result})


def suggest_property() -> Response:
    """Properties whose name or id has the text."""
    return answer({"result": [told(each) for each in PROPERTIES if _has(each.id, each.name)]})


def suggest_type() -> Response:
    """Types, which are registers, whose name or code has the text."""
    return answer({"result": [each for each in types(snapshot()) if _has(each["id"], each["name"])]})


def propose() -> Response:
    """Every property: entries of all registers have the same."""
    asked = request.args.get("type")
    named = {"type": asked} if asked else {}
    return answer({"properties": [told(each) for each in PROPERTIES], **named})


def _prefix() -> str:
    return request.args.get("prefix", "").strip()


def _has(*names: str) -> bool:
    prefix = _prefix().casefold()
    return any(prefix in name.casefold() for name in names)


def _place() -> int:
    """How many suggestions the caller has already."""
    text = request.args.get("cursor", "0")
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= _MAX_PLACE):
        raise InvalidQuestion("cursor", text, f"a number up to {_MAX_PLACE}")
    return int(text)
