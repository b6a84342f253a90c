"""Requests whose bytes are not what they say, to a server of its own: none is answered with 5xx, or costs another."""

from __future__ import annotations

import json

import pytest

from .conftest import Served
from .test_serve import check, exchange

JSON, NDJSON = b"application/json", b"application/x-ndjson"
ONE = b'{"description": "NO BRAND"}'
BODIES = {
    b"/v1/checks": (JSON, ONE),
    b"/v1/checks/batch": (JSON, b'{"items": [' + ONE + b"]}"),
    b"/v1/checks/stream": (NDJSON, ONE + b"\n"),
}


def head(path: bytes, kind: bytes, *lines: bytes) -> bytes:
    sent = (b"POST " + path + b" HTTP/1.1", b"Host: x", b"Connection: close", b"Content-Type: " + kind, *lines)
    return b"\r\n".join(sent) + b"\r\n\r\n"


def chunked(*chunks: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


def told(answer: bytes) -> int:
    """The status; whatever refuses is short and says nothing of the house."""
    status = int(answer.split(b" ", 2)[1])
    assert status < 500, answer[:300]
    if status >= 400:
        assert len(answer) < 2_000 and b"waitress" not in answer.lower() and b"Traceback" not in answer
    return status


@pytest.mark.parametrize("path", BODIES, ids=bytes.decode)
def test_body_that_is_not_as_long_as_it_says(served: Served, path: bytes) -> None:
    kind, body = BODIES[path]
    for length, statuses in (
        (b"%d" % len(body), {200}),
        (b"%d" % (len(body) - 8), {400} if kind == JSON else {200}),  # half a line is an error in its place
        (b"0", {400} if kind == JSON else {200}),
        (b"-1", {400}),
        (b"+5", {400}),
        (b"5, 6", {400}),
        (b"0x10", {400}),
        (b"1e3", {400}),
        (b" ", {400, 200}),
        (b"\xd9\xa3", {400}),
        (b"9" * 5_000, {400}),
        (b"9" * 18, {413}),
    ):
        answer = exchange(served, head(path, kind, b"Content-Length: " + length) + body)
        assert told(answer) in statuses, (length[:20], answer[:300])
    assert check(served) == "covered_goods"


@pytest.mark.parametrize("path", BODIES, ids=bytes.decode)
def test_body_that_says_its_length_twice_or_in_chunks(served: Served, path: bytes) -> None:
    kind, body = BODIES[path]
    whole, half = b"Content-Length: %d" % len(body), len(body) // 2
    in_chunks = b"Transfer-Encoding: chunked"
    for lines, sent, statuses in (
        ((whole, b"Content-Length: 1"), body, {400}),
        ((whole, in_chunks), chunked(body), {200}),  # chunks decide, and the connection is closed (RFC 9112, 6.3)
        ((in_chunks,), chunked(body), {200}),
        ((in_chunks,), chunked(body[:half], body[half:]), {200}),
        ((in_chunks,), b"zz\r\n" + body, {400}),
        ((in_chunks,), b"-5\r\n" + body, {400}),
        ((in_chunks,), b"1;" + b"x" * 5_000 + b"\r\n" + body, {400}),
        ((in_chunks,), b"%x\r\n" % half + body + b"\r\n0\r\n\r\n", {400}),  # a chunk that is longer than it says
        ((b"Transfer-Encoding: gzip, chunked",), chunked(body), {400}),
        ((b"Transfer-Encoding: identity",), body, {400}),
        ((in_chunks + b"\r\n folded",), chunked(body), {400}),
    ):
        answer = exchange(served, head(path, kind, *lines) + sent)
        assert told(answer) in statuses, (lines, sent[:20], answer[:300])
    assert check(served) == "covered_goods"


def test_half_a_line_is_an_error_in_its_place_and_the_lines_before_are_answered(served: Served) -> None:
    body = ONE + b"\n" + ONE[: len(ONE) // 2]
    answer = exchange(served, head(b"/v1/checks/stream", NDJSON, b"Content-Length: %d" % len(body)) + body)
    head_of, _, rest = answer.partition(b"\r\n\r\n")
    lines = [json.loads(line) for line in rest.split(b"\n") if line.startswith(b"{")]
    assert b" 200 " in head_of and [("verdict" in line, "error" in line) for line in lines] == [
        (True, False),
        (False, True),
    ]
