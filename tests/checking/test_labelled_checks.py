"""Checks of the curated data, each labelled from the articles, the registers and the law before the code was run.

`labelled_checks.csv`: what is asked; the verdict (empty: the line only says what is not named); the mark that must be
among the matches (`named` yes; without a mark: whichever comes first) or must not (no); how its goods and its importer
stand (empty: not labelled); and why.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ipregistry.checking import CheckRequest, EntryMatch, Verdict
from ipregistry.register import Register

Case = dict[str, str]

with (Path(__file__).parent / "labelled_checks.csv").open(encoding="utf-8", newline="") as file:
    CASES: list[Case] = list(csv.DictReader(file))


def _spoken(case: Case) -> str:
    return " ".join(
        filter(None, (case["register"], case["on"], case["description"], case["hs_code"], case["importer"]))
    )


def _named(matches: tuple[EntryMatch, ...], mark: str) -> list[EntryMatch]:
    return [each for each in matches if not mark or (each.found.entry.mark or "").casefold() == mark.casefold()]


@pytest.mark.parametrize("case", CASES, ids=_spoken)
def test_check_answers_as_was_argued(seeded: Register, case: Case) -> None:
    request = CheckRequest(
        case["description"],
        date.fromisoformat(case["on"]),
        registers=(case["register"],),
        hs_code=case["hs_code"] or None,
        importer=case["importer"] or None,
    )
    result = seeded.check(request)
    told = (case["why"], result.summary)
    assert case["verdict"] in ("", result.verdict), told
    named = _named(result.matches, case["mark"])
    assert bool(named) is (case["named"] == "yes"), told
    for match in named[:1]:
        assert case["goods"] in ("", match.goods), told
        assert case["importer_state"] in ("", match.importer), told


def test_table_is_large_and_speaks_of_every_verdict_register_and_state() -> None:
    assert len(CASES) >= 200
    assert len({_spoken(case) for case in CASES}) == len(CASES)
    assert {case["verdict"] for case in CASES if case["verdict"]} == set(Verdict)
    assert len({case["register"] for case in CASES}) == 6
    states = Counter(case["importer_state"] for case in CASES)
    assert all(states[state] >= 10 for state in ("right_holder", "authorised", "not_listed", "unknown"))
