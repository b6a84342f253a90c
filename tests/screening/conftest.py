"""A built snapshot of two marks, and a file whose screening is disturbed beside what it gives undisturbed."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from ipregistry.screening import Wanted, screen_file

from ..conftest import small_register_in

TODAY = date(2024, 1, 1)
ROWS, CHUNK = 1_200, 20

SHEET = """\
entry_id,mark,right_holder,authorised_importers,hs_codes,date_of_inclusion,valid_until
xiaomi,XIAOMI,Xiaomi Inc.,ООО «Смарт Оранж»,8517,2017-03-15,2025-12-31
durex,DUREX,Reckitt,,4014,2017-01-01,2025-12-31
"""


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the snapshot."""
    return small_register_in(tmp_path_factory.mktemp("screening"), SHEET).snapshot().directory


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines of JSON, every seventh of which cannot be checked."""
    path = tmp_path_factory.mktemp("input") / "in.jsonl"
    rows = ({"id": n, "description": f"Xiaomi phone number {n}" if n % 7 else None} for n in range(ROWS))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture(scope="session")
def undisturbed(snapshot: Path, source: Path) -> str:
    """The digest of what one process makes of the source."""
    output = source.with_name("undisturbed.jsonl")
    screen_file(snapshot, source, output, workers=1, today=TODAY, wanted=Wanted(chunk_rows=CHUNK))
    return digest(output)
