"""How a name sounds, so that a spelling in the other alphabet is met where no alias tells it: Лакост, Gzhel.

Both alphabets are brought to one rough sound writing. Two names are candidates for each other when their consonants
fall into the same classes, and the nearer their sounds, the surer. Knows no index and no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

MAX_KEYS = 6  # readings of one name that are indexed
MIN_LETTERS = 4  # shorter names sound like too many words

_VOWELS = "aeiou"
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіўєїґәғқңөұүһ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "ž",
            "z",
            *"iiklmnoprstufh",
            "s",
            "č",
            "š",
            "š",
            "",
            "i",
            "",
            *"euaiueigagknouuh",
        ],
        strict=True,
    )
)
# How Latin letters are read, longer groups first; where two readings are usual, both are given.
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch", ("č",)),
    ("sch", ("š",)),
    ("tch", ("č",)),
    ("dge", ("ž",)),
    ("igh", ("ai",)),
    ("eau", ("o",)),
    ("ch", ("č", "k")),
    ("sh", ("š",)),
    ("zh", ("ž",)),
    ("kh", ("h",)),
    ("ph", ("f",)),
    ("gh", ("g", "")),
    ("th", ("t",)),
    ("ck", ("k",)),
    ("qu", ("kv", "k")),
    ("gn", ("n", "gn")),
    ("gu", ("g", "gu")),
    ("dj", ("ž",)),
    ("ts", ("s",)),
    ("tz", ("s",)),
    ("ee", ("i",)),
    ("ea", ("i",)),
    ("oo", ("u",)),
    ("ou", ("u", "au")),
    ("eu", ("e",)),
    ("yu", ("u",)),
    ("ya", ("a",)),
    ("yo", ("o",)),
    ("ce", ("se", "ke")),
    ("ci", ("si", "či")),
    ("cy", ("si",)),
    ("ge", ("že", "ge")),
    ("gi", ("ži", "gi")),
    ("gy", ("ži", "gi")),
    ("x", ("ks",)),
    ("c", ("k",)),
    ("q", ("k",)),
    ("j", ("ž", "i")),
    ("w", ("v", "u")),
    ("y", ("i",)),
)
_LATIN_GROUP = re.compile("|".join(group for group, _ in _LATIN))
_READINGS = dict(_LATIN)
_DOUBLED = re.compile(r"(.)\1+")
_SILENT_END = re.compile(r"(?<=[aeiou])[tsxdpz]$|(?<=[^aeiou])e?s?$")
_CLASS = str.maketrans("gkszčšžfvwdtbp", "gkSSSSSfvvdtbp", _VOWELS + "h")
_NEAR_VOWELS = {frozenset(pair) for pair in ("ao", "ae", "ei", "ou", "eo")}
_SAME_CLASS = {frozenset(pair) for pair in ("sz", "čš", "šž", "sč", "zž", "čž", "sš", "kg", "bp", "dt", "vf", "vu")}


def is_cyrillic(word: str) -> bool:
    """Whether a folded word is all Cyrillic letters."""
    return bool(word) and all("\u0400" <= c <= "\u04ff" for c in word)


def is_latin(word: str) -> bool:
    """Whether a folded word is all Latin letters without diacritics."""
    return word.isascii() and word.isalpha()


def readings(word: str) -> tuple[str, ...]:
    """How a folded word of one alphabet may be read, the likeliest first, at most MAX_KEYS; () for other words."""
    if is_cyrillic(word):
        sound = "".join(_CYRILLIC.get(c, "") for c in word).replace("dž", "ž")
        return (_DOUBLED.sub(r"\1", sound),)
    return tuple(dict.fromkeys(_latin_readings(word))) if is_latin(word) else ()


def _latin_readings(word: str) -> Iterator[str]:
    found = [""]
    position = 0
    for match in _LATIN_GROUP.finditer(word):
        between = word[position : match.start()]
        found = [head + between + reading for reading in _READINGS[match[0]] for head in found][:MAX_KEYS]
        position = match.end()
    for reading in found:
        whole = _DOUBLED.sub(r"\1", reading + word[position:])
        yield whole
        spoken = _SILENT_END.sub("", whole)
        if len(spoken) > 2:
            yield spoken


def consonants(reading: str) -> str:
    """The classes of a reading's consonants in order: what two spellings must have in common to be compared."""
    return _DOUBLED.sub(r"\1", reading.translate(_CLASS))


def keys(word: str) -> tuple[str, ...]:
    """The consonant keys of a folded word; () where too little would be left."""
    if len(word) < MIN_LETTERS:
        return ()
    found = dict.fromkeys(consonants(reading) for reading in readings(word))
    return tuple(key for key in found if len(key) > 1)[:MAX_KEYS]


@lru_cache(maxsize=4096)  # bounded, and of pure strings: it keeps no register alive
def likeness(one: str, other: str) -> float:
    """How alike two words of different alphabets sound, from 0 to 1: the best of their readings."""
    return max((_likeness(a, b) for a in readings(one) for b in readings(other)), default=0.0)


def _likeness(one: str, other: str) -> float:
    """1 less the cost of turning one reading into the other, by their mean length."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _cost_alone(sound))
    for sound in one:
        above, row = row, [row[0] + _cost_alone(sound)]
        for column, opposite in enumerate(other, start=1):
            row.append(
                min(
                    above[column - 1] + _cost_for(sound, opposite),
                    above[column] + _cost_alone(sound),
                    row[-1] + _cost_alone(opposite),
                )
            )
    return max(0.0, 1 - 2 * row[-1] / (len(one) + len(other)))


def _cost_alone(sound: str) -> float:
    return 0.45 if sound in _VOWELS or sound == "h" else 1.0


def _cost_for(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        return 0.3 if frozenset((one, other)) in _NEAR_VOWELS else 0.6
    return 0.4 if frozenset((one, other)) in _SAME_CLASS else 1.2
