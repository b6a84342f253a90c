"""The lines of a request's body, however many: kept in a file until all are there, then read one by one.

Answers are longer than questions, and most clients read nothing before they have sent everything: answered while it
comes in, a long body would stop both sides. Knows no question.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO

from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from .uploads import copy_body, room_to_read

NDJSON = ("application/x-ndjson", "application/jsonl", "application/ndjson")
_IN_MEMORY = 1_000_000  # bytes of a body that never see a disk


def kept_lines(most: int, longest: int) -> Iterator[bytes]:
    """The lines of this request's body, without those that are blank.

    Of a line of more than `longest` bytes one byte more is given, which is enough to refuse it. Raises, before any line
    is read, UnsupportedMediaType, RequestEntityTooLarge beyond `most` bytes, DiskFull.
    """
    request.max_content_length = most
    if request.mimetype not in NDJSON:
        raise UnsupportedMediaType(f"The body must be JSON Lines: send Content-Type: {NDJSON[0]}.")
    if request.content_encoding:
        raise UnsupportedMediaType("The body must not be compressed.")
    kept = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - _lines closes it
    try:
        with room_to_read():
            copy_body(request.stream, kept)
    except BaseException:
        kept.close()
        raise
    kept.seek(0)
    return _lines(kept, longest)


def _lines(kept: IO[bytes], longest: int) -> Iterator[bytes]:
    with kept:
        while line := kept.readline(longest + 1):
            rest = line
            while len(rest) > longest and not rest.endswith(b"\n"):
                rest = kept.readline(longest + 1)
            if line.strip():
                yield line
