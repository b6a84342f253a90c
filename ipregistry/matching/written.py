"""The spellings of a finished index, read back, so that those of entries that stay need not be folded again.

What is asked row by row comes in an order in which `write_index` makes the same index of it, byte for byte. Knows no
entry.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import marisa_trie

from .arrays import ListsFile, NumbersFile
from .index import MatchIndex
from .surfaces import Surface


class WrittenSurfaces:
    """The spellings of every row of an index directory."""

    def __init__(self, directory: Path) -> None:
        index = MatchIndex(directory)
        keys = _keys(directory, len(index))
        self._registers = [index.registers[number] for number in index.register_of_row]
        self._of_row: list[list[int]] = [[] for _ in self._registers]
        self._surfaces: list[Surface] = []
        self._rows: list[Sequence[int]] = []
        for number in range(len(index)):
            known = index.surface(number)
            self._surfaces.append(Surface(known.surface.kind, known.surface.words, keys[number], known.surface.shown))
            self._rows.append(known.rows)
            for row in known.rows:
                self._of_row[row].append(number)

    def of_row(self, row: int) -> tuple[str, list[Surface]]:
        """(register, spellings) of a row; those that no earlier row has stand in the order in which it had them."""
        return self._registers[row], [self._surfaces[number] for number in self._of_row[row]]

    def heirs(self, gone: Collection[int]) -> set[int]:
        """The rows that come to be the first of a spelling when others go: the order of theirs is not known here, nor
        how they write it."""
        lost = {number for row in gone for number in self._of_row[row] if self._rows[number][0] in gone}
        heirs = (next((row for row in self._rows[number] if row not in gone), None) for number in lost)
        return {row for row in heirs if row is not None}


def _keys(directory: Path, many: int) -> list[str]:
    """The key of each surface."""
    trie = marisa_trie.Trie()
    trie.mmap(str(directory / "keys.marisa"))
    of_key = ListsFile(directory, "key_surfaces", NumbersFile)
    keys = [""] * many
    for number in range(len(trie)):
        for surface in of_key[number]:
            keys[surface] = trie.restore_key(number)
    return keys
