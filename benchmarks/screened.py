"""What ipregistry predicts: a register loaded through its door, and descriptions screened like any file.

An entry is predicted where it stands in `matches`, whatever its strength. Knows no labels.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ipregistry.config import Settings
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register
from ipregistry.screening import screen_file
from ipregistry.seeding import seed

from .evaluation import Case, Evaluation, Span

CODE = "EVAL"
AS_OF, ON = date(2025, 1, 1), date(2024, 6, 1)


def loaded(evaluation: Evaluation, room: Path, *, seeded: bool) -> Register:
    """The evaluation's register in a database of its own, beside the curated data where `seeded`; ready to be asked."""
    register = Register(Settings.from_env({"IPREGISTRY_DATA_DIR": str(room / "data")}))
    register.upgrade()
    if seeded:
        list(seed(register))
    register.add_register(CustomsRegister(CODE, "The register of the labelled descriptions", "XX"))
    path = room / "register.csv"
    evaluation.write_register(path)
    register.load(path, CODE, LoadOptions(as_of=AS_OF))
    register.snapshots.refresh()
    return register


def predict(register: Register, cases: Iterable[Case], room: Path) -> dict[str, list[Span]]:
    """Which entries each description names, and where."""
    asked, answered = room / "asked.jsonl", room / "answered.jsonl"
    common = {"registers": [CODE], "on": ON.isoformat()}
    lines = (json.dumps({"id": case["id"], "description": case["text"], **common}) + "\n" for case in cases)
    asked.write_text("".join(lines), "utf-8")
    counts = screen_file(register.snapshots.refresh().directory, asked, answered, workers=1, today=AS_OF)
    if counts.errors:
        raise RuntimeError(f"{counts.errors} of {counts.lines} descriptions could not be checked")
    answers = map(json.loads, answered.read_text("utf-8").splitlines())
    return {answer["id"]: list(_spans(answer["matches"])) for answer in answers}


def _spans(matches: Iterable[Case]) -> Iterable[Span]:
    for match in matches:
        for span in match["spans"]:
            yield match["entry"]["entry_id"], span["start"], span["end"]
