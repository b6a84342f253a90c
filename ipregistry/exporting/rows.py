"""Which entries a file gets, one after the other: those that a lookup finds, or all of a register.

`published` is what the register's own files said. It is the default, because such a file loaded again changes nothing,
and our overlays are joined to it anew; `curated` is what lookups answer, overlays and all. Knows no file format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice

from ..curated import curation_of
from ..entry import RegisterEntry
from ..errors import InvalidQuestion
from ..lookup import LookupRequest, count_found, found_rows
from ..record import from_record
from ..snapshot import Snapshot
from ..storage.repository import Repository

MOST_SHEET_ROWS = 1_048_575  # of a worksheet, without the header
_PAGE = 500


class View(StrEnum):
    PUBLISHED = "published"
    CURATED = "curated"


def export_found(
    repository: Repository, snapshot: Snapshot, request: LookupRequest, view: View, most: int | None = None
) -> Iterator[RegisterEntry]:
    """Every entry that a lookup finds, on all pages. Raises RegisterNotFound, and InvalidQuestion beyond `most`."""
    if most is not None and count_found(snapshot, request) > most:
        raise InvalidQuestion("format", "xlsx", f"enough for so many entries: a worksheet holds {most:,}")
    rows = found_rows(snapshot, request)
    return _curated(snapshot, rows) if view is View.CURATED else _published(repository, snapshot, rows)


def export_registers(repository: Repository, codes: Sequence[str], view: View) -> Iterator[RegisterEntry]:
    """Every entry of some registers, straight from the database. Raises RegisterNotFound."""
    codes = [repository.register(code).code for code in codes]
    return _of_registers(repository, codes, view)


def _of_registers(repository: Repository, codes: Sequence[str], view: View) -> Iterator[RegisterEntry]:
    with repository.reading():
        curation = curation_of(repository) if view is View.CURATED else None
        for code in codes:
            entries = map(from_record, repository.rows(code))
            yield from curation.apply(entries) if curation else entries


def _curated(snapshot: Snapshot, rows: Iterator[int]) -> Iterator[RegisterEntry]:
    for row in rows:
        loaded = snapshot.entries.load(row)
        assert loaded is not None
        yield from_record(json.loads(loaded[0]))


def _published(repository: Repository, snapshot: Snapshot, rows: Iterator[int]) -> Iterator[RegisterEntry]:
    version = max((register.version for register in snapshot.registers.values()), default=0)
    while page := [snapshot.entries.entry_id(row) for row in islice(rows, _PAGE)]:
        bodies = repository.bodies(page, version)
        for entry_id in page:
            yield from_record(bodies[entry_id])
