"""The answer of a check, as frozen values. Knows no text matching and no wording but the contract's words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

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


class Reason(NamedTuple):
    """One piece of evidence as the answer shows it: `score` is where the whole stands after it."""

    kind: str
    score: float
    text: str


class EntryMatch(NamedTuple):
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


class NotInForce(NamedTuple):
    """An entry that the description names, but that decides nothing on the day, and why."""

    found: SnapshotEntry
    status: Status
    namings: tuple[Naming, ...]
    score: float
    reason: str


class CoveredGoods(NamedTuple):
    """Goods of the description that entries in force cover: `entries` of them, the first few told by id and mark."""

    start: int | None
    end: int | None
    text: str
    hs_codes: tuple[str, ...]
    entries: int
    examples: tuple[SnapshotEntry, ...]


class Note(NamedTuple):
    """What a reader should know beside the verdict; `source` is the law or document it rests on."""

    code: str
    text: str
    source: str | None = None


class CheckResult(NamedTuple):
    verdict: Verdict
    summary: str
    on: date
    matches: tuple[EntryMatch, ...]
    not_in_force: tuple[NotInForce, ...]
    covered_goods: tuple[CoveredGoods, ...]
    notes: tuple[Note, ...]
    registers: tuple[CustomsRegister, ...]
    language: Language
