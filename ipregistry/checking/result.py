"""The answer of a check, as frozen values. Knows no text matching and no wording but the contract's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..entry import CustomsRegister, Status
from ..goods import Coverage
from ..matching import Naming
from ..snapshot import SnapshotEntry
from .language import Language


class Verdict(StrEnum):
    MATCH = "match"
    AUTHORISED = "authorised"
    POSSIBLE_MATCH = "possible_match"
    OUTSIDE_GOODS = "outside_goods"
    COVERED_GOODS = "covered_goods"
    INSUFFICIENT_DESCRIPTION = "insufficient_description"
    NOT_CHECKED = "not_checked"
    NO_MATCH = "no_match"


class Strength(StrEnum):
    MATCH = "match"
    POSSIBLE = "possible"


class ImporterState(StrEnum):
    """What the importer that was given is to an entry."""

    RIGHT_HOLDER = "right_holder"
    AUTHORISED = "authorised"
    NOT_LISTED = "not_listed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence as the answer shows it: `score` is where the whole stands after it."""

    kind: str
    score: float
    text: str


@dataclass(frozen=True, slots=True)
class EntryMatch:
    """An entry that the description names, and how it stands to it."""

    found: SnapshotEntry
    status: Status
    namings: tuple[Naming, ...]
    score: float
    strength: Strength
    goods: Coverage
    importer: ImporterState
    evidence: tuple[Reason, ...]
    compatibility: bool


@dataclass(frozen=True, slots=True)
class NotInForce:
    """An entry that the description names, but that decides nothing on the day, and why."""

    found: SnapshotEntry
    status: Status
    namings: tuple[Naming, ...]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class CoveredGoods:
    """Goods of the description that entries in force cover: `entries` of them, the first few told by id and mark."""

    start: int | None
    end: int | None
    text: str
    hs_codes: tuple[str, ...]
    entries: int
    examples: tuple[SnapshotEntry, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader should know beside the verdict; `source` is the law or document it rests on."""

    code: str
    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    verdict: Verdict
    summary: str
    on: date
    matches: tuple[EntryMatch, ...]
    not_in_force: tuple[NotInForce, ...]
    covered_goods: tuple[CoveredGoods, ...]
    notes: tuple[Note, ...]
    registers: tuple[CustomsRegister, ...]
    language: Language
