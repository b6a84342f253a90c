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

KEPT_BYTES = 8_000_000  # for each snapshot: some 2,000 answers of the usual 4 kB
LONGEST_KEPT = 32_000  # bytes of an answer; few are longer, and one must not drive out a hundred
_QUESTION = 1_000  # bytes of a question, its text and its place; a text of 2,000 characters has some more


class _Answered(NamedTuple):
    verdict: Verdict
    text: bytes

    @property
    def size(self) -> int:
        return len(self.text) + _QUESTION


def answer_text(snapshot: Snapshot, request: CheckRequest) -> bytes:
    """The answer to `request` from `snapshot`, as `to_answer` gives it, in JSON (UTF-8); raises what `check` raises."""
    lately = snapshot.once(_Lately.of)
    known = lately.find(request)
    if known is not None:
        told("check", known.verdict)
        return known.text
    result = check(snapshot, request)
    text = orjson.dumps(to_answer(result))
    lately.keep(request, _Answered(result.verdict, text))
    return text


class _Lately:
    """The answers that one snapshot gave lately; safe to use from several threads."""

    def __init__(self) -> None:
        self._answers: LRUCache[CheckRequest, _Answered] = LRUCache(KEPT_BYTES, attrgetter("size"))
        self._lock = Lock()

    @classmethod
    def of(cls, _: Snapshot) -> _Lately:
        return cls()

    def find(self, request: CheckRequest) -> _Answered | None:
        with self._lock:
            return self._answers.get(request)

    def keep(self, request: CheckRequest, answered: _Answered) -> None:
        if len(answered.text) <= LONGEST_KEPT and not request.exclude_entry_ids:
            with self._lock:
                self._answers[request] = answered
