"""What the reference says of matching: the engine's own tables, and what was measured with them.

Knows no text. `accuracy.json` is written by `python -m benchmarks.accuracy --write`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..matching import KIND_SENTENCE, KIND_WEIGHT, MATCH_SCORE, POSSIBLE_SCORE, TABLE, Kind, probability
from ..matching.engine import MAX_GOODS_WEIGHT

_KIND_OF_FUNCTION = {"stands_out": "capitals"}  # every other function is called like the evidence that it gives


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of naming: its sentence of an example, its weight in log-odds, and the score of that alone."""

    kind: Kind
    sentence: str
    weight: float
    score: float


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence: its kind, what its function says of itself, and the weights that it had when measured, least
    and greatest (None: it was not met)."""

    kind: str
    reason: str
    weights: tuple[float, float] | None
    namings: int


def matching_guide() -> dict[str, Any]:
    """All that the template shows."""
    measured = _measured()
    return {
        "kinds": kinds(),
        "evidence": evidence(measured["evidence"]),
        "accuracy": measured,
        "match_score": MATCH_SCORE,
        "possible_score": POSSIBLE_SCORE,
        "goods_weight": MAX_GOODS_WEIGHT,
    }


def kinds() -> list[KindRow]:
    """Every kind, the surest first."""
    rows = [KindRow(kind, _example(kind), weight, probability(weight)) for kind, weight in KIND_WEIGHT.items()]
    return sorted(rows, key=lambda row: -row.weight)


def evidence(measured: Mapping[str, Mapping[str, float]]) -> list[EvidenceRow]:
    """Every piece of evidence in the order in which the engine asks for it."""
    return [_row(function, measured) for function in TABLE]


def _row(function: Callable[..., Any], measured: Mapping[str, Mapping[str, float]]) -> EvidenceRow:
    kind = _KIND_OF_FUNCTION.get(function.__name__, function.__name__)
    seen = measured.get(kind)
    reason = " ".join((function.__doc__ or "").split())
    return EvidenceRow(
        kind, reason, (seen["least"], seen["most"]) if seen else None, int(seen["namings"]) if seen else 0
    )


def _example(kind: Kind) -> str:
    return KIND_SENTENCE[kind].format(found="…", mark="the mark")


@cache
def _measured() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((files(__package__) / "accuracy.json").read_text("utf-8"))
    return found
