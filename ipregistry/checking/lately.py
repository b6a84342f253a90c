"""Answers as JSON text, and those that were given lately: one question put again to one snapshot is answered once.

Parcels hold the same things, tools send their files again, people press the button twice. Knows no HTTP.
"""

from __future__ import annotations

from operator import attrgetter
from threading import Lock
from typing import NamedTuple

import orjson
from cachetools import LRUCache

from ..heard import told
from ..snapshot import Snapshot
from .answer import to_answer
from .check import check
from .request import CheckRequest
from .result import Verdict

KEPT_BYTES = 8_000_000  # for each snapshot: some 3,000 answers
LONGEST_KEPT = 32_000  # bytes of an answer; few are longer, and one must not drive out a dozen
_QUESTION = 700  # bytes of a question, its text and its place; a text of 2,000 characters has some more
_TAIL = b',"notes":'  # with what follows it, notes and versions, a half of an answer, of which a day has a few kinds
_MOST_TAILS = 1_000


class _Answered(NamedTuple):
    """An answer in two halves, the second of which many have in common."""

    verdict: Verdict
    head: bytes
    tail: bytes
    size: int


def answer_text(snapshot: Snapshot, request: CheckRequest, *, keep: bool = True) -> bytes:
    """The answer to `request` from `snapshot`, as `to_answer` gives it, in JSON (UTF-8); raises what `check` raises.

    `keep`: for whoever asks the same again; not for one of many that would drive out what others ask.
    """
    lately = snapshot.once(_Lately.of)
    known = lately.find(request)
    if known is not None:
        told("check", known.verdict)
        return known.head + known.tail
    result = check(snapshot, request)
    text = orjson.dumps(to_answer(result))
    if keep and len(text) <= LONGEST_KEPT and not request.exclude_entry_ids:
        lately.keep(request, result.verdict, text)
    return text


class _Lately:
    """The answers that one snapshot gave lately; safe to use from several threads."""

    def __init__(self) -> None:
        self._answers: LRUCache[CheckRequest, _Answered] = LRUCache(KEPT_BYTES, attrgetter("size"))
        self._tails: dict[bytes, bytes] = {}
        self._lock = Lock()

    @classmethod
    def of(cls, _: Snapshot) -> _Lately:
        return cls()

    def find(self, request: CheckRequest) -> _Answered | None:
        with self._lock:
            return self._answers.get(request)

    def keep(self, request: CheckRequest, verdict: Verdict, text: bytes) -> None:
        place = text.rindex(_TAIL)  # inside a text its quotation marks would have backslashes
        head, tail = text[:place], text[place:]
        with self._lock:
            size = len(head) + _QUESTION + (0 if tail in self._tails else len(tail))
            if len(self._tails) >= _MOST_TAILS:
                self._tails.clear()
            self._answers[request] = _Answered(verdict, head, self._tails.setdefault(tail, tail), size)
