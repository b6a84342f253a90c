"""What each character looks like: its skeleton class, after Unicode TR39 and the digits people write for letters.

Two characters with the same class can be taken for each other by an eye: Latin a and Cyrillic а, I and l and 1, S and
$ and 5. A class is a hint for the search alone; `verify` decides from the characters themselves. Knows no marks.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

# Digits and symbols that are written for letters, by the letter's class. 1, ! and | stand for both I and L, which are
# one class here because capital I and small l are one shape in most typefaces.
_LEET = {"0": "o", "1": "l", "2": "z", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b", "9": "g"}
_SYMBOLS = {"@": "a", "$": "s", "!": "l", "|": "l", "€": "e", "£": "l"}
_LETTERS = {"i": "l", "з": "e", "ч": "a"}  # capital З is taken for 3, Ч for 4
# Greek small letters that most typefaces draw like Latin ones; TR39 lists only the nearer twins.
_GREEK = dict(zip("βηικμνορτυχω", "bnlkuvoptuxw", strict=True))


def skeleton_of(character: str, folded: str) -> str:
    """The class of one folded character, given the character it was folded from (capitals look different)."""
    own = _LETTERS.get(folded) or _LEET.get(folded) or _SYMBOLS.get(folded)
    if own:
        return own
    if folded.isascii():
        return folded
    for shape in (character, folded, folded.upper()):
        twin = _ascii_twins().get(shape) or _GREEK.get(shape)
        if twin:
            return _LETTERS.get(twin) or _LEET.get(twin) or twin
    return folded


class _Table(dict[int, str]):
    """For str.translate: the class of each folded character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        shape = self[code] = skeleton_of(chr(code), chr(code))
        return shape


_SHAPES = _Table()  # bounded by the number of code points


def skeleton_of_word(folded: str) -> str:
    """The classes of a folded word's characters."""
    return folded.translate(_SHAPES)


@cache
def _ascii_twins() -> dict[str, str]:
    """Character -> the ASCII letter or digit (small) that TR39 confuses it with, where there is one.

    The library's own module would keep all it reads, 14 MB a worker; only its data file is asked.
    """
    twins: dict[str, str] = {}
    confusables = json.loads(files("confusable_homoglyphs").joinpath("confusables.json").read_text("utf-8"))
    for character, others in confusables.items():
        if len(character) != 1 or character.isascii():
            continue
        for other in others:
            if len(other["c"]) == 1 and other["c"].isascii() and other["c"].isalnum():
                twins[character] = other["c"].lower()
                break
    return twins
