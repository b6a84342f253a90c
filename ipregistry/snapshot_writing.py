"""Writing a snapshot into an empty directory: the entries, the index, the notes, and what it shares with others.

Knows no database: what goes in arrives as values, and a register's entries only when they are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .compiled_goods import lexicon_of
from .describing import described
from .entry import CustomsRegister, RegisterEntry
from .matching import write_index
from .sharing import share
from .snapshot import FORMAT, register_record
from .storage.entries_writing import EntryRow, write_entries_file


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """A register and where its curated entries come from."""

    register: CustomsRegister
    entries: Callable[[], Iterable[RegisterEntry]]


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a snapshot is made of.

    `words` and `goods`: the directories of the compiled list of ordinary words and of the compiled terms of goods;
    `goods_of`: what the state of the database calls those terms; `notes`: the rows of that overlay in their order.
    """

    registers: Sequence[RegisterPart]
    words: Path
    goods: Path
    goods_of: str = ""
    notes: Sequence[Mapping[str, str]] = ()


def write_snapshot(directory: Path, made_of: Ingredients) -> int:
    """Write a snapshot into an empty directory; returns how many entries it has."""
    share(made_of.words, directory)
    share(made_of.goods, directory)
    lexicon = lexicon_of(made_of.goods)
    kept: list[RegisterEntry] = []

    def rows() -> Iterator[EntryRow]:
        for part in made_of.registers:
            for entry in part.entries():
                kept.append(entry)
                yield described(entry, part.register.data_as_of, lexicon)

    count = write_entries_file(directory / "entries.sqlite", rows())
    write_index(directory, kept)
    (directory / "notes.json").write_text(json.dumps(list(made_of.notes), ensure_ascii=False), "utf-8")
    (directory / "manifest.json").write_text(json.dumps(_manifest(made_of), ensure_ascii=False, indent=1), "utf-8")
    return count


def _manifest(made_of: Ingredients) -> dict[str, object]:
    return {
        "format": FORMAT,
        "shares": {"words": made_of.words.name, "goods": made_of.goods.name},
        "goods_of": made_of.goods_of,
        "registers": [register_record(part.register) for part in made_of.registers],
    }
