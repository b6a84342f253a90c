"""The data that a curator checks: the files of one directory, read and joined without any database.

Raises FileRefused where a file cannot be read; what the rows say is for the checks to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..entry import RegisterEntry
from ..loading.curation import Curation, Unmet
from ..loading.formats import read_entries
from ..loading.overlays import OVERLAYS, AliasLine, alias_line, party_facts, read_overlay, repair
from ..loading.writing import to_cells
from ..seeding import read_registers

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CuratedData:
    """Entries as curated, in the order of their files; the lines of the overlays; and every row as its file has it.

    `as_of`: by register, the day that its data stands for. `rows`: (file, what the row is about, its cells).
    """

    as_of: Mapping[str, date | None]
    entries: tuple[RegisterEntry, ...]
    aliases: tuple[AliasLine, ...]
    unmet: tuple[Unmet, ...]
    rows: tuple[tuple[str, str | None, Cells], ...]
    goods_words: tuple[str, ...]

    def stands_for(self, entry: RegisterEntry) -> date | None:
        """The day that an entry's facts stand for."""
        return entry.as_of or self.as_of[entry.register]


def read_data(directory: Path) -> CuratedData:
    """The curated data of a directory laid out as `seed_data`; raises FileRefused, and OSError for a missing file."""
    registers = list(read_registers(directory / "registers.csv"))
    overlays = {name: _overlay_cells(directory, name) for name in OVERLAYS}
    aliases = tuple(map(alias_line, overlays["aliases"]))
    curation = Curation(aliases, map(repair, overlays["repairs"]), map(party_facts, overlays["parties"]))
    raw = [
        entry
        for register in registers
        for entry in read_entries(directory / f"{register.code.lower()}.csv", register.code).entries()
    ]
    entries = tuple(curation.apply(raw))
    return CuratedData(
        as_of={register.code: register.data_as_of for register in registers},
        entries=entries,
        aliases=aliases,
        unmet=curation.unmet(),
        rows=tuple(_rows(raw, overlays)),
        goods_words=tuple(cells["term"] for cells in overlays["goods_terms"]),
    )


def _overlay_cells(directory: Path, name: str) -> list[Cells]:
    return [row.cells for row in read_overlay(directory / f"{name}.csv", name).entries()]


def _rows(raw: list[RegisterEntry], overlays: Mapping[str, list[Cells]]) -> Iterator[tuple[str, str | None, Cells]]:
    for entry in raw:
        yield f"{entry.register.lower()}.csv", entry.entry_id, to_cells(entry)
    for name, lines in overlays.items():
        for cells in lines:
            yield f"{name}.csv", cells.get("entry_id") or None, cells
