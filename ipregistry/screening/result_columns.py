"""An answer as the cells of a table: what a person with a spreadsheet sorts and filters by. Knows no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

RESULTS = (
    *("verdict", "summary", "marks", "registers", "entry_ids", "strength", "score"),
    *("goods", "importer", "spans", "error"),
)
LISTS = frozenset({"marks", "registers", "entry_ids", "spans"})


def result_names(own: Sequence[str]) -> tuple[str, ...]:
    """Our columns' names beside the input's own: one that is taken gets `answer_` before it."""
    taken, names = set(own), []
    for name in RESULTS:
        while name in taken:
            name = f"answer_{name}"
        taken.add(name)
        names.append(name)
    return tuple(names)


def results_of(answer: Mapping[str, Any]) -> tuple[Any, ...]:
    """The values under RESULTS: marks, registers and entries are those of all matches, strongest first, and spans
    their places; strength, score, goods and importer are the first's. Of an error, only the last is told."""
    if (error := answer.get("error")) is not None:
        return (None, None, [], [], [], None, None, None, None, [], f"{error['code']}: {error['detail']}")
    matches = answer["matches"]
    first = matches[0] if matches else {}
    return (
        answer["verdict"],
        answer["summary"],
        _once(span["registered"] for match in matches for span in match["spans"][:1]),
        _once(match["entry"]["register"] for match in matches),
        [match["entry"]["entry_id"] for match in matches],
        *(first.get(name) for name in ("strength", "score", "goods", "importer")),
        _once(f"{span['start']}-{span['end']}" for match in matches for span in match["spans"]),
        None,
    )


def _once(values: Any) -> list[str]:
    return list(dict.fromkeys(values))
