"""A snapshot: one immutable directory that lookups, suggestions and checks read, and all that they read.

It is built beside, named by the digest of what went in, and mapped by every worker; the database may be away while
questions are answered. Every cache hangs on the snapshot and dies with it. Knows no verdict and no database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from .entry import CustomsRegister, Party, RegisterEntry
from .errors import EntryNotFound, RegisterNotFound
from .goods import EntryGoods, GoodsLexicon, GoodsTerm, describe_entry_goods, normalise_hs_code, vocabulary
from .goods.lexicon import FORMAT as GOODS_FORMAT
from .matching import FORMAT as INDEX_FORMAT
from .matching import MatchEngine, MatchIndex, build_index, mark_words, name_words, number_key, sound_key
from .record import from_record, to_record
from .storage.entries_file import EntriesFile
from .storage.entries_tally import Tally, tally
from .storage.entries_writing import EntryRow, NameKeys, write_entries_file

Made = TypeVar("Made")
# A directory of another format is never read: it is built anew.
FORMAT = f"snapshot-2/{INDEX_FORMAT}/goods-{GOODS_FORMAT}"
TALLIED = 64  # registers, each on a day, that a worker keeps counted
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

    def __init__(self, directory: Path) -> None:
        manifest = json.loads((directory / "manifest.json").read_text("utf-8"))
        self.directory = directory
        self.registers = {each.code: each for each in map(_register_from, manifest["registers"])}
        self.entries = EntriesFile(directory / "entries.sqlite")
        self.lexicon = GoodsLexicon.load(directory / "goods.json")
        self.notes: tuple[Mapping[str, str], ...] = tuple(json.loads((directory / "notes.json").read_text("utf-8")))
        self.engine = MatchEngine(MatchIndex(directory))
        self.entry_at = lru_cache(maxsize=CACHED_ENTRIES)(self._load)
        self.counts = self.entries.counts()
        self.tally = lru_cache(maxsize=TALLIED)(self._tally)
        self.size = sum(each.stat().st_size for each in directory.iterdir())  # bytes, mapped by whoever answers
        self._made: dict[Callable[[Snapshot], Any], Any] = {}

    def once(self, make: Callable[[Snapshot], Made]) -> Made:
        """What a function makes of this snapshot: made once, and kept as long as the snapshot is."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    def find_entry(self, entry_id: str) -> SnapshotEntry:
        """The entry of this id; raises EntryNotFound."""
        row = self.entries.row_of(entry_id)
        if row is None:
            raise EntryNotFound(entry_id)
        return self.entry_at(row)

    def register(self, code: str) -> CustomsRegister:
        """The register of this code; raises RegisterNotFound."""
        if code not in self.registers:
            raise RegisterNotFound(code, sorted(self.registers))
        return self.registers[code]

    def _tally(self, code: str, on: date) -> Tally:
        """What a register covers on a day, counted."""
        return tally(self.entries, code, on)

    def _load(self, row: int) -> SnapshotEntry:
        loaded = self.entries.load(row)
        if loaded is None:
            raise EntryNotFound(f"row {row}")
        body, goods, as_of = loaded
        record = json.loads(body)
        day = date.fromisoformat(as_of) if as_of else None
        return SnapshotEntry(from_record(record), record, EntryGoods.from_record(json.loads(goods)), day)


def build_snapshot(
    directory: Path,
    registers: Iterable[CustomsRegister],
    entries: Iterable[RegisterEntry],
    terms: Iterable[GoodsTerm],
    words: Path,
    notes: Iterable[Mapping[str, str]] = (),
) -> int:
    """Write a snapshot of curated entries into an empty directory; returns how many entries it has.

    `words` is the directory of the compiled list of ordinary words, `notes` the rows of that overlay in their order.
    """
    known = {register.code: register for register in registers}
    lexicon = _compiled(tuple(terms))
    lexicon.save(directory / "goods.json")
    kept: list[RegisterEntry] = []

    def rows() -> Iterator[EntryRow]:
        for entry in entries:
            kept.append(entry)
            yield _row(entry, known[entry.register], lexicon)

    count = write_entries_file(directory / "entries.sqlite", rows())
    build_index(directory, kept, words, vocabulary(lexicon))
    (directory / "notes.json").write_text(json.dumps(list(notes), ensure_ascii=False), "utf-8")
    manifest = {"format": FORMAT, "registers": [_register_record(register) for register in known.values()]}
    (directory / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")
    return count


@lru_cache(maxsize=1)
def _compiled(terms: tuple[GoodsTerm, ...]) -> GoodsLexicon:
    """The lexicon of these terms: some 4 s for those that ship, which most snapshots of a process share."""
    return GoodsLexicon.compile(terms)


def _row(entry: RegisterEntry, register: CustomsRegister, lexicon: GoodsLexicon) -> EntryRow:
    goods = describe_entry_goods(entry.hs_codes, entry.goods, entry.nice_classes, lexicon)
    return EntryRow(
        record=to_record(entry),
        as_of=entry.as_of or register.data_as_of,
        mark_key="".join(mark_words(entry.mark)) if entry.mark else None,
        register_number_key=number_key(entry.register_number) if entry.register_number else None,
        registration_number_key=number_key(entry.registration_number) if entry.registration_number else None,
        names=tuple(_names(entry)),
        hs_codes=tuple(_hs_prefixes(entry.hs_codes)),
        claims=goods.index_keys(),
        goods=goods.to_record(),
    )


def _hs_prefixes(codes: Iterable[str]) -> Iterator[str]:
    """Each code as the register writes it, and what it is compared by."""
    for code in codes:
        yield code
        yield from normalise_hs_code(code).prefixes


def _names(entry: RegisterEntry) -> Iterator[NameKeys]:
    if entry.mark:
        yield _name_keys("mark", entry.mark, mark_words(entry.mark))
    for alias in entry.aliases:
        yield _name_keys("alias", alias.alias, mark_words(alias.alias))
    if entry.right_holder:
        yield from _party_names("right_holder", entry.right_holder)
    for party in entry.authorised_importers:
        yield from _party_names("authorised_importer", party)
    for party in entry.representatives:
        yield from _party_names("representative", party)


def _party_names(role: str, party: Party) -> Iterator[NameKeys]:
    for name in dict.fromkeys((party.name, party.name_latin)):
        if name:
            yield _name_keys(role, name, name_words(name))


def _name_keys(role: str, shown: str, words: tuple[str, ...]) -> NameKeys:
    """Words and sounds, each followed by all of them joined: «МАКСФАКТОР» finds MAX FACTOR."""
    sounds = tuple(map(sound_key, words))
    return NameKeys(role, shown, " ".join(_with_joined(words)), " ".join(_with_joined(sounds)))


def _with_joined(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words, "".join(words)) if len(words) > 1 else words


def _register_record(register: CustomsRegister) -> dict[str, Any]:
    record = asdict(register)
    record["data_as_of"] = register.data_as_of.isoformat() if register.data_as_of else None
    return record


def _register_from(record: Mapping[str, Any]) -> CustomsRegister:
    as_of = record["data_as_of"]
    return CustomsRegister(**{**record, "data_as_of": date.fromisoformat(as_of) if as_of else None})
