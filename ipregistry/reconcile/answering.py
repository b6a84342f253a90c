"""From a value to a response of the protocol: JSON that any page may read, or JSONP for clients that still need it.

Everything here is public and nothing changes anything, so every origin may ask.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any, cast

import orjson
from flask import Response, current_app, g, request
from werkzeug.exceptions import HTTPException

from .. import clock
from ..errors import InvalidQuestion, IpRegistryError, NotFound
from ..jsontext import JsonRefused
from ..register import Register
from ..snapshot import Snapshot
from ..tokens import TokenMissing, TokenRefused

_CALLBACK = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.]{0,99}")
_RETRY_SECONDS = "5"

_log = logging.getLogger("ipregistry.reconcile")


def snapshot() -> Snapshot:
    """The snapshot of this request; raises RegisterUnavailable."""
    if "snapshot" not in g:
        g.snapshot = cast(Register, current_app.extensions["ipregistry"]).snapshot()
    return cast(Snapshot, g.snapshot)


def today() -> date:
    """The day that is meant: one and the same for all of a request."""
    if "today" not in g:
        g.today = clock.today()
    return cast(date, g.today)


def answer(value: Any, status: int = 200) -> Response:
    """A value as JSON, or as a call of the function that `callback` names; raises InvalidQuestion for any other."""
    body, callback = orjson.dumps(value), request.args.get("callback")
    if callback is None:
        return Response(body, status, mimetype="application/json")
    if not _CALLBACK.fullmatch(callback):
        raise InvalidQuestion("callback", callback, "the name of a function")
    # A script that is no 200 is not run, so that its function would never hear of the refusal.
    return Response(b"/**/%s(%s);" % (callback.encode(), body), mimetype="text/javascript")


def allow(response: Response) -> Response:
    """Any page may read the answer, or load it as a script."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def refused(error: Exception) -> Response:
    """What went wrong, as the protocol's clients show it: a message."""
    status, message = _said(error)
    response = Response(orjson.dumps({"status": "error", "message": message}), status, mimetype="application/json")
    if status == 503:
        response.headers["Retry-After"] = _RETRY_SECONDS
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="ipregistry"'
    return allow(response)


def _said(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        return error.code or 500, error.description or error.name
    if isinstance(error, NotFound):
        return 404, str(error)
    if isinstance(error, InvalidQuestion):
        return 422, str(error)
    if isinstance(error, JsonRefused):
        return 400, str(error)
    if isinstance(error, TokenMissing | TokenRefused):
        return 401, str(error)
    if isinstance(error, IpRegistryError):
        return 503, str(error)
    _log.exception("unforeseen error", exc_info=error)
    return 500, "Something went wrong here; it was logged."
