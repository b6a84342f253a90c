"""What a browser is told it may do with our pages. Knows no page."""

from __future__ import annotations

from flask import Response

_NOTHING_BUT_OURS = {
    "default-src": "'none'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy(**more: str) -> str:
    """A Content-Security-Policy that allows our own files and forms, and `more` (underscores are hyphens)."""
    rules = _NOTHING_BUT_OURS | {name.replace("_", "-"): sources for name, sources in more.items()}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def secure(response: Response) -> Response:
    """The response with the headers that every page of ours carries; a policy that a view has set stays."""
    if response.mimetype == "text/html":
        response.headers.setdefault("Content-Security-Policy", policy())
        response.headers.setdefault("Cache-Control", "no-cache")
        response.vary.add("Accept-Language")
    return response
