"""A running service whose data directory may no longer be written goes on answering, and says what it cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.faults import forbid_writing, site_over


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_directory_that_may_not_be_written_costs_loads_and_no_answer(tmp_path: Path, kind: str) -> None:
    with site_over(kind, tmp_path) as site:
        tally, told, good = forbid_writing(site)
    assert good, told
    assert tally.wrong == 0 and len(tally.seconds) > 50
