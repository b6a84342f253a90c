"""GET /v1/registers, /v1/entries, /v1/entries/{entry_id} and /v1/suggest."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..answers import entry_record, page_record, register_record, suggestion_record
from ..entry import Status
from ..lookup import LookupRequest, look_up, suggest
from .answering import answer, snapshot, today, versioned
from .house import HouseBlueprint
from .schemas.entries import (
    Entry,
    EntryPage,
    LookupQuery,
    NoQuery,
    OnQuery,
    RegisterList,
    SuggestionList,
    SuggestQuery,
)

blueprint = HouseBlueprint("lookup", __name__, url_prefix="/v1", description="Look a brand, a holder, an importer up.")


@blueprint.get("/entries")
@blueprint.arguments(LookupQuery, location="query")
@blueprint.response(200, EntryPage)
@versioned
def list_entries(query: dict[str, Any]) -> Response:
    """Look entries up: by mark, text, party, number, class, code, register and status on a day.

    Names are found without regard to case, quotes, legal form and script.
    """
    on = query.pop("on", None) or today()
    status = query.pop("status", None)
    registers = tuple(query.pop("register", ())) or None
    request = LookupRequest(on=on, register=registers, status=Status(status) if status else None, **query)
    return answer(page_record(look_up(snapshot(), request), on))


@blueprint.get("/entries/<entry_id>")
@blueprint.arguments(OnQuery, location="query")
@blueprint.response(200, Entry)
@versioned
def get_entry(query: dict[str, Any], entry_id: str) -> Response:
    """One entry with everything that is known of it."""
    return answer(entry_record(snapshot().find_entry(entry_id), query.get("on") or today()))


@blueprint.get("/suggest")
@blueprint.arguments(SuggestQuery, location="query")
@blueprint.response(200, SuggestionList)
@versioned
def list_suggestions(query: dict[str, Any]) -> Response:
    """Names that begin like what was typed, marks first."""
    found = suggest(snapshot(), query["q"], limit=query["limit"])
    return answer(_whole([suggestion_record(each) for each in found]))


@blueprint.get("/registers")
@blueprint.arguments(NoQuery, location="query")
@blueprint.response(200, RegisterList)
@versioned
def list_registers(_: dict[str, Any]) -> Response:
    """The registers here, how many entries each has, and how old its data is."""
    counts = snapshot().counts
    registers = snapshot().registers.values()
    return answer(_whole([{**register_record(each), "entries": counts.get(each.code, 0)} for each in registers]))


def _whole(items: list[Any]) -> dict[str, Any]:
    """A list that always fits one page, in the form of every list."""
    return {"items": items, "total": len(items), "page": 1, "page_size": len(items)}
