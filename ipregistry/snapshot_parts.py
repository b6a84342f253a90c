"""What a snapshot is made of. Plain values; a register's entries come only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .entry import CustomsRegister, RegisterEntry


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """A register and where its curated entries come from; two parts of one key have the same entries."""

    register: CustomsRegister
    entries: Callable[[], Iterable[RegisterEntry]]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Ingredients:
    """All that goes into a snapshot.

    `words` and `goods`: the directories of the compiled list of ordinary words and of the compiled terms of goods;
    `goods_of`: what the state of the database calls those terms; `notes`: the rows of that overlay in their order;
    `before`: a finished snapshot of which what is the same may be taken.
    """

    registers: Sequence[RegisterPart]
    words: Path
    goods: Path
    goods_of: str = ""
    notes: Sequence[Mapping[str, str]] = ()
    before: Path | None = None
