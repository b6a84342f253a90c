"""The figures by which engines are compared, taken from the labelled descriptions. Knows no engine's workings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ipregistry.matching import MatchEngine

from .evaluation import EVASION, PLAIN, Case, Evaluation, Figures, Predictions
from .peers import Spelling, fold

_BY_SOUND = frozenset({"translit", "translit_known", "translit_rule"})


def weights_seen(engine: MatchEngine, cases: Iterable[Case], code: str) -> dict[str, dict[str, float]]:
    """How often each piece of evidence applied to the namings of the descriptions in the register of this code, and its
    least and greatest weight."""
    seen: dict[str, list[float]] = defaultdict(list)
    for case in cases:
        for naming in engine.find(case["text"], [code]):
            for each in naming.evidence:
                seen[each.kind].append(each.weight)
    return {
        kind: {"namings": len(weights), "least": round(min(weights), 1), "most": round(max(weights), 1)}
        for kind, weights in seen.items()
    }


def main_figures(evaluation: Evaluation, predictions: Predictions) -> dict[str, float | None]:
    """The figures by which engines are compared; None where no case says anything of one."""
    plain = evaluation.score(evaluation.cases(PLAIN), predictions)
    by_sound = evaluation.score(_spelt_by_sound(evaluation), predictions)
    recalls = [figures["recall"] for figures in evasions(evaluation, predictions).values()]
    return {
        "plain F1": _figure(plain, "plain", "f1"),
        "false alarms, no mark but a common word that is one": _figure(plain, "NEG with common-word marks", "neg_fpr"),
        "false alarms, no mark and no such word": _figure(plain, "NEG without", "neg_fpr"),
        "real typos found": _figure(plain, "real typo", "recall"),
        "Cyrillic spellings without an alias found": _figure(by_sound, "ALL", "recall"),
        f"evasions found, mean of {len(recalls)} kinds": sum(recalls) / len(recalls) if recalls else None,
        "Chinese F1": _figure(plain, "lang zh", "f1"),
    }


def _figure(figures: Figures, group: str, name: str) -> float | None:
    value: float | None = figures.get(group, {}).get(name)
    return value


def evasions(evaluation: Evaluation, predictions: Predictions) -> Figures:
    """The figures of each kind of evasion."""
    figures = evaluation.score(evaluation.cases(EVASION), predictions)
    return {name: each for name, each in figures.items() if name.startswith("evasion ")}


def _spelt_by_sound(evaluation: Evaluation) -> Iterator[Case]:
    """Cases that name a Latin mark in Cyrillic letters that are none of its spellings in the register."""
    spellings = {fold(spelling) for _, spelling in spellings_of(evaluation)}
    for case in evaluation.cases():
        spans = [span for span in case["spans"] if span["kind"] in _BY_SOUND]
        if spans and all(
            _is_cyrillic(span["text"]) and not _is_cyrillic(span["mark"]) and fold(span["text"]) not in spellings
            for span in spans
        ):
            yield case


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= character <= "\u04ff" for character in text)


def spellings_of(evaluation: Evaluation) -> list[Spelling]:
    """(id, spelling) of every mark and alias."""
    rows = evaluation.rows()
    return [(row["id"], name) for row in rows for name in (row["mark"], *row["aliases"].split("|")) if name]
