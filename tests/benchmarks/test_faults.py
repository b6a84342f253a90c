"""A running service whose data directory may no longer be written goes on answering, and says what it cannot do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.faults import forbid_writing, site_over


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_directory_that_may_not_be_written_costs_loads_and_no_answer(tmp_path: Path, kind: str) -> None:
    with site_over(kind, tmp_path) as site:
        tally, told, good = forbid_writing(site)
    assert good, told
    assert tally.wrong == 0 and len(tally.seconds) > 50


def test_database_that_somebody_had_open_when_writing_was_forbidden_is_read_on(tmp_path: Path) -> None:
    database = tmp_path / "data" / "ipregistry.sqlite"
    with site_over("sqlite", tmp_path) as site, closing(sqlite3.connect(database)) as somebody:
        somebody.execute("SELECT value FROM generation").fetchone()
        tally, told, good = forbid_writing(site)
    assert good and "ready 200 up;" in told, told
    assert tally.wrong == 0
