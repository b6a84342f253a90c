"""GET /v1/export.csv, /v1/export.jsonl and /v1/export.xlsx: what a lookup finds, as a file, streamed."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..entry import Status
from ..exporting import FORMATS, MOST_SHEET_ROWS, View, export_found
from ..lookup import LookupRequest
from .answering import register, snapshot, today, versioned
from .house import HouseBlueprint
from .schemas.entries import ExportQuery

blueprint = HouseBlueprint("export", __name__, url_prefix="/v1", description="Take entries along as a file.")
_FILE = {"type": "string", "format": "binary"}


@blueprint.get("/export.csv")
@blueprint.arguments(ExportQuery, location="query")
@blueprint.response(200, _FILE, description="A CSV file in UTF-8", content_type=FORMATS["csv"].media_type)
@versioned
def export_csv(query: dict[str, Any]) -> Response:
    """Every entry that a lookup finds, as CSV, with the columns that are loaded.

    A cell that a spreadsheet would take for a formula has a space before it, which loading takes away again.
    """
    return _exported(query, "csv")


@blueprint.get("/export.jsonl")
@blueprint.arguments(ExportQuery, location="query")
@blueprint.response(200, _FILE, description="JSON Lines", content_type=FORMATS["jsonl"].media_type)
@versioned
def export_jsonl(query: dict[str, Any]) -> Response:
    """Every entry that a lookup finds, as JSON Lines, each text exactly as it is."""
    return _exported(query, "jsonl")


@blueprint.get("/export.xlsx")
@blueprint.arguments(ExportQuery, location="query")
@blueprint.response(200, _FILE, description="A workbook of one sheet", content_type=FORMATS["xlsx"].media_type)
@versioned
def export_xlsx(query: dict[str, Any]) -> Response:
    """Every entry that a lookup finds, as a workbook of one sheet; every cell is a text."""
    return _exported(query, "xlsx", most=MOST_SHEET_ROWS)


def _exported(query: dict[str, Any], name: str, most: int | None = None) -> Response:
    view, on, status = View(query.pop("view")), query.pop("on", None) or today(), query.pop("status", None)
    registers = tuple(query.pop("register", ())) or None
    request = LookupRequest(on=on, register=registers, status=Status(status) if status else None, **query)
    entries = export_found(register().repository, snapshot(), request, view, most)
    response = Response(FORMATS[name].pieces(entries), mimetype=FORMATS[name].media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="ipregistry.{name}"'
    return response
