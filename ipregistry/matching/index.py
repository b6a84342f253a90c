"""The index of every spelling: built once into a directory, then mapped and asked by every worker.

One trie over the skeleton classes of squashed spellings; behind each key the surfaces that have it, behind each surface
the rows of the entries that it names. Knows no score and no entry, only row numbers.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from ..entry import RegisterEntry
from ..sharing import share
from . import sounds
from .arrays import U8, ListsFile, NumbersFile, StringsFile, map_numbers, write_numbers
from .fold import AND
from .surfaces import Surface, SurfaceKind, surfaces_of
from .typos import TypoIndex, write_typo_index
from .words import OrdinaryWords, write_goods_words

FORMAT = f"9-{sys.byteorder}"  # raise when folding, skeletons or the files change: an older index is then rebuilt

MAX_KEY = 160  # skeleton characters of the longest key; a fold may lengthen MAX_SURFACE characters
_KINDS = tuple(SurfaceKind)
_REMEMBERED = 20_000  # decoded surfaces that a worker keeps, some 0.7 kB each

Registers = frozenset[int] | None  # numbers of registers; None: all of them


@dataclass(frozen=True, slots=True)
class IndexedSurface:
    """A surface as the index keeps it: `zipf` says how ordinary its words are (0.0: not at all)."""

    surface: Surface
    zipf: float
    rows: Sequence[int]


class MatchIndex:
    """An index directory, mapped. Surfaces that are asked for stay decoded for a while."""

    def __init__(self, directory: Path, words: OrdinaryWords | None = None) -> None:
        """`words`: the lists of words of this directory, where they are open already."""
        self.registers: tuple[str, ...] = tuple(json.loads((directory / "registers.json").read_text("utf-8")))
        self._trie = marisa_trie.Trie()
        self._trie.mmap(str(directory / "keys.marisa"))
        self._surfaces_of_key = ListsFile(directory, "key_surfaces")
        self._words = StringsFile(directory, "surface_words")
        self._shown = StringsFile(directory, "surface_shown", NumbersFile)
        self._kinds = map_numbers(directory / "surface_kind.u8", U8)
        self._zipfs = map_numbers(directory / "surface_zipf.u8", U8)
        self._rows = ListsFile(directory, "surface_rows")
        self.register_of_row = map_numbers(directory / "row_register.u8", U8)
        self.words = words or OrdinaryWords(directory)
        self.typos = TypoIndex(directory)
        self._sounds = marisa_trie.Trie()
        self._sounds.mmap(str(directory / "sounds.marisa"))
        self._surfaces_of_sound = ListsFile(directory, "sound_surfaces", NumbersFile)
        self._parts = marisa_trie.Trie()
        self._parts.mmap(str(directory / "parts.marisa"))
        self._of_key: dict[str, tuple[IndexedSurface, ...]] = {}
        self._decoded: dict[int, IndexedSurface] = {}

    def __len__(self) -> int:
        return len(self._words)

    def starting_at(self, skeleton: str, start: int) -> list[str]:
        """Every key that stands in the skeleton string at `start`, shortest first."""
        found: list[str] = self._trie.prefixes(skeleton[start : start + MAX_KEY])
        return found

    def is_part(self, word: str) -> bool:
        """Whether a folded word is one of the words of a spelling of several."""
        return word in self._parts

    def has_key(self, skeleton: str, wanted: Registers) -> bool:
        """Whether a spelling of the wanted registers has exactly this skeleton."""
        key = self._trie.get(skeleton)
        return key is not None and any(self.is_of(number, wanted) for number in self._surfaces_of_key[key])

    def is_of(self, surface: int, wanted: Registers) -> bool:
        """Whether a surface, by its number, names an entry of the wanted registers (None: any)."""
        return wanted is None or any(self.register_of_row[row] in wanted for row in self._rows[surface])

    def surfaces(self, key: str) -> tuple[IndexedSurface, ...]:
        """The surfaces of one key."""
        known = self._of_key.get(key)
        if known is None:
            if len(self._of_key) > _REMEMBERED:
                self._of_key.clear()
            known = self._of_key[key] = tuple(map(self.surface, self._surfaces_of_key[self._trie[key]]))
        return known

    def sounding(self, beginning: str) -> list[str]:
        """What stands behind this beginning in the keys of sounds: readings."""
        return [key[len(beginning) :] for key in self._sounds.keys(beginning)]

    def of_sound(self, key: str) -> Sequence[int]:
        """The numbers of the surfaces that have exactly this key of sounds."""
        return self._surfaces_of_sound[self._sounds[key]]

    def letters(self, number: int) -> str:
        """The letters of one surface, without its spaces."""
        return self._words[number].replace(" ", "")

    def surface(self, number: int) -> IndexedSurface:
        """One surface."""
        known = self._decoded.get(number)
        if known is None:
            if len(self._decoded) > _REMEMBERED:
                self._decoded.clear()
            kind = _KINDS[self._kinds[number]]
            surface = Surface(kind, self._words[number], "", self._shown[number])
            known = IndexedSurface(surface, self._zipfs[number] / 20, self._rows[number])
            self._decoded[number] = known
        return known


def build_index(directory: Path, entries: Iterable[RegisterEntry], words: Path, vocabulary: Iterable[str] = ()) -> int:
    """Write the index of `entries` into an empty directory, the lists of words beside it; returns how many surfaces it
    has.

    `words`: the directory of the compiled list of ordinary words. `vocabulary` are words that descriptions of goods are
    made of: more ordinary in them than in speech.
    """
    share(words, directory)
    write_goods_words(directory, vocabulary)
    return write_index(directory, ((entry.register, surfaces_of(entry)) for entry in entries))


def write_index(directory: Path, rows: Iterable[tuple[str, Iterable[Surface]]]) -> int:
    """Write the index of `rows`, numbered from 0, each with its register and its spellings, into a directory that has
    the lists of words already; returns how many surfaces it has."""
    ordinary = OrdinaryWords(directory)
    rows_of: dict[tuple[SurfaceKind, str, str], array[int]] = {}
    shown: dict[tuple[SurfaceKind, str, str], str] = {}
    registers: dict[str, int] = {}
    row_register = array(U8)
    for row, (register, spellings) in enumerate(rows):
        row_register.append(registers.setdefault(register, len(registers)))
        for surface in spellings:
            identity = (surface.kind, surface.words, surface.key)
            rows_so_far = rows_of.setdefault(identity, array("I"))
            if not rows_so_far or rows_so_far[-1] != row:
                rows_so_far.append(row)
            shown.setdefault(identity, surface.shown)
    surfaces = list(rows_of)
    (directory / "registers.json").write_text(json.dumps(list(registers)), "utf-8")
    write_numbers(directory / "row_register.u8", U8, row_register)
    StringsFile.write(directory, "surface_words", (words_ for _, words_, _ in surfaces))
    StringsFile.write(directory, "surface_shown", (shown[identity] for identity in surfaces))
    write_numbers(directory / "surface_kind.u8", U8, (_KINDS.index(kind) for kind, _, _ in surfaces))
    write_numbers(
        directory / "surface_zipf.u8", U8, (round(ordinary.zipf_in_goods(text) * 20) for _, text, _ in surfaces)
    )
    ListsFile.write(directory, "surface_rows", (rows_of[identity] for identity in surfaces))
    _write_trie(directory, "keys.marisa", "key_surfaces", [(key,) for _, _, key in surfaces])
    own = [(kind is not SurfaceKind.RIGHT_HOLDER, text) for kind, text, _ in surfaces]
    _write_trie(directory, "sounds.marisa", "sound_surfaces", [sounds.keys(text) if mine else () for mine, text in own])
    parts = {part for _, text, _ in surfaces if " " in text for part in text.split(" ")}
    marisa_trie.Trie(parts).save(str(directory / "parts.marisa"))
    letters = [text.replace(" ", "") if mine else "" for mine, text in own]
    write_typo_index(directory, [each if each.replace(AND, "").isalpha() else "" for each in letters])
    return len(surfaces)


def _write_trie(directory: Path, file: str, lists: str, keys: Sequence[Sequence[str]]) -> None:
    """A trie of the keys of all surfaces, and behind each key the surfaces that have it."""
    trie = marisa_trie.Trie(key for of_surface in keys for key in of_surface)
    trie.save(str(directory / file))
    surfaces_of: list[list[int]] = [[] for _ in range(len(trie))]
    for number, of_surface in enumerate(keys):
        for key in of_surface:
            surfaces_of[trie[key]].append(number)
    ListsFile.write(directory, lists, surfaces_of)
