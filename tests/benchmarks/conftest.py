"""A small share of the labelled descriptions, where they are at hand, and a folder that has none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.evaluation import DEFAULT, EVASION, PLAIN, Evaluation

EVERY = 40


@pytest.fixture
def nothing(tmp_path: Path) -> Evaluation:
    return Evaluation(tmp_path / "nothing")


@pytest.fixture
def few(tmp_path: Path) -> Evaluation:
    """Every fortieth description, with the whole register and the scorer; skips where `../shared/eval` is not there."""
    whole = Evaluation(DEFAULT)
    if whole.missing:
        pytest.skip(f"{DEFAULT} is not there")
    for name in ("register.csv", "score.py"):
        shutil.copyfile(DEFAULT / name, tmp_path / name)
    for name in (PLAIN, EVASION):
        lines = (DEFAULT / name).read_text("utf-8").splitlines(keepends=True)
        (tmp_path / name).write_text("".join(lines[::EVERY]), "utf-8")
    return Evaluation(tmp_path)
