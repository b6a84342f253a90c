"""Which of the goods named in a text are described by it, and which are only what the others are for.

"Чехол для телефона", "phone case", "экран телефона", "case of a phone", "手机壳" describe no phone; "without charger"
or "with charger" describes no charger; "bottle of wine" describes wine. Knows forms and order of words, no codes beyond
their headings.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .folding import Token
from .terms import GoodsTerm, TermKind

_FOR = frozenset(
    "for для fur pour fits fit compatible suitable without except excluding без кроме исключением ohne sans".split()
)
_WITH = frozenset("with w с со mit avec containing incorporating about из основе базе".split())
_ONTO = frozenset("на под к ко of from от из auf de du".split())
_AND = frozenset("and or и или und oder et ou a an the all any other всех любых других".split())
_TOYS = frozenset("toy игрушка 玩具".split())
_COLOURS_AND_STUFFS = frozenset(
    {"gold", "silver", "platinum", "orange", "lime", "plum", "peach", "cherry", "pearl", "ruby", "emerald"}
    | {"leather", "natural leather", "artificial leather", "imitation leather", "золото", "серебро", "платина"}
    | {"натуральная кожа", "искусственная кожа", "кожзам"}
)
_CONTAINERS = frozenset("bottle box bag jar packaging бутылка банка упаковка флакон тара".split())
_PART_OF = frozenset(
    {"accessory", "part", "spare part", "component", "case", "cover", "bag", "box", "cable", "battery", "cap", "tool"}
    | {"tool kit", "запчасть", "аксессуар", "запасная часть", "часть", "деталь", "комплектующая", "принадлежность"}
)
_BREAK = re.compile(r"[,;:.()\[\]|+\n/]|\s[-–—]\s")
_COMMA = re.compile(r"[,/]\s*")
_SHORT_TEXT = 2
_REACH_OF_FOR = 6
_REACH_OF_WITH = 2
_REACH_OF_PART = 2


class Found(NamedTuple):
    """A term found at tokens `first` to `last` of a text."""

    term: GoodsTerm
    start: int
    end: int
    first: int
    last: int
    dependent: bool


def described(found: list[Found], tokens: list[Token], text: str) -> list[Found]:
    """Those of the found terms that the text describes."""
    found = _without_colours(found, tokens)
    if len(found) < 2 and not _any_for(tokens):
        return found
    left_out: set[int] = set()
    for at, item in enumerate(found):
        if at in left_out:
            continue
        goes_on = at - 1 in left_out and _goes_on(found[at - 1], item, tokens, text)
        if goes_on or _is_governed(found, at, left_out, tokens, text):
            left_out.add(at)
        elif at > 0 and at - 1 not in left_out:
            _settle_pair(found, at, tokens, text, left_out)
    return [item for at, item in enumerate(found) if at not in left_out]


def _without_colours(found: list[Found], tokens: list[Token]) -> list[Found]:
    """Gold, orange, leather: goods only where nothing else is and they come first, not in "phone, gold"."""
    things = [item for item in found if item.term.term not in _COLOURS_AND_STUFFS]
    if things or len(tokens) <= _SHORT_TEXT:
        return things or found
    return [item for item in found if item.first == 0]


def _any_for(tokens: list[Token]) -> bool:
    return any(token.word in _FOR or token.word in _WITH for token in tokens)


def _is_governed(found: list[Found], at: int, left_out: set[int], tokens: list[Token], text: str) -> bool:
    """Whether `для`, `with` or their like stand before the item, with no break and no other goods between.

    "For iPhone: phone case" and "для Samsung чехол" describe the case all the same: a part is not what goods are for
    where none were described before it.
    """
    item = found[at]
    earliest = found[at - 1].last if at else -1
    for place in range(item.first - 1, max(earliest, item.first - 1 - _REACH_OF_FOR), -1):
        if _BREAK.search(text, tokens[place].end, tokens[place + 1].start):
            return False
        word = tokens[place].word
        if word in _FOR or (word in _WITH and item.first - place <= _REACH_OF_WITH):
            return not _is_part(item) or len(left_out) < at
    return False


def _goes_on(before: Found, item: Found, tokens: list[Token], text: str) -> bool:
    """Whether a list of what goods are for goes on: "для телефонов, планшетов и ноутбуков"."""
    between = [token.word for token in tokens[before.last + 1 : item.first]]
    if not all(word in _AND for word in between):
        return False
    gap = text[before.end : item.start]
    if not _BREAK.search(gap):
        return True
    return item.term.language == "ru" and item.dependent and _COMMA.match(gap) is not None


def _settle_pair(found: list[Found], at: int, tokens: list[Token], text: str, left_out: set[int]) -> None:
    """Of two terms that stand together, leave out the one that only says what the other is."""
    first, second = found[at - 1], found[at]
    if _BREAK.search(text, first.end, second.start):
        return
    between = [token.word for token in tokens[first.last + 1 : second.first]]
    if first.term.term in _CONTAINERS and not between:
        left_out.add(at - 1)
    elif _of(first, second, between):
        left_out.add(at - 1 if first.term.term in _CONTAINERS else at)
    elif not between and not _TOYS.isdisjoint(first.term.term.split()):
        left_out.add(at)
    elif _is_compound(first, second, between, text):
        left_out.add(at - 1)


def _of(first: Found, second: Found, between: list[str]) -> bool:
    """Whether the second term belongs to the first: экран телефона, case of a phone, чехол на телефон."""
    if between and between[0] in _ONTO and len(between) <= 1 + _REACH_OF_PART:
        return _is_part(first) or first.term.term in _CONTAINERS
    if second.term.language != "ru" or not second.dependent or len(between) > 1:
        return False
    return not between or between[0] not in _AND


def _is_compound(first: Found, second: Found, between: list[str], text: str) -> bool:
    """Whether the first term is what the second is for: phone case, camera bag, 手机支架."""
    if first.term.language in ("ru", "fr") or second.term.language != first.term.language:
        return False
    if first.term.language == "zh":
        return first.end == second.start and not _share_heading(first.term, second.term)
    if _is_part(second):
        return len(between) <= _REACH_OF_PART and not any(word in _AND or word in ("with", "w") for word in between)
    named = second.term.kind is TermKind.GOODS or bool(second.term.hs_codes)
    return named and not between and not first.dependent and not _share_heading(first.term, second.term)


def _is_part(item: Found) -> bool:
    return item.term.kind is TermKind.PART or item.term.term in _PART_OF


def _share_heading(one: GoodsTerm, other: GoodsTerm) -> bool:
    headings = {code[:4] for code in one.hs_codes}
    return any(code[:4] in headings for code in other.hs_codes)
