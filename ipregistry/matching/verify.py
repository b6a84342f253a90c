"""Whether what stands in the text really is the spelling that the trie found, and by which trick it was written.

The trie compares classes of look-alike characters, so «сор» meets COP and "8055" meets BOSS; this module looks at the
characters themselves. Knows no index and no score.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .fold import AND, STRONG, FoldedText
from .surfaces import Surface, SurfaceKind

_MIN_LOOK_ALIKE = 4  # letters: two or three look-alikes say nothing (НР is not HP more than it is НР)


class Kind(StrEnum):
    """How a mark is written in a text."""

    EXACT = "exact"
    JOINED = "joined"
    SPACED = "spaced"
    LOOK_ALIKE = "look_alike"
    LEET = "leet"
    ALIAS = "alias"
    RIGHT_HOLDER_NAME = "right_holder_name"


@dataclass(frozen=True, slots=True)
class Writing:
    """How a surface is written at one place: its kind, and how many characters are not the mark's own."""

    kind: Kind
    disguised: int = 0


def verify(text: FoldedText, start: int, end: int, surface: Surface) -> Writing | None:
    """How `surface` is written at `text.folded[start:end]`, or None where it only looks so."""
    mark = surface.words.replace(" ", "")
    found = text.folded[start:end]
    disguise = None if found == mark else _disguise(text, start, end, mark)
    if found != mark and disguise is None:
        return None
    if surface.kind is SurfaceKind.RIGHT_HOLDER:
        return Writing(Kind.RIGHT_HOLDER_NAME, disguise.disguised) if disguise else Writing(Kind.RIGHT_HOLDER_NAME)
    if disguise is not None:
        return disguise
    if surface.kind is not SurfaceKind.MARK:
        return Writing(Kind.ALIAS)
    return Writing(_spacing(text, start, end, surface.words))


def _spacing(text: FoldedText, start: int, end: int, words: str) -> Kind:
    """Exact, or written with more gaps (spaced) or fewer (joined) than the mark has."""
    gaps = {i - start for i in range(start + 1, end) if text.edge[i] == STRONG}
    own: set[int] = set()
    for word in words.split(" ")[:-1]:
        own.add(max(own, default=0) + len(word))
    return Kind.EXACT if gaps == own else Kind.SPACED if gaps - own else Kind.JOINED


def _disguise(text: FoldedText, start: int, end: int, mark: str) -> Writing | None:
    """Leet or look-alike, whichever is more of it; None where the characters say something else as they stand."""
    leet = look_alike = 0
    for found, meant, origin in zip(text.folded[start:end], mark, text.origin[start:end], strict=True):
        written = text.original[origin]
        if found == meant and (found == AND or written.isalnum()):
            continue
        if found == AND or meant == AND:
            return None
        if written.isalpha():
            if meant.isdigit() and (found, meant) not in (("o", "0"), ("l", "1"), ("i", "1")):
                return None  # nobody writes E for the 3 of 3M
            look_alike += 1
        else:
            if meant.isdigit():
                return None
            leet += 1
    own = len(mark) - leet - look_alike
    if leet and (own == 0 or leet > own):
        return None
    if leet >= max(look_alike, 1):
        return Writing(Kind.LEET, leet + look_alike)
    plausible = leet or _plausible_look_alike(text, start, end, mark, own)
    return Writing(Kind.LOOK_ALIKE, leet + look_alike) if plausible else None


def _plausible_look_alike(text: FoldedText, start: int, end: int, mark: str, own: int) -> bool:
    """Short words in another alphabet are words of that alphabet; letters of two alphabets in a word are a disguise."""
    found = text.folded[start:end]
    if found.isascii() and mark.isascii():
        return len(mark) > _MIN_LOOK_ALIKE  # l for I within Latin: XlAOMl
    return len(mark) >= _MIN_LOOK_ALIKE or (own > 0 and len(mark) > 2)
