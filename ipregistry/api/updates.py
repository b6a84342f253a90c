"""GET and POST /v1/updates, GET /v1/updates/{number}, POST /v1/updates/{number}/revert."""

from __future__ import annotations

from typing import Any

from flask import Response, g

from ..answers import outcome_record, update_record
from ..errors import InvalidQuestion
from ..register import LoadOptions
from ..storage.apply import Outcome
from ..tokens import Scope
from .answering import answer_of_database, register
from .auth import SECURITY, needs, require, token_name
from .house import HouseBlueprint
from .schemas.entries import NoQuery
from .schemas.updates import LoadQuery, RevertQuery, Update, UpdatePage, UpdateReport, UpdatesQuery
from .uploads import REQUEST_BODY, uploaded

blueprint = HouseBlueprint("update", __name__, url_prefix="/v1", description="Load files, look back, take back.")


@blueprint.get("/updates")
@blueprint.arguments(UpdatesQuery, location="query")
@blueprint.response(200, UpdatePage)
def list_updates(query: dict[str, Any]) -> Response:
    """Every file that was ever applied, newest first."""
    repository, page, size = register().repository, query["page"], query["page_size"]
    codes = repository.known(query["register"]) if query.get("register") else None
    found = repository.updates(codes, limit=size, offset=(page - 1) * size)
    items = [update_record(each) for each in found]
    total = repository.count_updates(codes)
    return answer_of_database({"items": items, "total": total, "page": page, "page_size": size})


@blueprint.get("/updates/<int:number>")
@blueprint.arguments(NoQuery, location="query")
@blueprint.response(200, Update)
def get_update(_: dict[str, Any], number: int) -> Response:
    """One update: the file, what it did, and which guards were overridden for what reason."""
    return answer_of_database(update_record(register().repository.update(number)))


@blueprint.post("/updates")
@needs(Scope.LOAD)
@blueprint.arguments(LoadQuery, location="query")
@blueprint.response(200, UpdateReport, description="A dry run, or a file that was applied before: nothing was changed")
@blueprint.alt_response(201, schema=UpdateReport, description="The file was applied; Location names the update")
@blueprint.doc(security=SECURITY, requestBody=REQUEST_BODY)
def create_update(query: dict[str, Any]) -> Response:
    """Apply a register file: every row or, where one is wrong, none.

    The file is the body, or the part `file` of a form. 409: another update is running, or the file looks like an
    accident; 422: the rows that are wrong, with line, column and value.
    """
    _require_for(query)
    with uploaded(query.pop("file_name", None), register().settings.max_upload_bytes) as path:
        code = query.pop("register")
        return _report(register().load(path, code, LoadOptions(**query, loaded_by=token_name())))


@blueprint.post("/updates/<int:number>/revert")
@needs(Scope.LOAD)
@blueprint.arguments(RevertQuery, location="query")
@blueprint.response(200, UpdateReport, description="A dry run, or that version is the current one: nothing was changed")
@blueprint.alt_response(201, schema=UpdateReport, description="The version was restored; Location names the update")
@blueprint.doc(security=SECURITY)
def revert_update(query: dict[str, Any], number: int) -> Response:
    """Go back to what an update left: a new version that says the same again. Nothing is taken out of the history."""
    _require_for(query)
    return _report(register().revert(number, loaded_by=token_name(), **query))


def _require_for(query: dict[str, Any]) -> None:
    reason = query.get("reason", "")
    if not reason.isprintable():
        raise InvalidQuestion("reason", ascii(reason), "a reason on one line")
    if query["force"]:
        g.token = require(Scope.ADMIN)
        if not reason.strip():
            raise InvalidQuestion("reason", reason, "a reason, which force needs")


def _report(outcome: Outcome) -> Response:
    applied = not (outcome.repeated or outcome.dry_run)
    response = answer_of_database(outcome_record(outcome), status=201 if applied else 200)
    if applied:
        response.headers["Location"] = f"/v1/updates/{outcome.update.number}"
    return response
