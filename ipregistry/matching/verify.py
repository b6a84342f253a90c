"""Whether what stands in the text really is the spelling that the trie found, and by which trick it was written.

The trie compares classes of look-alike characters, so «сор» meets COP and "8055" meets BOSS; this module looks at the
characters themselves. Knows no index and no score.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import NamedTuple

from .fold import AND, STRONG, FoldedText
from .surfaces import Surface, SurfaceKind

_MIN_LOOK_ALIKE = 4  # letters: two or three look-alikes say nothing (НР is not HP more than it is НР)
_LETTER_FOR_DIGIT = frozenset([("o", "0"), ("о", "0"), ("l", "1"), ("i", "1")])


class Kind(StrEnum):
    """How a mark is written in a text."""

    EXACT = "exact"
    JOINED = "joined"
    SPACED = "spaced"
    LOOK_ALIKE = "look_alike"
    LEET = "leet"
    FULL_WIDTH = "full_width"
    ZERO_WIDTH = "zero_width"
    DIACRITICS = "diacritics"
    GLUED = "glued"
    TRANSLITERATION = "transliteration"
    TYPO = "typo"
    ALIAS = "alias"
    RIGHT_HOLDER_NAME = "right_holder_name"


class Writing(NamedTuple):
    """How a surface is written at one place.

    `disguised`: how many characters are not the mark's own; `doubt`: how far the writing is from the mark, in log-odds
    that are taken off (0.0 where the letters are the mark's).
    """

    kind: Kind
    disguised: int = 0
    doubt: float = 0.0


def verify(text: FoldedText, start: int, end: int, surface: Surface) -> Writing | None:
    """How `surface` is written at `text.folded[start:end]`, or None where it only looks so."""
    mark = surface.words.replace(" ", "")
    if text.folded[start:end] != mark or text.signs:
        disguise = _disguise(text, start, end, mark)
        if disguise is None:
            return None
        if disguise.disguised:
            return disguise if surface.kind is not SurfaceKind.RIGHT_HOLDER else Writing(Kind.RIGHT_HOLDER_NAME, 1)
    if surface.kind is SurfaceKind.RIGHT_HOLDER:
        return Writing(Kind.RIGHT_HOLDER_NAME)
    hidden = None if text.original.isascii() else _hidden(text, start, end, surface)
    if hidden is not None:
        return Writing(hidden, 1)
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


def _hidden(text: FoldedText, start: int, end: int, surface: Surface) -> Kind | None:
    """What the eye may miss: full-width letters, characters of no width, diacritics that the mark has not."""
    first, last = text.span(start, end)
    found = text.original[first:last]
    if any("\uff01" <= c <= "\uff5e" for c in found):
        return Kind.FULL_WIDTH
    if any(unicodedata.category(c) == "Cf" for c in found):
        return Kind.ZERO_WIDTH
    added = _diacritics(found) - _diacritics(surface.shown)
    return Kind.DIACRITICS if added > 0 else None


def _diacritics(text: str) -> int:
    """How many letters carry a mark, those of Cyrillic aside: й and ё are letters of their own."""
    decomposed = unicodedata.normalize("NFD", text[:400])
    return sum(
        unicodedata.combining(c) > 0 and not "\u0400" <= before <= "\u04ff"
        for before, c in zip(" " + decomposed, decomposed, strict=False)
    )


def _disguise(text: FoldedText, start: int, end: int, mark: str) -> Writing | None:
    """Leet or look-alike, whichever is more of it (neither where nothing is disguised); None where the characters say
    something else as they stand."""
    leet = look_alike = 0
    for found, meant, origin in zip(text.folded[start:end], mark, text.origin[start:end], strict=True):
        written = text.original[origin]
        if found == meant and (found == AND or written.isalnum()):
            continue
        if AND in (found, meant):
            return None
        is_letter = written.isalnum() and not written.isdigit()
        if meant.isdigit() and (not is_letter or (found, meant) not in _LETTER_FOR_DIGIT):
            return None  # nobody writes E for the 3 of 3M
        leet += not is_letter
        look_alike += is_letter
    own = len(mark) - leet - look_alike
    if leet > own + (own > 1 and text.signs):
        return None
    if leet >= max(look_alike, 1):
        return Writing(Kind.LEET, leet + look_alike)
    if look_alike and not leet and not _plausible_look_alike(text.folded[start:end], mark, own):
        return None
    return Writing(Kind.LOOK_ALIKE, leet + look_alike)


def _plausible_look_alike(found: str, mark: str, own: int) -> bool:
    """Short words in another alphabet are words of that alphabet; letters of two alphabets in a word are a disguise."""
    if found.isascii() and mark.isascii():
        return len(mark) > _MIN_LOOK_ALIKE  # l for I within Latin: XlAOMl
    return len(mark) >= _MIN_LOOK_ALIKE or (own > 0 and len(mark) > 2)
