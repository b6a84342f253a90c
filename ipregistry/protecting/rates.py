"""How often one token or, without a good one, one address may ask: flask-limiter, one budget over all addresses.

Whoever makes tokens up is counted by address. Answers say what is left (`RateLimit-…`), refusals when to come again.
"""

from __future__ import annotations

import time

from flask import Flask, Response, request
from flask_limiter import ApplicationLimit, Limiter

from ..config import Settings
from ..errors import IpRegistryError
from ..tokens import bearer
from . import shared_counts  # noqa: F401 - makes its scheme known
from .holders import Holders

FREE = ("/healthz", "/readyz", "/metrics")  # asked by machines that look after us
_TOO_OFTEN = "Asked more often than {}; Retry-After says in how many seconds to come again."


def limit_rates(app: Flask, settings: Settings, holders: Holders) -> None:
    """Hold everybody to the rates of the settings."""

    def who() -> str:
        shown = bearer(request.headers.get("Authorization"))
        try:
            return f"token {holders.find(shown).id}" if shown else _address()
        except IpRegistryError:
            return _address()

    limiter = Limiter(
        who,
        app=app,
        application_limits=[
            ApplicationLimit(rate, error_message=_TOO_OFTEN.format(rate), exempt_when=lambda: request.path in FREE)
            for rate in settings.rate_limit
        ],
        storage_uri=settings.rate_store,
        strategy="fixed-window",
        in_memory_fallback=list(settings.rate_limit),  # while a shared store is away, each process counts alone
    )

    def tell(response: Response) -> Response:
        limit = limiter.current_limit
        if limit is not None:
            seconds = str(max(0, round(limit.reset_at - time.time())))
            response.headers["RateLimit-Limit"] = str(limit.limit.amount)
            response.headers["RateLimit-Remaining"] = str(max(0, limit.remaining))
            response.headers["RateLimit-Reset"] = seconds
            if response.status_code == 429:
                response.headers["Retry-After"] = seconds
        return response

    app.after_request(tell)


def _address() -> str:
    return f"address {request.remote_addr}"
