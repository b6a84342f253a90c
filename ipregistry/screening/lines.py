"""One line of a file: a JSON object in, the answer or the error in its place out. Knows no file and no process."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson

from ..checking import CheckRequest, Purpose, check, to_answer
from ..errors import IpRegistryError
from ..jsontext import read_json
from ..snapshot import Snapshot

_FIELDS = frozenset("id description registers country hs_code importer on purpose min_score exclude_entry_ids".split())
_TEXTS = ("country", "hs_code", "importer")


class LineRefused(IpRegistryError):
    """A line is not a question that can be answered."""


class LineChecker:
    """Answers lines from one snapshot; `today` is the day where a line gives none."""

    def __init__(self, snapshot: Snapshot, today: date) -> None:
        self._snapshot = snapshot
        self._today = today

    def answer(self, line: bytes) -> tuple[str, bool]:
        """The output line (without its end) for an input line, and whether it is an answer and not an error."""
        try:
            value = read_json(line)
        except IpRegistryError as error:
            return as_line({"id": None, **error_of(error)}), False
        answer, good = self.answer_value(value)
        return as_line(answer), good

    def answer_value(self, value: Any) -> tuple[dict[str, Any], bool]:
        """The same of a line that is read already, as a value."""
        identity: Any = None
        try:
            if not isinstance(value, dict):
                raise LineRefused("the line is not a JSON object")
            identity = value.get("id")
            return {"id": identity, **to_answer(check(self._snapshot, _request(value, self._today)))}, True
        except IpRegistryError as error:
            return {"id": identity, **error_of(error)}, False


def error_of(error: IpRegistryError) -> dict[str, Any]:
    """What stands in the place of an answer."""
    return {"error": {"code": _code(error), "detail": str(error)}}


def _request(value: dict[str, Any], today: date) -> CheckRequest:
    unknown = sorted(set(value) - _FIELDS)
    if unknown:
        raise LineRefused(f"unknown field {unknown[0]!r}; the fields are {', '.join(sorted(_FIELDS))}")
    description = value.get("description")
    if not isinstance(description, str):
        raise LineRefused("description: a text is needed")
    texts = {name: _text_or_none(value, name) for name in _TEXTS}
    purpose, score = _text_or_none(value, "purpose"), value.get("min_score")
    if purpose is not None and purpose not in list(Purpose):
        raise LineRefused(f"purpose: {purpose!r} is not one of {', '.join(Purpose)}")
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
        raise LineRefused("min_score: a number is needed")
    return CheckRequest(
        description=description,
        on=_day(value.get("on"), today),
        registers=_codes(value, "registers") or None,
        purpose=Purpose(purpose) if purpose else None,
        min_score=score,
        exclude_entry_ids=frozenset(_codes(value, "exclude_entry_ids")),
        country=texts["country"],
        hs_code=texts["hs_code"],
        importer=texts["importer"],
    )


def _text_or_none(value: dict[str, Any], name: str) -> str | None:
    text = value.get(name)
    if text is not None and not isinstance(text, str):
        raise LineRefused(f"{name}: a text is needed")
    return text or None


def _codes(value: dict[str, Any], name: str) -> tuple[str, ...]:
    codes = value.get(name)
    if codes is None:
        return ()
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise LineRefused(f"{name}: a list of texts is needed")
    return tuple(codes)


def _day(text: Any, today: date) -> date:
    if text is None or text == "":
        return today
    try:
        day = date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise LineRefused(f"on: {str(text)[:40]!r} is not a day as YYYY-MM-DD")
    return day


def _code(error: IpRegistryError) -> str:
    """InvalidQuestion -> invalid_question."""
    name = type(error).__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def as_line(value: dict[str, Any]) -> str:
    """An answer as one line of JSON."""
    return orjson.dumps(value).decode()
