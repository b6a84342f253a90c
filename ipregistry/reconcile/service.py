"""The one address of the service: its manifest, or the answer to a batch of queries or to an extension."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from ..errors import EntryNotFound
from ..snapshot import Snapshot, SnapshotEntry
from .answering import answer, snapshot, today
from .candidates import candidates, told
from .manifest import manifest
from .properties import cells, property_of
from .properties import told as property_told
from .queries import Extension, read_extension, read_queries


def service() -> Response:
    """The answer to `queries` or to `extend`, of the query string or of a form; the manifest where neither is given."""
    queries, extend = request.values.get("queries"), request.values.get("extend")
    if queries is not None:
        return answer(_reconciled(snapshot(), queries))
    if extend is not None:
        return answer(_extended(snapshot(), read_extension(extend)))
    return answer(manifest(request.url_root))


def _reconciled(known: Snapshot, text: str) -> dict[str, Any]:
    return {
        key: {"result": [told(known, each, today()) for each in candidates(known, query, today())]}
        for key, query in read_queries(text).items()
    }


def _extended(known: Snapshot, asked: Extension) -> dict[str, Any]:
    wanted = [property_of(name) for name in asked.properties]
    rows = {}
    for entry_id in asked.ids:
        found = _entry(known, entry_id)
        rows[entry_id] = {each.id: cells(each, found, today()) if found else [] for each in wanted}
    return {"meta": [{"id": each.id, "name": property_told(each)["name"]} for each in wanted], "rows": rows}


def _entry(known: Snapshot, entry_id: str) -> SnapshotEntry | None:
    """None for an id that a spreadsheet kept from another day."""
    try:
        return known.find_entry(entry_id)
    except EntryNotFound:
        return None
