"""What a request is called in our lines and in its answer: as its sender calls it, or by a number of our own."""

from __future__ import annotations

import re
import secrets
from typing import cast

from flask import g, has_request_context, request

ID_HEADER = "X-Request-ID"
_GOOD = re.compile(r"[A-Za-z0-9._-]{1,64}")


def request_id() -> str:
    """The id of this request; empty outside of one. A sender's that could break a line is not taken."""
    if not has_request_context():
        return ""
    if "request_id" not in g:
        given = request.headers.get(ID_HEADER, "")
        g.request_id = given if _GOOD.fullmatch(given) else secrets.token_hex(8)
    return cast(str, g.request_id)
