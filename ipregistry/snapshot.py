"""A snapshot: one immutable directory that lookups, suggestions and checks read, and all that they read.

It is built beside, named by the digest of what went in, and mapped by every worker; the database may be away while
questions are answered. Every cache hangs on the snapshot and dies with it. Knows no verdict and no database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar, cast

from .entry import CustomsRegister, RegisterEntry
from .errors import EntryNotFound, RegisterNotFound
from .goods import EntryGoods, GoodsLexicon
from .goods.lexicon import FORMAT as GOODS_FORMAT
from .matching import FORMAT as INDEX_FORMAT
from .matching import MatchEngine, MatchIndex
from .record import from_record
from .storage.entries_file import EntriesFile
from .storage.entries_tally import tally

Made = TypeVar("Made")
# A directory of another format is never read: it is built anew.
FORMAT = f"snapshot-3/{INDEX_FORMAT}/goods-{GOODS_FORMAT}"
TALLIED = 64  # registers, each on a day, that a worker keeps counted
FOUND_ENTRIES = 4_000  # entries whose row a worker keeps by their id, some 0.2 kB each
CACHED_ENTRIES = 20_000  # decoded entries that a worker keeps, some 4 kB each


@dataclass(frozen=True, slots=True)
class SnapshotEntry:
    """An entry as a snapshot holds it: `as_of` is the day its facts were published."""

    entry: RegisterEntry
    record: Mapping[str, Any]
    goods: EntryGoods
    as_of: date | None


class Snapshot:
    """A snapshot directory, opened. Safe to use from several threads."""

    def __init__(self, directory: Path, before: Snapshot | None = None) -> None:
        """`before`: a snapshot that is open already; what both have in common is not opened again."""
        manifest = json.loads((directory / "manifest.json").read_text("utf-8"))
        self.directory = directory
        self.shares = manifest["shares"]  # the lists of words and the terms of goods, by name
        alike = before is not None and before.shares == self.shares
        self.registers = {each.code: each for each in map(_register_from, manifest["registers"])}
        self.entries = EntriesFile(directory / "entries.sqlite")
        self.lexicon: GoodsLexicon = before.lexicon if before and alike else GoodsLexicon.load(directory)
        self.notes: tuple[Mapping[str, str], ...] = tuple(json.loads((directory / "notes.json").read_text("utf-8")))
        self.index: MatchIndex = MatchIndex(directory, before.index.words if before and alike else None)
        self.engine = MatchEngine(self.index)
        # What is kept here must not lead back to the snapshot: it goes with the last who asks it, at once.
        self.entry_at = lru_cache(maxsize=CACHED_ENTRIES)(partial(_load, self.entries))
        self._row_of = lru_cache(maxsize=FOUND_ENTRIES)(self.entries.row_of)
        self.counts = self.entries.counts()
        self.tally = lru_cache(maxsize=TALLIED)(partial(tally, self.entries))
        self.size = sum(each.stat().st_size for each in directory.iterdir())  # bytes, mapped by whoever answers
        self._made: dict[Callable[[Snapshot], Any], Any] = {}

    def once(self, make: Callable[[Snapshot], Made]) -> Made:
        """What a function makes of this snapshot: made once, and kept as long as the snapshot is."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    def find_entry(self, entry_id: str) -> SnapshotEntry:
        """The entry of this id; raises EntryNotFound."""
        row = self._row_of(entry_id)
        if row is None:
            raise EntryNotFound(entry_id)
        return self.entry_at(row)

    def register(self, code: str) -> CustomsRegister:
        """The register of this code; raises RegisterNotFound."""
        if code not in self.registers:
            raise RegisterNotFound(code, sorted(self.registers))
        return self.registers[code]


def _load(entries: EntriesFile, row: int) -> SnapshotEntry:
    loaded = entries.load(row)
    if loaded is None:
        raise EntryNotFound(f"row {row}")
    body, goods, as_of = loaded
    record = json.loads(body)
    day = date.fromisoformat(as_of) if as_of else None
    return SnapshotEntry(from_record(record), record, EntryGoods.from_record(json.loads(goods)), day)


def register_record(register: CustomsRegister) -> dict[str, Any]:
    """A register as the manifest has it."""
    record = asdict(register)
    record["data_as_of"] = register.data_as_of.isoformat() if register.data_as_of else None
    return record


def _register_from(record: Mapping[str, Any]) -> CustomsRegister:
    as_of = record["data_as_of"]
    return CustomsRegister(**{**record, "data_as_of": date.fromisoformat(as_of) if as_of else None})
