"""Under which spellings an entry can be named in a text: its mark, its aliases, or the name of its holder.

A surface is one spelling, shared by all the entries that have it. Knows no text and no index file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..entry import AliasKind, RegisterEntry
from .fold import fold
from .names import distinctive_name

MAX_SURFACE = 120  # characters of a mark that the index keeps; the longest word marks of the seed data have 60

# A mark that the register writes in two alphabets, one after the other: «Миле Miele», «ARIEL ЭЙРИЛ», «ВАГИЛ/VAGYL».
_LATIN, _CYRILLIC = r"[^\W\d_Ѐ-ӿ]{4,}", r"[Ѐ-ӿ]{4,}"
_BETWEEN = r"[\W_]+"
_TWO_ALPHABETS = re.compile(rf"[\W_]*(?:({_LATIN}){_BETWEEN}({_CYRILLIC})|({_CYRILLIC}){_BETWEEN}({_LATIN}))[\W_]*")


class SurfaceKind(StrEnum):
    MARK = "mark"
    ALIAS = "alias"
    PRODUCT_LINE = "product_line"
    RIGHT_HOLDER = "right_holder"


# An alias that is itself a registered mark is as good as one; any other kind is a spelling of this mark.
_SURFACE_OF = {AliasKind.REGISTERED: SurfaceKind.MARK, AliasKind.PRODUCT_LINE: SurfaceKind.PRODUCT_LINE}


@dataclass(frozen=True, slots=True)
class Surface:
    """One spelling: `words` is its folded form with single spaces, `key` its skeleton class string (the trie's key),
    `shown` the spelling as the register or the alias list writes it."""

    kind: SurfaceKind
    words: str
    key: str
    shown: str


def surfaces_of(entry: RegisterEntry) -> Iterator[Surface]:
    """Every spelling that names the entry.

    The right holder's distinctive name stands in only where the register shows no word: a purely figurative mark.
    Where the mark is a word of four letters or more in each of two alphabets, either word names it too.
    """
    if entry.mark:
        yield from _surface(SurfaceKind.MARK, entry.mark)
        for word in _in_either_alphabet(entry.mark):
            yield from _surface(SurfaceKind.ALIAS, word)
    elif entry.right_holder is not None:
        yield from _holder_surfaces((entry.right_holder.name_latin, entry.right_holder.name))
    for alias in entry.aliases:
        yield from _surface(_SURFACE_OF.get(alias.kind, SurfaceKind.ALIAS), alias.alias)


def _in_either_alphabet(mark: str) -> tuple[str, ...]:
    """The two words of a mark that is one word in each of two alphabets, or none."""
    both = _TWO_ALPHABETS.fullmatch(mark)
    return tuple(word for word in both.groups() if word) if both else ()


def _holder_surfaces(names: Iterable[str | None]) -> Iterator[Surface]:
    for name in dict.fromkeys(names):
        distinctive = distinctive_name(name) if name else None
        if distinctive:
            yield from _surface(SurfaceKind.RIGHT_HOLDER, distinctive)


def _surface(kind: SurfaceKind, spelling: str) -> Iterator[Surface]:
    folded = fold(spelling[:MAX_SURFACE])
    if folded.folded.strip("&"):
        yield Surface(kind, folded.words(), folded.skeleton, spelling)
