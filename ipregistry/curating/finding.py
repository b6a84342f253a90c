"""What a curator is told of the data: one finding, a sentence. Knows no check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error cannot be so; a doubt may well be, and is for a person to look at."""

    ERROR = "error"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is a short stable word for programs; `entry_id` is None for a line of an overlay that is of no entry."""

    severity: Severity
    code: str
    entry_id: str | None
    field: str
    value: str
    sentence: str


def error(code: str, entry_id: str | None, field: str, value: object, sentence: str) -> Finding:
    """A finding that must be mended before the data ships."""
    return Finding(Severity.ERROR, code, entry_id, field, str(value), sentence)


def doubt(code: str, entry_id: str | None, field: str, value: object, sentence: str) -> Finding:
    """A finding for a person to look at."""
    return Finding(Severity.DOUBT, code, entry_id, field, str(value), sentence)
