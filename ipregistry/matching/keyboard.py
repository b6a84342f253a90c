"""How likely a slip of the pen is: keys side by side are hit for each other, letters are doubled, neighbours swapped.

Knows two words and the two layouts that our alphabets are typed on, QWERTY and ЙЦУКЕН; no mark and no text.
"""

from __future__ import annotations

from .fold import fold_word

_ROWS = (("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"))


def _neighbours() -> frozenset[tuple[str, str]]:
    """Every pair of folded letters whose keys touch; a lower row stands half a key to the right."""
    place = {
        fold_word(key): (row, column)
        for layout in _ROWS
        for row, keys in enumerate(layout)
        for column, key in enumerate(keys)
    }
    return frozenset(
        (one, other)
        for one, (row, column) in place.items()
        for other, (other_row, other_column) in place.items()
        if one != other
        and one.isascii() == other.isascii()
        and (
            (row == other_row and abs(column - other_column) == 1)
            or (other_row - row == 1 and column - other_column in (0, 1))
            or (row - other_row == 1 and other_column - column in (0, 1))
        )
    )


_NEIGHBOURS = _neighbours()


def is_usual_slip(typed: str, meant: str) -> bool:
    """Whether one word is the other with a key hit beside the right one, two neighbours swapped, or a letter doubled or
    not doubled (folded words)."""
    if len(typed) == len(meant):
        changed = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
        if len(changed) == 1:
            return changed[0] in _NEIGHBOURS
        return len(changed) == 2 and changed[0] == changed[1][::-1]
    return _undoubled(typed) == _undoubled(meant)


def _undoubled(word: str) -> str:
    return "".join(letter for place, letter in enumerate(word) if place == 0 or letter != word[place - 1])
