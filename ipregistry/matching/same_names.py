"""Whether two names are one party's, as somebody would say who must answer for it.

SURE takes equal words and legal forms that can be one company's; likeness of sound, order or part makes NEAR. Knows no
register and no tax number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from .fold import AND, fold, is_han
from .legal_forms import LEGAL_FORMS_HAN, LegalForm
from .names import FORMS, GENERAL, PHRASES, sound_key
from .people import may_be_one, read_person

_CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")  # СмартОранж
_SINGLE = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_])+(?!\S)")  # s r o, a s
_MIN_SOUND = 4  # letters: shorter names sound like too many others
_MIN_SLIP = 8  # letters: in a shorter name another letter is another name
_LATIN, _CYRILLIC = "abcehkmoptxy", "авсенкмортху"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)


class SameName(StrEnum):
    """Whether two names are one party's."""

    SURE = "sure"
    NEAR = "near"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class _Name:
    """The words of a name without the legal forms at its ends, and what those forms say."""

    words: tuple[str, ...]
    kinds: frozenset[str]
    countries: frozenset[str]

    @property
    def joined(self) -> str:
        return "".join(word for word in self.words if word != AND)

    @property
    def core(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if word not in GENERAL)


def same_name(one: str, other: str) -> SameName:
    """Whether two names are one party's; SURE only where nobody would doubt it."""
    person, other_person = read_person(one), read_person(other)
    if person and other_person:
        if person == other_person:
            return SameName.SURE
        return SameName.NEAR if may_be_one(person, other_person) else SameName.DIFFERENT
    mine, theirs = _read(one), _read(other)
    if not mine.words or not theirs.words:
        return SameName.DIFFERENT
    if not person and not other_person and _equal(one, other, mine, theirs) and _may_be_one_form(mine, theirs):
        return SameName.SURE
    return SameName.NEAR if _alike(mine, theirs) else SameName.DIFFERENT


def _equal(one: str, other: str, mine: _Name, theirs: _Name) -> bool:
    """Equal words, with capitals inside a word taken for its parting on either side."""
    if mine.words == theirs.words:
        return True
    return _read(_CAMEL.sub(" ", one)).words == theirs.words or mine.words == _read(_CAMEL.sub(" ", other)).words


def _may_be_one_form(mine: _Name, theirs: _Name) -> bool:
    """A form that is not stated contradicts none."""
    return all(
        not own or not others or own & others
        for own, others in ((mine.kinds, theirs.kinds), (mine.countries, theirs.countries))
    )


def _read(name: str) -> _Name:
    text = _SINGLE.sub(lambda found: found[0].replace(" ", ""), fold(name).words())
    words, forms = _strip(text)
    kinds = frozenset().union(*(form.kinds for form in forms))
    if "commandite" in kinds:  # GmbH & Co. KG is a KG
        kinds = frozenset({"commandite"})
    countries = [form.countries for form in forms if form.countries]
    return _Name(
        tuple(map(_one_script, words)), kinds, frozenset.intersection(*countries) if countries else frozenset()
    )


def _strip(text: str) -> tuple[list[str], list[LegalForm]]:
    """The words without the forms at either end, and those forms; all words where nothing else would be left."""
    words, forms = text.split(), []
    for edge in (-1, 0):
        while words and (taken := _form_at(words, edge)):
            count, form, left = taken
            words = [*words[:-count], *left] if edge else [*left, *words[count:]]
            forms += [form] if form else []
    return (words, forms) if words else (text.split(), [])


def _form_at(words: Sequence[str], edge: int) -> tuple[int, LegalForm | None, list[str]] | None:
    """How many words at this edge are a form, which, and what is left of them; & is nothing there."""
    for phrase, meant in PHRASES.items():
        size = len(phrase)
        if tuple(words[-size:] if edge else words[:size]) == phrase:
            return size, meant, []
    word = words[edge]
    if word == AND or word in FORMS:
        return 1, FORMS.get(word), []
    for written, form in LEGAL_FORMS_HAN.items():
        if word.endswith(written) if edge else word.startswith(written):
            left = word.removesuffix(written) if edge else word.removeprefix(written)
            return 1, form, [left] if left else []
    return None


def _one_script(word: str) -> str:
    """A word whose letters are of two alphabets, in the one that all of them can be of."""
    latin = {c for c in word if c.isalpha() and c.isascii()}
    cyrillic = {c for c in word if "\u0400" <= c <= "\u04ff"}
    if latin and cyrillic and latin <= set(_LATIN):
        return word.translate(_TO_CYRILLIC)
    return word.translate(_TO_LATIN) if latin and cyrillic and cyrillic <= set(_CYRILLIC) else word


def _alike(mine: _Name, theirs: _Name) -> bool:
    """Whether they may be one party's: the words in another order, one within the other, one sound, or a slip."""
    if mine.joined == theirs.joined or (len(mine.words) > 1 and sorted(mine.words) == sorted(theirs.words)):
        return True
    if _within(mine.words, theirs.words) or _within(mine.core, theirs.core) or _within_han(mine.joined, theirs.joined):
        return True
    sounds, their_sounds = (tuple(filter(None, map(sound_key, name.words))) for name in (mine, theirs))
    if _within(sounds, their_sounds) and min(len("".join(sounds)), len("".join(their_sounds))) >= _MIN_SOUND:
        return True
    return _is_slip("".join(sounds), "".join(their_sounds))


def _within(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter stands in the longer as it is, word after word."""
    short, long = sorted((tuple(one), tuple(other)), key=len)
    return bool(short) and any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _within_han(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and is_han(short[0]) and short in long


def _is_slip(one: str, other: str) -> bool:
    """One letter off, in a name long enough; a digit off is another name."""
    if min(len(one), len(other)) < _MIN_SLIP or re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
