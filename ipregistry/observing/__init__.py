"""Seen from outside: what was asked, how long it took and what is served, as metrics and as lines of JSON.

Neither holds a word of what somebody asked, a name or a token. The only importer of prometheus_client.
"""

from __future__ import annotations

import time

from flask import Flask, Response, g, request

from ..config import Settings
from ..register import Register
from .counts import Counts, process_counts
from .log import log_as_json, log_request
from .metrics import metrics
from .request_id import ID_HEADER, request_id

__all__ = ["log_as_json", "observe"]


def observe(app: Flask, settings: Settings, register: Register) -> None:
    """Have an application's requests counted, logged and named, and /metrics answered."""
    counts = process_counts(settings.metrics_dir)
    app.before_request(_begin)
    app.add_url_rule("/metrics", view_func=metrics(counts, register))

    def end(response: Response) -> Response:
        response.headers[ID_HEADER] = request_id()
        if response.is_streamed:
            rule, method, began, named = _route(), request.method, g.began, request_id()
            response.call_on_close(lambda: _told(counts, method, rule, response.status_code, began, named))
        else:
            _told(counts, request.method, _route(), response.status_code, g.began, request_id())
        return response

    app.after_request(end)


def _begin() -> None:
    g.began = time.perf_counter()


def _route() -> str:
    """The address as a pattern: what was asked for by name stays unsaid, and the patterns are few."""
    return request.url_rule.rule if request.url_rule else "(none)"


def _told(counts: Counts, method: str, route: str, status: int, began: float, named: str) -> None:
    seconds = time.perf_counter() - began
    counts.answered(method, route, status, seconds)
    log_request(method, route, status, seconds, named)
