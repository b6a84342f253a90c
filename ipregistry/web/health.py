"""Two words for machines: whether the process lives, and whether it can answer. No authorisation, no I/O."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify

from .door import door


def healthz() -> dict[str, Any]:
    """The process answers."""
    return {"status": "ok"}


def readyz() -> dict[str, Any] | Response:
    """There is a snapshot to answer questions from; 503 and a problem (RFC 9457) where there is none yet."""
    snapshots = door().snapshots
    if snapshots.ready:
        # Without its database it answers as before, from what it has; only loads and histories need it.
        return {
            "status": "ready",
            "database": "up" if snapshots.database_up else "away",
            "index": "behind" if snapshots.behind else "current",
        }
    response = jsonify(
        type="about:blank",
        title="Service Unavailable",
        status=503,
        detail="No snapshot of the registers has been opened yet.",
    )
    response.status_code = 503
    response.mimetype = "application/problem+json"
    response.headers["Retry-After"] = "5"
    return response
