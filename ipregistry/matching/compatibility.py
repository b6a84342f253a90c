"""Whether a text speaks of goods *for* a mark's goods: “case for X”, «стекло для смартфона X», «чехол X».

Walks from the mark to the left over what may stand between it and the word that says so. Knows no score.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_FOR = re.compile(
    r"(?:\b(?:for|fits|fit|compatible with|compatible|suitable for|replacement for|replaces|для|под|"
    r"совместим\w*(?: с)?|подходит (?:для|к)|типа|аналог\w*(?: \w+)?|"
    r"pour|compatible avec|für|fuer|passend für)|适用于|适用|兼容|用于)$",
    re.IGNORECASE,
)
_ACCESSORY = re.compile(
    r"\b(?:чехол|чехла|чехлы|бампер|накладка|стекло|пленка|плёнка|ремешок|картридж|держатель|фильтр|"
    r"case|cover|strap|bumper|protector|coque|hülle)(?: (?:на|к|от|of))?$",
    re.IGNORECASE,
)
_COMPATIBLE_AFTER = re.compile(r"^[\s\-–—]*(?:совместим\w*|compatible|kompatib\w*)\b", re.IGNORECASE)
# Samsung phone case, iPhone 13 cover, Samsung чехол; but a Nike case is Nike's own.
_ACCESSORY_AFTER = re.compile(
    r"^(?:(?:[\s\-]+(?:phone|galaxy|pro|max|plus|mini|ultra|\d+\w*))+[\s\-]+(?:case|cover|strap|bumper|protector)"
    r"|[\s\-]+(?:чехол|бампер))\b",
    re.IGNORECASE,
)
# One of these is in whatever speaks so, and most texts have none: much cheaper to see than where it stands.
_TRACES = (
    *("for", "fit", "compatib", "kompatib", "suitable", "replace", "pour", "für", "fuer", "для", "под", "совместим"),
    *("типа", "аналог", "适用", "兼容", "用于", "case", "cover", "strap", "bumper", "protector", "coque", "hülle"),
    *("чехол", "чехл", "бампер", "накладка", "стекло", "пленка", "плёнка", "ремешок", "картридж"),
    *("держатель", "фильтр"),
)
# Words that may stand between «для» and the mark: case for the new phone Xiaomi, стекло для смартфона Samsung.
_BETWEEN = frozenset(
    "the a an all any most new your of model models phone phones smartphone smartphones mobile cell tablet laptop car "
    "cars printer printers watch mac or and или и с серии всех моделей модели модель телефон телефона телефонов "
    "смартфон смартфона смартфонов планшета ноутбука авто автомобиля автомобилей машины принтера часов".split()
)
_LAST_WORD = re.compile(r"(?<![\w&.+'-])([\w&.+'-]+)\W*$")
_MOST_STEPS = 8


def may_speak_of_goods_for(lowered: str) -> bool:
    """Whether a text, in small letters, may speak of goods for a mark's goods anywhere."""
    return any(map(lowered.__contains__, _TRACES))


def speaks_of_goods_for(text: str, span: tuple[int, int], marks: Sequence[tuple[int, int]]) -> bool:
    """Whether the mark at `span` is what the goods are for; `marks` are the spans of all marks found, sorted."""
    start, after = span[0], text[span[1] : span[1] + 40]
    if _COMPATIBLE_AFTER.match(after) or _ACCESSORY_AFTER.match(after):
        return True
    position = start
    if _ACCESSORY.search(text[max(0, start - 24) : start].rstrip()):
        return True
    for _ in range(_MOST_STEPS):
        window = max(0, position - 48)
        left = text[window:position].rstrip(" ,/;:&+(-")
        end = window + len(left)
        if _FOR.search(left[-24:]):
            return True
        mark = _mark_ending_at(marks, end)
        if mark is not None:
            position = mark
            continue
        word = _LAST_WORD.search(left)
        if word is None or not (word[1].lower() in _BETWEEN or any(map(str.isdigit, word[1]))):
            return False
        position = window + word.start(1)
    return False


def _mark_ending_at(marks: Sequence[tuple[int, int]], end: int) -> int | None:
    """Where the mark begins that covers the character before `end`, if one does."""
    place = bisect_right(marks, (end - 1, len(marks) and marks[-1][1])) - 1
    return marks[place][0] if place >= 0 and marks[place][0] < end <= marks[place][1] else None
