"""What a browser may do with an answer: nothing but show it, unless a view or a setting says more.

A 304 says nothing of it: the answer that the browser has kept does.
"""

from __future__ import annotations

from flask import Flask, Response, request

from ..config import Settings

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # an address holds what somebody asked, which is nobody else's business
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ONLY_TLS = "max-age=31536000"
SHOWN = (
    "ETag, Link, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Register-Version, Retry-After, "
    "X-Request-ID"
)
TAKEN = "Accept-Language, Authorization, Content-Type, If-None-Match, X-Request-ID"
_DAY = "86400"


def tell_browsers(app: Flask, settings: Settings) -> None:
    """Have every answer say so; pages of the origins in the settings may read answers, where there are any."""

    def tell(response: Response) -> Response:
        if response.status_code != 304:  # which has only what changes a stored answer (RFC 9110, 15.4.5): that has them
            given = {name.lower() for name, _ in response.headers}
            response.headers.extend([(name, value) for name, value in ALWAYS.items() if name.lower() not in given])
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", ONLY_TLS)
        if settings.cors_origins:
            _allow(response, settings.cors_origins)
        return response

    app.after_request(tell)


def _allow(response: Response, origins: tuple[str, ...]) -> None:
    """Let pages of these origins read the answer. A token is in a header that they set: cookies are never allowed."""
    response.vary.add("Origin")
    origin = request.headers.get("Origin", "")
    if origin not in origins and "*" not in origins:
        return
    response.headers["Access-Control-Allow-Origin"] = "*" if "*" in origins else origin
    response.headers["Access-Control-Expose-Headers"] = SHOWN
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST"
        response.headers["Access-Control-Allow-Headers"] = TAKEN
        response.headers["Access-Control-Max-Age"] = _DAY
