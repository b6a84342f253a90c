"""How much of a request is read, and for how long: bounds by address, kept while it comes in.

What is too large is cut off and given to the application, which refuses it as a problem; what is too slow is closed.
Knows waitress's parser and channel, and no question.
"""

from __future__ import annotations

import time
from copy import copy
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError, TransferEncodingNotImplemented
from waitress.utilities import RequestEntityTooLarge

LARGE = ("/v1/updates", "/v1/checks/")  # files, and descriptions by the thousand
PATIENCE = 10  # times as long, for those


class BoundedParser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A request as it comes in; `adj.small` is the bound of bodies that are not files."""

    adj: Any
    error: Any

    def parse_header(self, header_plus: bytes) -> None:
        try:
            super().parse_header(header_plus)
        except ValueError:  # int() reads no length of 5,000 digits
            raise ParsingError("Content-Length is invalid") from None
        except TransferEncodingNotImplemented as error:  # 501 would say that the fault is ours
            raise ParsingError(str(error)) from None
        if not self.is_large:
            self.adj = self.adj.small

    @property
    def is_large(self) -> bool:
        return bool(self.command == "POST" and self.path.startswith(LARGE))

    def received(self, data: bytes) -> int:
        """Of a body that is too large nothing more is read, and the application is told a length that it refuses."""
        consumed = int(super().received(data))
        if isinstance(self.error, RequestEntityTooLarge):
            self.error = None
            self.headers["CONTENT_LENGTH"] = str(max(self.content_length, self.adj.max_request_body_size))
            self.headers["CONNECTION"] = "close"
        return consumed


class TimedChannel(HTTPChannel):  # type: ignore[misc]  # likewise
    """A connection that knows when the request that is coming in began."""

    parser_class = BoundedParser
    began = 0.0

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.began = time.monotonic()
        return bool(super().received(data))

    def is_late(self, seconds: float) -> bool:
        """Whether a request has been coming in for too long."""
        request = self.request
        if request is None:
            return False
        allowed = seconds * PATIENCE if request.headers_finished and request.is_large else seconds
        return time.monotonic() - self.began > allowed

    def is_busy(self) -> bool:
        """Whether something has come in that was not answered whole."""
        return bool(self.requests or self.total_outbufs_len)


def with_bounds(adjustments: Any, body: int) -> Any:
    """Waitress's adjustments, and beside them (`small`) the same with another bound of the body."""
    adjustments.small = copy(adjustments)
    adjustments.small.max_request_body_size = body + 1  # waitress refuses from its bound on
    return adjustments
