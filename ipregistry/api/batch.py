"""POST /v1/checks/batch and /v1/checks/stream: many checks of one snapshot, each answered or refused in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import orjson
from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from ..checking import CheckRequest, QuestionRefused, answer_text, read_question
from ..errors import IpRegistryError
from ..screening import LineChecker
from ..snapshot import Snapshot
from .answering import answer, as_known_at, language, register, snapshot, today, told_versions
from .house import HouseBlueprint, read_body
from .lines import NDJSON, kept_lines
from .problems import problem_body
from .schemas.batch import MAX_ITEMS, BatchAnswer, BatchQuestion, StreamQuery
from .schemas.checks import MAX_VERSION
from .schemas.entries import NoQuery

_STREAM = {
    "requestBody": {
        "required": True,
        "description": "One question a line, as an item of a batch; blank lines are passed over.",
        "content": {each: {"schema": {"type": "string", "format": "binary"}} for each in NDJSON},
    }
}

blueprint = HouseBlueprint("checks", __name__, url_prefix="/v1", description="Check many descriptions.")


class Batch(NamedTuple):
    """Items as they came, what holds for all that do not say otherwise, and as known at which version (None: now)."""

    items: list[Any]
    common: Mapping[str, Any]
    version: int | None


def _quick_batch() -> Batch | None:
    """The batch where it is certainly one; its items are looked at one by one. Raises RequestEntityTooLarge."""
    request.max_content_length = register().settings.max_batch_bytes
    body = read_body(request)
    if type(body) is not dict or type(body.get("items")) is not list:
        return None
    items, version = body.pop("items"), body.pop("version", None)
    if len(items) > MAX_ITEMS:
        raise RequestEntityTooLarge(
            f"A batch has at most {MAX_ITEMS:,} items, and this one {len(items):,}: nothing was checked. "
            "Send parts of it, or lines to /v1/checks/stream."
        )
    if version is not None and not (type(version) is int and 1 <= version <= MAX_VERSION):
        return None
    try:
        read_question({**body, "description": "x"}, today())
    except QuestionRefused:
        return None
    return None if "description" in body else Batch(items, body, version)


@blueprint.post("/checks/batch")
@blueprint.arguments(NoQuery, location="query")
@blueprint.arguments(BatchQuestion, quick=_quick_batch)
@blueprint.response(200, BatchAnswer)
def create_check_batch(_: dict[str, Any], batch: Batch) -> Response:
    """Check up to 1,000 descriptions at once, all of one snapshot, in their order.

    What the batch says beside `items` holds for every item that does not say otherwise. An item that cannot be checked
    has a problem in its place, under `error`, and costs the others nothing.
    """
    as_known_at(batch.version)
    _refuse_unknown(batch.common.get("registers") or ())
    items = [_answered(snapshot(), item, batch.common) for item in batch.items]
    errors = sum(type(each) is dict for each in items)
    return answer({"items": items, "total": len(items), "errors": errors}, _language_headers())


def _answered(current: Snapshot, item: Any, common: Mapping[str, Any]) -> orjson.Fragment | dict[str, Any]:
    """An item's answer as JSON text, or the problem in its place as a value, under the item's id."""
    identity = item.get("id") if type(item) is dict else None
    try:
        text = answer_text(current, _asked(item, common), keep=False)
    except IpRegistryError as error:
        return {"id": identity, "error": problem_body(error)}
    return orjson.Fragment(b'{"id":' + orjson.dumps(identity) + b"," + text[1:])


def _asked(item: Any, common: Mapping[str, Any]) -> CheckRequest:
    if type(item) is not dict:
        return read_question(item, today(), language())
    asked = {**common, **item}
    asked.pop("id", None)
    return read_question(asked, today(), language())


@blueprint.post("/checks/stream")
@blueprint.arguments(StreamQuery, location="query")
@blueprint.doc(**_STREAM)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type=NDJSON[0])
def create_check_stream(query: dict[str, Any]) -> Response:
    """Check descriptions line by line: JSON Lines in, JSON Lines out, in their order, as `ipregistry screen` does.

    As many as fit the largest upload; all of them are answered from one snapshot. A line that cannot be checked becomes
    an error in its place.
    """
    as_known_at(query.pop("version", None))
    codes, settings = query.pop("register", []), register().settings
    _refuse_unknown(codes)
    common = {**query, **({"registers": codes} if codes else {})}
    if "on" in common:
        common["on"] = common["on"].isoformat()
    checker = LineChecker(snapshot(), today(), common, language(), settings.max_body_bytes)
    lines = kept_lines(settings.max_upload_bytes, settings.max_body_bytes)
    headers = {"Content-Type": NDJSON[0], "Register-Version": told_versions(snapshot()), **_language_headers()}
    return Response((checker.answer(line)[0] + "\n" for line in lines), headers=headers)


def _refuse_unknown(codes: Iterable[str]) -> None:
    """A register that nobody knows is no fault of each item."""
    for code in codes:
        snapshot().register(code)


def _language_headers() -> dict[str, str]:
    return {"Content-Language": str(language()), "Vary": "Accept-Language"}
