"""From a snapshot to a response: JSON with the versions it was given from, or 304 where the caller has it already.

Knows no endpoint and no question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache, wraps
from types import MappingProxyType
from typing import Any, TypeVar, cast

import orjson
from flask import Response, current_app, g, request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from .. import clock
from ..checking import Language
from ..entry import CustomsRegister
from ..errors import EntryNotFound
from ..register import Register
from ..snapshot import Snapshot

JSON = "application/json"
View = TypeVar("View", bound=Callable[..., Any])


def register() -> Register:
    """The register that the application serves."""
    return cast(Register, current_app.extensions["ipregistry"])


def snapshot() -> Snapshot:
    """The snapshot of this request: the one it began with, whatever comes meanwhile; raises RegisterUnavailable."""
    found = g.get("snapshot")
    if found is None:
        found = g.snapshot = register().snapshot()
    return cast(Snapshot, found)


def as_known_at(version: int | None, entry_id: str | None = None) -> None:
    """Answer this request as known at a version, where one is given.

    Raises InvalidQuestion for one that never was; EntryNotFound, before anything is built, for an entry unknown then.
    """
    if version is None:
        return
    if entry_id is not None and not register().repository.has_row(entry_id, version):
        register().snapshots.refuse_unknown(version)
        raise EntryNotFound(entry_id)
    g.snapshot = register().snapshots.at(version)


def today() -> date:
    """The day that is meant where a question gives none: one and the same for all of a request."""
    found = g.get("today")
    if found is None:
        found = g.today = clock.today()
    return cast(date, found)


def language() -> Language:
    """The language that the caller prefers."""
    return _language_of(request.headers.get("Accept-Language", ""))


@lru_cache(maxsize=256)
def _language_of(header: str) -> Language:
    return Language.preferred(parse_accept_header(header, LanguageAccept))


def answer(value: Any, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    """A JSON response that names the versions it was given from."""
    return answer_of_text(orjson.dumps(value), headers)


def answer_of_text(text: bytes, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    """The same of a value that is JSON text already."""
    return Response(text, headers={"Content-Type": JSON, "Register-Version": told_versions(snapshot()), **headers})


def answer_of_database(value: Any, *, status: int = 200) -> Response:
    """A JSON response given from the database, with the versions that are there now; 304 where the caller has it."""
    return tagged(Response(orjson.dumps(value), status=status, mimetype="application/json"))


def tagged(response: Response) -> Response:
    """The response with the versions that the database has now; to GET, with a tag of what it says, or as 304."""
    response.headers["Register-Version"] = _versions_of(register().repository.registers())
    if request.method in ("GET", "HEAD"):
        tag = hashlib.sha256(response.get_data()).hexdigest()[:32]
        if request.if_none_match.contains_weak(tag):
            response.status_code, response.data = 304, b""
        response.set_etag(tag)
        response.headers["Cache-Control"] = "no-cache"
    return response


def versioned(view: View) -> View:
    """Answer 304 before any work where the caller's ETag is of this snapshot, question and day.

    The question's `version` is taken out of it: it decides which snapshot the question is put to.
    """

    @wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> Response:
        as_known_at(args[0].pop("version", None), kwargs.get("entry_id"))
        current = snapshot()
        asked = f"{current.directory.name} {request.full_path} {today()}"
        tag = hashlib.sha256(asked.encode("utf-8", "backslashreplace")).hexdigest()[:32]
        quoted = f'"{tag}"'
        known = request.headers.get("If-None-Match")
        if known is not None and (known == quoted or request.if_none_match.contains_weak(tag)):
            told = {"ETag": quoted, "Cache-Control": "no-cache", "Register-Version": told_versions(current)}
            return Response(status=304, headers=told)
        response = cast(Response, view(*args, **kwargs))
        response.headers["ETag"] = quoted
        response.headers["Cache-Control"] = "no-cache"
        response.headers.setdefault("Register-Version", told_versions(current))
        return response

    return cast(View, wrapper)


def told_versions(current: Snapshot) -> str:
    """The versions that a snapshot is of, as the header `Register-Version` tells them."""
    return current.once(_told_versions)


def _told_versions(current: Snapshot) -> str:
    return _versions_of(current.registers.values())


def _versions_of(registers: Iterable[CustomsRegister]) -> str:
    return ", ".join(f"{each.code}={each.version}" for each in registers)
