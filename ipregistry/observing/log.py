"""Lines of JSON, one a request and one for whatever goes wrong, on standard error.

Of an exception that nobody foresaw its kind and where it was raised are told, never its words: they may hold what
somebody asked.
"""

from __future__ import annotations

import logging
import sys
import traceback
from datetime import UTC, datetime

import orjson

from .request_id import request_id

_log = logging.getLogger("ipregistry.requests")
_TOLD = ("method", "route", "status", "ms")


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "process": record.process,
        }
        line |= {name: getattr(record, name) for name in _TOLD if hasattr(record, name)}
        if named := getattr(record, "request_id", "") or request_id():
            line["request_id"] = named
        if record.exc_info and record.exc_info[1]:
            line["raised"] = _raised(record.exc_info[1])
        return orjson.dumps(line, default=str).decode()


def log_as_json(level: str) -> None:
    """Have everything of this process logged as lines of JSON, from this level on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a queue is no accident


def log_request(method: str, route: str, status: int, seconds: float, named: str) -> None:
    """One line for a request that was answered."""
    if _log.isEnabledFor(logging.INFO):
        told = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 2)}
        _log.info("answered", extra={**told, "request_id": named})


def _raised(error: BaseException) -> list[str]:
    """The kinds of an exception and its causes, outermost first, and the innermost lines where each was raised."""
    found: list[str] = []
    at: BaseException | None = error
    while at is not None and len(found) < 5:
        where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(at.__traceback__)]
        found.append(f"{type(at).__name__} at {' < '.join(reversed(where[-8:]))}")
        at = at.__cause__ or at.__context__
    return found
