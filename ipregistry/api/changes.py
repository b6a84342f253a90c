"""GET /v1/changes, /v1/changes.atom and /v1/entries/{entry_id}/history."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from ..answers import history_records, item_record
from ..errors import EntryNotFound
from ..feed import Cursor, FeedPage, FeedRequest, kinds_of, latest, read_feed
from .answering import answer_of_database, register, snapshot, tagged, today
from .atom import MEDIA_TYPE, atom_feed
from .house import HouseBlueprint
from .schemas.changes import ChangeList, ChangesQuery, HistoryPage
from .schemas.entries import NoQuery

blueprint = HouseBlueprint("history", __name__, url_prefix="/v1", description="What changed, and when.")


@blueprint.get("/changes")
@blueprint.arguments(ChangesQuery, location="query")
@blueprint.response(200, ChangeList)
def list_changes(query: dict[str, Any]) -> Response:
    """What updates did to the registers, oldest first, then which entries expired by the calendar.

    Ask again with `next` as `since`, at once while there is `more`, or another day.
    """
    page = _page(query, Cursor.parse(query.get("since", "0")))
    items = [item_record(item) for item in page.items]
    return answer_of_database({"items": items, "next": str(page.following), "more": page.more})


@blueprint.get("/changes.atom")
@blueprint.arguments(ChangesQuery, location="query")
@blueprint.response(200, {"type": "string"}, description="An Atom feed, newest first", content_type=MEDIA_TYPE)
def read_changes(query: dict[str, Any]) -> Response:
    """The last changes as an Atom feed, for a feed reader; with `since` those from there on."""
    since = query.get("since")
    repository = register().repository
    page = _page(query, Cursor.parse(since) if since else latest(repository, query["limit"]))
    links = {"self": request.url}
    if page.more:
        asked = [(name, value) for name, value in request.args.items(multi=True) if name != "since"]
        links["next"] = f"{request.base_url}?{urlencode([*asked, ('since', str(page.following))])}"
    newest = repository.updates(limit=1)
    updated = newest[0].loaded_at.isoformat() if newest else f"{today()}T00:00:00+00:00"
    return tagged(Response(atom_feed(page.items, updated, links, request.root_url), mimetype=MEDIA_TYPE))


@blueprint.get("/entries/<entry_id>/history")
@blueprint.arguments(NoQuery, location="query")
@blueprint.response(200, HistoryPage)
def get_history(_: dict[str, Any], entry_id: str) -> Response:
    """Everything that became of one entry, oldest first, as the register's files said it."""
    repository = register().repository
    with repository.reading():
        said = repository.row_history(entry_id)
        if not said:
            raise EntryNotFound(entry_id)
        numbers = {each.first_version for each in said} | {each.last_version + 1 for each in said if each.last_version}
        items = history_records(said, {number: repository.update(number) for number in numbers})
    return answer_of_database({"items": items, "total": len(items), "page": 1, "page_size": len(items)})


def _page(query: dict[str, Any], since: Cursor) -> FeedPage:
    asked = FeedRequest(
        since, today(), tuple(query.get("register", ())) or None, kinds_of(query.get("kind")), query["limit"]
    )
    return read_feed(register().repository, snapshot(), asked)
