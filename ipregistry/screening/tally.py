"""What became of rows, counted: by verdict, mark, holder, goods, country and disguise, and the hundred worst.

A tally of each chunk stands in its sidecar, and those of all chunks together are the totals. Knows no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

WORST = 100
SHOWN = 400  # characters of a description, and of an id
PLAIN = frozenset({"exact", "joined", "alias", "right_holder_name"})  # ways of writing that disguise nothing
_COUNTERS = ("verdicts", "failures", "marks", "holders", "goods", "countries", "disguises")
# How bad a verdict is, for the order of the worst rows.
_GRAVITY = {"match": 3, "possible_match": 2, "outside_goods": 1}


@dataclass(slots=True)
class Tally:
    """Counts of rows: a mark, holder, word for goods, country or disguise counts once a row, whoever registered it."""

    rows: int = 0
    errors: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    holders: Counter[str] = field(default_factory=Counter)
    goods: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    disguises: Counter[str] = field(default_factory=Counter)
    worst: list[dict[str, Any]] = field(default_factory=list)

    def count(self, description: object, answer: Mapping[str, Any], country_of: Mapping[str, str]) -> None:
        """Count one answer; `country_of` is the country of each register."""
        self.rows += 1
        if (error := answer.get("error")) is not None:
            self.errors += 1
            self.failures[error["code"]] += 1
            return
        matches = answer["matches"]
        self.verdicts[answer["verdict"]] += 1
        self.goods.update({each["text"].casefold() for each in answer["covered_goods"]})
        if not matches:
            return
        spans = [span for match in matches for span in match["spans"]]
        self.marks.update(_marks(spans))
        self.holders.update({_holder(match["entry"]) for match in matches} - {""})
        self.countries.update({country_of[match["entry"]["register"]] for match in matches})
        self.disguises.update({span["kind"] for span in spans} - PLAIN)
        if answer["verdict"] in _GRAVITY:
            self.worst.append(_bad(description, answer, spans))
            if len(self.worst) >= 4 * WORST:
                self._keep_worst()

    def _keep_worst(self) -> None:
        self.worst = sorted(self.worst, key=_order)[:WORST]

    def to_record(self) -> dict[str, Any]:
        """As plain JSON values."""
        self._keep_worst()
        counted = {name: dict(sorted(getattr(self, name).items())) for name in _COUNTERS}
        return {"rows": self.rows, "errors": self.errors, **counted, "worst": self.worst}

    def add(self, record: Mapping[str, Any]) -> None:
        """Add the tally of a chunk, as it stands in its sidecar."""
        self.rows += record["rows"]
        self.errors += record["errors"]
        for name in _COUNTERS:
            getattr(self, name).update(record[name])
        self.worst += record["worst"]
        self._keep_worst()


def _marks(spans: Iterable[Mapping[str, Any]]) -> set[str]:
    """Each mark once, whichever case its registers write it in."""
    return {str(span["registered"]).upper() for span in spans}


def _holder(entry: Mapping[str, Any]) -> str:
    holder = entry["right_holder"] or {}
    return holder.get("name_latin") or holder.get("name") or ""


def _bad(description: object, answer: Mapping[str, Any], spans: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A row as the report shows it: its words that were found, by place, once each."""
    placed = {(span["start"], span["end"]): [span["kind"], span["registered"]] for span in reversed(list(spans))}
    return {
        "id": str(answer["id"])[:SHOWN],
        "text": str(description)[:SHOWN],
        "verdict": answer["verdict"],
        "summary": answer["summary"],
        "score": answer["matches"][0]["score"],
        "spans": [[*place, *said] for place, said in sorted(placed.items()) if place[1] <= SHOWN],
    }


def _order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Worst first, and always the same of equals: disguised words before plain ones, as somebody meant to deceive."""
    disguised = sum(span[2] not in PLAIN for span in row["spans"])
    return (-_GRAVITY[row["verdict"]], -disguised, -row["score"], row["id"], row["text"])
