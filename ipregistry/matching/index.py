"""The index of every spelling: built once into a directory, then mapped and asked by every worker.

One trie over the skeleton classes of squashed spellings; behind each key the surfaces that have it, behind each surface
the rows of the entries that it names. Knows no score and no entry, only row numbers.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from ..entry import RegisterEntry
from .arrays import U8, ListsFile, StringsFile, map_numbers, write_numbers
from .surfaces import Surface, SurfaceKind, surfaces_of
from .words import OrdinaryWords

FORMAT = f"1-{sys.byteorder}"  # raise when folding, skeletons or the files change: an older index is then rebuilt

MAX_KEY = 160  # skeleton characters of the longest key; a fold may lengthen MAX_SURFACE characters
_KINDS = tuple(SurfaceKind)


@dataclass(frozen=True, slots=True)
class IndexedSurface:
    """A surface as the index keeps it: `zipf` says how ordinary its words are (0.0: not at all)."""

    surface: Surface
    zipf: float
    rows: Sequence[int]


class MatchIndex:
    """An index directory, mapped. Surfaces that were asked for once stay decoded as long as the index lives."""

    def __init__(self, directory: Path) -> None:
        self.registers: tuple[str, ...] = tuple(json.loads((directory / "registers.json").read_text("utf-8")))
        self._trie = marisa_trie.Trie()
        self._trie.mmap(str(directory / "keys.marisa"))
        self._surfaces_of_key = ListsFile(directory, "key_surfaces")
        self._words = StringsFile(directory, "surface_words")
        self._shown = StringsFile(directory, "surface_shown")
        self._kinds = map_numbers(directory / "surface_kind.u8", U8)
        self._zipfs = map_numbers(directory / "surface_zipf.u8", U8)
        self._rows = ListsFile(directory, "surface_rows")
        self.register_of_row = map_numbers(directory / "row_register.u8", U8)
        self._decoded: dict[int, tuple[IndexedSurface, ...]] = {}

    def __len__(self) -> int:
        return len(self._words)

    def starting_at(self, skeleton: str, start: int) -> Iterator[tuple[int, int]]:
        """(end, key number) of every key that stands in the skeleton string at `start`."""
        for key, number in self._trie.iter_prefixes_with_ids(skeleton[start : start + MAX_KEY]):
            yield start + len(key), number

    def surfaces(self, key: int) -> tuple[IndexedSurface, ...]:
        """The surfaces of one key."""
        known = self._decoded.get(key)
        if known is None:
            known = self._decoded[key] = tuple(map(self._surface, self._surfaces_of_key[key]))
        return known

    def _surface(self, number: int) -> IndexedSurface:
        surface = Surface(_KINDS[self._kinds[number]], self._words[number], "", self._shown[number])
        return IndexedSurface(surface, self._zipfs[number] / 20, self._rows[number])


def build_index(directory: Path, entries: Iterable[RegisterEntry], words: OrdinaryWords) -> int:
    """Write the index of `entries` (row numbers are their order, from 0) into an empty directory; returns how many
    surfaces it has."""
    rows_of: dict[tuple[SurfaceKind, str, str], array[int]] = {}
    shown: dict[tuple[SurfaceKind, str, str], str] = {}
    registers: dict[str, int] = {}
    row_register = array(U8)
    for row, entry in enumerate(entries):
        row_register.append(registers.setdefault(entry.register, len(registers)))
        for surface in surfaces_of(entry):
            identity = (surface.kind, surface.words, surface.key)
            rows = rows_of.setdefault(identity, array("I"))
            if not rows or rows[-1] != row:
                rows.append(row)
            shown.setdefault(identity, surface.shown)
    surfaces = list(rows_of)
    (directory / "registers.json").write_text(json.dumps(list(registers)), "utf-8")
    write_numbers(directory / "row_register.u8", U8, row_register)
    StringsFile.write(directory, "surface_words", (words_ for _, words_, _ in surfaces))
    StringsFile.write(directory, "surface_shown", (shown[identity] for identity in surfaces))
    write_numbers(directory / "surface_kind.u8", U8, (_KINDS.index(kind) for kind, _, _ in surfaces))
    write_numbers(directory / "surface_zipf.u8", U8, (round(words.zipf(text) * 20) for _, text, _ in surfaces))
    ListsFile.write(directory, "surface_rows", (rows_of[identity] for identity in surfaces))
    _write_keys(directory, [key for _, _, key in surfaces])
    return len(surfaces)


def _write_keys(directory: Path, keys: list[str]) -> None:
    trie = marisa_trie.Trie(keys)
    trie.save(str(directory / "keys.marisa"))
    surfaces_of_key: list[list[int]] = [[] for _ in range(len(trie))]
    for number, key in enumerate(keys):
        surfaces_of_key[trie[key]].append(number)
    ListsFile.write(directory, "key_surfaces", surfaces_of_key)
