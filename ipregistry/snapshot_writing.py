"""Writing a snapshot into an empty directory: the entries, the index, the notes, and what it shares with others.

Where a finished snapshot is like it, the rows that both have are taken from there; what comes of it is the same. Knows
no database.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from .compiled_goods import lexicon_of
from .describing import described, names_of
from .entry import RegisterEntry
from .matching import Surface, WrittenSurfaces, surfaces_of, write_index
from .record import from_record
from .sharing import made_by, share
from .snapshot import FORMAT, register_record
from .snapshot_difference import NEW, Difference, difference
from .snapshot_parts import Ingredients
from .storage.entries_amending import WrittenEntries, amend_entries_file
from .storage.entries_writing import EntryRow, NameKeys, write_entries_file

SpellingsOfRow = tuple[str, list[Surface]]  # of which register, and which


def write_snapshot(directory: Path, made_of: Ingredients) -> None:
    """Write a snapshot into an empty directory."""
    share(made_of.words, directory)
    share(made_of.goods, directory)
    if made_of.before is None or not _written_amended(directory, made_of, made_of.before):
        _write_anew(directory, made_of)
    (directory / "notes.json").write_text(json.dumps(list(made_of.notes), ensure_ascii=False), "utf-8")
    manifest = {**_alike(made_of), "goods_of": made_of.goods_of,
                "keys": {part.register.code: part.key for part in made_of.registers},
                "registers": [register_record(part.register) for part in made_of.registers]}  # fmt: skip
    (directory / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")


def manifest_of(directory: Path) -> Mapping[str, Any]:
    """What a finished snapshot was made of; empty where it cannot be read."""
    try:
        manifest: dict[str, Any] = json.loads((directory / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest


def _alike(made_of: Ingredients) -> dict[str, Any]:
    """What two snapshots must have in common for rows of the one to be taken into the other."""
    shares = {"words": made_of.words.name, "goods": made_of.goods.name}
    return {"format": FORMAT, "made_by": made_by(), "shares": shares}


def _write_anew(directory: Path, made_of: Ingredients) -> None:
    lexicon = lexicon_of(made_of.goods)
    spellings: list[SpellingsOfRow] = []

    def rows() -> Iterator[EntryRow]:
        for part in made_of.registers:
            for entry in part.entries():
                spellings.append(_spellings(entry))
                yield described(entry, part.register.data_as_of, lexicon)

    write_entries_file(directory / "entries.sqlite", rows())
    write_index(directory, spellings)


def _written_amended(directory: Path, made_of: Ingredients, before: Path) -> bool:
    """Whether the entries and the index could be made of those of another snapshot."""
    manifest = manifest_of(before)
    if any(manifest.get(name) != value for name, value in _alike(made_of).items()):
        return False
    with closing(WrittenEntries(before / "entries.sqlite")) as written:
        found = difference(written, manifest["keys"], made_of.registers)
        if found is None:
            return False
        shutil.copyfile(before / "entries.sqlite", directory / "entries.sqlite")
        amend_entries_file(directory / "entries.sqlite", found.order, _came(found, made_of), _names)
        write_index(directory, _spellings_after(found, WrittenSurfaces(before), written))
    return True


def _came(found: Difference, made_of: Ingredients) -> Iterator[tuple[int, EntryRow]]:
    for row, (place, entry) in found.came.items():
        yield row, described(entry, made_of.registers[place].register.data_as_of, lexicon_of(made_of.goods))


def _names(body: str) -> Iterator[NameKeys]:
    return names_of(from_record(json.loads(body)))


def _spellings_after(found: Difference, surfaces: WrittenSurfaces, written: WrittenEntries) -> Iterator[SpellingsOfRow]:
    heirs = surfaces.heirs(found.gone)
    for row, was in enumerate(found.order):
        if was == NEW:
            yield _spellings(found.came[row][1])
        elif was in heirs:
            yield _spellings(from_record(json.loads(written.body(was))))
        else:
            yield surfaces.of_row(was)


def _spellings(entry: RegisterEntry) -> SpellingsOfRow:
    return entry.register, list(surfaces_of(entry))
