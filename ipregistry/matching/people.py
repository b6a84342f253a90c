"""Names of people as declarations write them: family name with initials or with given name and patronymic, in any
order.

Knows only Russian patronymics and dotted initials; what it does not recognise it leaves to whoever compares words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .fold import fold
from .legal_forms import LEGAL_FORMS, LEGAL_PHRASES

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?")
_PATRONYMIC = re.compile(r".{2,}(?:ович|евич|ович|ич|овна|евна|ична|инична)")
_SOLE = frozenset(
    word for words, form in {**LEGAL_FORMS, **LEGAL_PHRASES}.items() if "sole" in form.kinds for word in words.split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """`given`: the given name and the patronymic, each in full or as an initial."""

    family: str
    given: tuple[str, ...]

    @property
    def initials(self) -> str:
        return "".join(name[0] for name in self.given)

    @property
    def in_full(self) -> bool:
        return any(len(name) > 1 for name in self.given)


def read_person(name: str) -> Person | None:
    """The person whose name this plainly is, or None: Иванов И.И., J. R. Smith, Иван Иванович Иванов."""
    if re.search(r"[\d&]", name):
        return None
    words = [word for word in _WORD.findall(name) if word.casefold() not in _SOLE]
    initials = [fold(word).folded for word in words if len(word) == 2 and word.endswith(".")]
    names = [fold(word).folded for word in words if len(word.rstrip(".")) > 1]
    if len(names) == 1 and 1 <= len(initials) <= 2 and len(words) == 1 + len(initials):
        return None if _is_latin_form("".join(initials)) else Person(names[0], tuple(initials))
    if len(names) == len(words) == 3:
        return _in_full(names)
    return None


def _is_latin_form(letters: str) -> bool:
    """S.A. and K.K. behind a Latin name are a legal form; С.А. behind a Russian one is a person's more often."""
    return letters.isascii() and letters in LEGAL_FORMS


def _in_full(names: list[str]) -> Person | None:
    for at, (family, given) in ((2, (0, 1)), (1, (2, 0))):
        if _PATRONYMIC.fullmatch(names[at]):
            return Person(names[family], (names[given], names[at]))
    return None


def may_be_one(one: Person, other: Person) -> bool:
    """Whether one name may be the other shortened."""
    if one.family != other.family:
        return False
    if one.in_full and other.in_full:
        return one.given == other.given
    return one.initials.startswith(other.initials) or other.initials.startswith(one.initials)
