"""One line of a file: a JSON object in, the answer or the error in its place out. Knows no file and no process."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import orjson

from ..checking import FIELDS, CheckRequest, Language, QuestionRefused, check, read_question, to_answer
from ..errors import IpRegistryError
from ..jsontext import read_json
from ..snapshot import Snapshot

# An empty cell of a table: of these an empty text is a value that is not given.
_MAY_BE_EMPTY = frozenset({"country", "hs_code", "importer", "on", "purpose"})


class LineRefused(IpRegistryError):
    """A line is not a question that can be answered."""


class LineChecker:
    """Answers lines from one snapshot; `today` is the day where a line gives none.

    `common` is what holds for lines that do not say otherwise, under the names of a line's fields; `longest` the most
    bytes of a line.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        today: date,
        common: Mapping[str, Any] = MappingProxyType({}),
        language: Language = Language.EN,
        longest: int | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._today = today
        self._common = common
        self._language = language
        self._longest = longest

    def answer(self, line: bytes) -> tuple[str, bool]:
        """The output line (without its end) for an input line, and whether it is an answer and not an error."""
        try:
            if self._longest is not None and len(line) > self._longest:
                raise LineRefused(f"the line has more than {self._longest:,} bytes")
            value = read_json(line)
        except IpRegistryError as error:
            return as_line({"id": None, **error_of(error)}), False
        answer, good = self.answer_value(value)
        return as_line(answer), good

    def ask(self, value: dict[str, Any]) -> dict[str, Any]:
        """The answer to a question that is read already; raises IpRegistryError."""
        return to_answer(check(self._snapshot, self._request(value)))

    def answer_value(self, value: Any) -> tuple[dict[str, Any], bool]:
        """The same of a line that is read already, as a value."""
        identity: Any = None
        try:
            if not isinstance(value, dict):
                raise LineRefused("the line is not a JSON object")
            identity = value.get("id")
            return {"id": identity, **self.ask(value)}, True
        except IpRegistryError as error:
            return {"id": identity, **error_of(error)}, False

    def _request(self, value: dict[str, Any]) -> CheckRequest:
        given = {name: each for name, each in value.items() if each != "" or name not in _MAY_BE_EMPTY}
        given.pop("id", None)
        unknown = sorted(set(given) - FIELDS)
        if unknown:
            known = ", ".join(sorted({"id", *FIELDS}))
            raise LineRefused(f"unknown field {unknown[0][:40]!r}; the fields are {known}")
        try:
            return read_question({**self._common, **given}, self._today, self._language)
        except QuestionRefused as error:
            raise LineRefused(str(error)) from None


def error_of(error: IpRegistryError) -> dict[str, Any]:
    """What stands in the place of an answer."""
    return {"error": {"code": _code(error), "detail": str(error)}}


def _code(error: IpRegistryError) -> str:
    """InvalidQuestion -> invalid_question."""
    name = type(error).__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def as_line(value: dict[str, Any]) -> str:
    """An answer as one line of JSON."""
    return orjson.dumps(value).decode()
