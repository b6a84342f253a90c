"""Every refusal as an RFC 9457 problem: the one place that says HTTP of what our exceptions say happened."""

from __future__ import annotations

import json
import logging
from typing import Any

from flask import Response, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.http import HTTP_STATUS_CODES

from ..checking import QuestionRefused
from ..errors import (
    FileRefused,
    GuardRefused,
    InvalidQuestion,
    IpRegistryError,
    NotFound,
    RegisterUnavailable,
    RowError,
    UpdateInProgress,
)
from ..jsontext import JsonRefused
from ..storage.failures import DatabaseFailed, DiskFull, EntryElsewhere
from ..tokens import ScopeTooSmall, TokenMissing, TokenRefused

PROBLEM_JSON = "application/problem+json"
_STATUS: tuple[tuple[type[IpRegistryError], int], ...] = (
    (NotFound, 404),
    (InvalidQuestion, 422),
    (QuestionRefused, 422),
    (FileRefused, 422),
    (JsonRefused, 400),
    (GuardRefused, 409),
    (UpdateInProgress, 409),
    (EntryElsewhere, 409),
    (TokenMissing, 401),
    (TokenRefused, 401),
    (ScopeTooSmall, 403),
    (RegisterUnavailable, 503),
    (DatabaseFailed, 503),
    (DiskFull, 507),
)
_KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")
_RETRY_SECONDS = "5"
_TOLD_ERRORS = 50  # a body of 1 MB can hold 50,000 wrong values; an answer is not to be longer than the question
_TOLD_ROWS = 1_000
_TOLD_VALUE = 200  # characters of a wrong cell
_CHALLENGE = 'Bearer realm="ipregistry"'
_TOLD_FIELD = 100  # characters of a field's name

_log = logging.getLogger("ipregistry.api")


def problem(error: Exception) -> Response:
    """The problem that answers an exception; what nobody foresaw is logged whole and told as nothing but 500."""
    if isinstance(error, HTTPException):
        return _of_http(error)
    status = _status_of(error)
    if status is not None and isinstance(error, IpRegistryError):
        return _response(status, str(error), _errors_of(error), _headers_of(status, error))
    _log.exception("unforeseen error", exc_info=error)
    return _response(500, "Something went wrong here; it was logged, and asking again may help.")


def problem_body(error: IpRegistryError) -> dict[str, Any]:
    """The problem in the place of one answer of several; raises an error again that is nobody's question."""
    status = _status_of(error)
    if status is None or status >= 500:
        raise error
    return _body(status, str(error), _errors_of(error))


def _status_of(error: Exception) -> int | None:
    return next((status for kind, status in _STATUS if isinstance(error, kind)), None)


def _of_http(error: HTTPException) -> Response:
    status = error.code or 500
    if isinstance(error, RequestEntityTooLarge) and error.description == RequestEntityTooLarge.description:
        most = f"{request.max_content_length:,}" if request.max_content_length else "so many"
        return _response(413, f"The body is larger than {most} bytes, the most that is read here: see GET /v1/limits.")
    headers = {name: value for name, value in error.get_headers() if name in _KEPT_HEADERS}
    messages = getattr(error, "data", {}).get("messages")
    if messages:
        errors = _of_messages(messages)
        untold = f"; the first {_TOLD_ERRORS} of {len(errors):,} are told" if len(errors) > _TOLD_ERRORS else ""
        return _response(status, f"Some values cannot be used{untold}.", errors[:_TOLD_ERRORS], headers)
    return _response(status, error.description or HTTP_STATUS_CODES.get(status, "refused"), [], headers)


def _errors_of(error: IpRegistryError) -> list[dict[str, Any]]:
    if isinstance(error, InvalidQuestion):
        return [{"field": error.field, "message": f"expected {error.expected}"}]
    if isinstance(error, QuestionRefused):
        return [{"field": field[:_TOLD_FIELD], "message": message} for field, message in error.errors[:_TOLD_ERRORS]]
    if isinstance(error, FileRefused):
        return [_of_row(each) for each in error.errors[:_TOLD_ROWS]]
    if isinstance(error, GuardRefused):
        return [{"code": error.code, "message": str(error)}]
    return []


def _of_row(error: RowError) -> dict[str, Any]:
    return {
        "line": error.line,
        "column": error.column,
        "value": error.value[:_TOLD_VALUE] if error.value is not None else None,
        "code": error.code,
        "message": str(error),
    }


def _headers_of(status: int, error: IpRegistryError) -> dict[str, str]:
    if status == 503 or isinstance(error, UpdateInProgress):
        return {"Retry-After": _RETRY_SECONDS}
    if isinstance(error, TokenMissing):
        return {"WWW-Authenticate": _CHALLENGE}
    if isinstance(error, TokenRefused):
        return {"WWW-Authenticate": f'{_CHALLENGE}, error="invalid_token"'}
    if isinstance(error, ScopeTooSmall):
        return {"WWW-Authenticate": f'{_CHALLENGE}, error="insufficient_scope", scope="{error.needed}"'}
    return {}


def _of_messages(messages: dict[str, Any]) -> list[dict[str, Any]]:
    """webargs' {location: {field: [text]}}, however deep, as a flat list."""
    return [
        {"location": location, "field": ".".join(path)[:_TOLD_FIELD], "message": text}
        for location, found in messages.items()
        for path, text in _flat(found, ())
    ]


def _flat(found: Any, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    if isinstance(found, dict):
        return [each for key, inner in found.items() for each in _flat(inner, (*path, str(key)))]
    if isinstance(found, list):
        return [(path, str(text)) for text in found]
    return [(path, str(found))]


def _response(
    status: int, detail: str, errors: list[dict[str, Any]] | None = None, headers: dict[str, str] | None = None
) -> Response:
    body = _body(status, detail, errors or [])
    text = json.dumps(body, ensure_ascii=True)  # a refused value may hold what no encoding can carry
    return Response(text, status, headers, content_type=PROBLEM_JSON)


def _body(status: int, detail: str, errors: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": HTTP_STATUS_CODES.get(status, "Error"),
        "status": status,
        "detail": detail,
        "errors": errors,
    }
