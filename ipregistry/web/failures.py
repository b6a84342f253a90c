"""What went wrong, as a page with a search box. Knows no view; must itself need nothing that can fail."""

from __future__ import annotations

import logging

from flask import Response, make_response, render_template
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    ServiceUnavailable,
    Unauthorized,
    UnprocessableEntity,
)
from werkzeug.exceptions import NotFound as PageNotFound

from ..errors import InvalidQuestion, NotFound, RegisterUnavailable
from ..storage.failures import DatabaseFailed
from ..tokens import TokenMissing, TokenRefused
from .question import Form
from .security import secure

_SENTENCES = {
    404: "There is no page at this address.",
    405: "This address does not take that kind of request.",
    401: "This register is open to holders of a token, through its API.",
    429: "That was asked too often from here. Come again a little later.",
    500: "Something broke here, and it is not your doing. The error was logged.",
    503: "The registers are being made ready. Try again in a few seconds.",
}
_RETRY_SECONDS = 5

_log = logging.getLogger("ipregistry.web")


def html_error(error: Exception) -> Response:
    """The page of an error, with the status and headers (`Allow`, `Retry-After`) that belong to it.

    What nobody foresaw is logged whole, and told as nothing but 500.
    """
    http = _as_http(error)
    code = http.code or 500
    page = render_template("web/error.html", code=code, name=http.name, sentence=_sentence(error, http), form=Form())
    headers = [(name, value) for name, value in http.get_headers() if name != "Content-Type"]
    return secure(make_response(page, code, headers))


def _as_http(error: Exception) -> HTTPException:
    if isinstance(error, HTTPException):
        return error
    if isinstance(error, NotFound):
        return PageNotFound()
    if isinstance(error, InvalidQuestion):
        return UnprocessableEntity()
    if isinstance(error, TokenMissing | TokenRefused):
        return Unauthorized(www_authenticate=WWWAuthenticate("bearer", {"realm": "ipregistry"}))
    if isinstance(error, RegisterUnavailable | DatabaseFailed):
        return ServiceUnavailable(retry_after=_RETRY_SECONDS)
    _log.exception("unforeseen error", exc_info=error)
    return InternalServerError()


def _sentence(error: Exception, http: HTTPException) -> str:
    if isinstance(error, NotFound | InvalidQuestion):
        message = str(error)
        return f"{message[:1].upper()}{message[1:]}."
    return _SENTENCES.get(http.code or 500) or http.description or ""
