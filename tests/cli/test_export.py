"""`ipregistry export` writes what `ipregistry load` reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .test_updates import FIRST, Terminal


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return Terminal(tmp_path_factory.mktemp("export"))


@pytest.mark.parametrize("name", ["csv", "jsonl", "xlsx"])
def test_exported_register_loads_without_a_change(terminal: Terminal, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"x.{name}"
    result = terminal.type("export", "--register", "XX-TEST", "--format", name, "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, f"21 entries -> {path}\n")
    report = terminal.json("load", str(path), "--register", "XX-TEST", "--dry-run")
    assert (report["unchanged"], report["added"], report["amended"], report["removed"]) == (21, 0, 0, 0)


def test_format_is_the_file_names_where_none_is_given(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    assert terminal.type("export", "--register", "XX-TEST", "-o", str(path)).exit_code == 0
    assert len([json.loads(line) for line in path.read_text("utf-8").splitlines()]) == 21 > FIRST.count("\n") - 1
    assert terminal.type("export", "--register", "XX-TEST", "-o", str(tmp_path / "x.pdf")).exit_code == 2


def test_register_that_is_not_there_is_refused_and_leaves_no_file(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.type("export", "--register", "NOBODY", "-o", str(tmp_path / "x.csv")).exit_code == 1
    assert list(tmp_path.iterdir()) == []
