"""A check's result as plain JSON values: what `POST /v1/checks`, `ipregistry check --json` and `screen` all answer."""

from __future__ import annotations

from typing import Any

from ..entry import CustomsRegister, Status
from ..matching import Naming
from ..snapshot import SnapshotEntry
from .result import CheckResult, CoveredGoods, EntryMatch, NotInForce

Answer = dict[str, Any]

_ENTRY_FIELDS = (
    "entry_id",
    "register",
    "register_number",
    "mark",
    "mark_kind",
    "right_holder",
    "authorised_importers",
    "registration_number",
    "date_of_inclusion",
    "date_of_inclusion_basis",
    "valid_until",
    "removed_on",
)


def to_answer(result: CheckResult) -> Answer:
    """The answer under the contract's words; days as `YYYY-MM-DD`, spans half-open in code points."""
    return {
        "verdict": str(result.verdict),
        "summary": result.summary,
        "language": str(result.language),
        "on": result.on.isoformat(),
        "matches": [_match(match) for match in result.matches],
        "not_in_force": [_not_in_force(each) for each in result.not_in_force],
        "covered_goods": [_covered(each) for each in result.covered_goods],
        "notes": [{"code": note.code, "text": note.text, "source": note.source} for note in result.notes],
        "versions": [version_of(register) for register in result.registers],
    }


def version_of(register: CustomsRegister) -> Answer:
    """Which data an answer was given from."""
    as_of = register.data_as_of
    return {
        "register": register.code,
        "version": register.version,
        "data_as_of": as_of.isoformat() if as_of else None,
        "sha256": register.sha256,
    }


def _match(match: EntryMatch) -> Answer:
    return {
        "entry": _entry(match.found, match.status),
        "strength": str(match.strength),
        "score": match.score,
        "goods": str(match.goods),
        "importer": str(match.importer),
        "spans": [_span(naming, match.found) for naming in match.namings],
        "evidence": [{"kind": each.kind, "score": each.score, "text": each.text} for each in match.evidence],
    }


def _not_in_force(each: NotInForce) -> Answer:
    return {
        "entry": _entry(each.found, each.status),
        "score": each.score,
        "spans": [_span(naming, each.found) for naming in each.namings],
        "reason": each.reason,
    }


def _entry(found: SnapshotEntry, status: Status) -> Answer:
    brief = {field: found.record[field] for field in _ENTRY_FIELDS}
    brief["status"] = str(status)
    brief["as_of"] = found.as_of.isoformat() if found.as_of else None
    return brief


def _span(naming: Naming, found: SnapshotEntry) -> Answer:
    return {
        "start": naming.start,
        "end": naming.end,
        "text": naming.text,
        "kind": str(naming.kind),
        "registered": found.entry.mark or naming.shown,
    }


def _covered(each: CoveredGoods) -> Answer:
    return {
        "start": each.start,
        "end": each.end,
        "text": each.text,
        "hs_codes": list(each.hs_codes),
        "entries": each.entries,
        "examples": [{"entry_id": found.entry.entry_id, "mark": found.entry.mark} for found in each.examples],
    }
