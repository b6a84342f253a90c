"""How a name sounds, so that a spelling in the other alphabet is met where no alias tells it: Лакост, Gzhel.

Both alphabets are brought to one rough sound writing. Two names are candidates for each other when their consonants
fall into the same classes, and the nearer their sounds, the surer. Knows no index and no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

MAX_KEYS = 6  # readings of one name that are indexed
MIN_LETTERS = 4  # shorter names sound like too many words

CYRILLIC, LATIN = "c", "l"
_KAZAKH = frozenset("әғқңөұүһ")  # nobody borrows a name with these: such a word is Kazakh or Kyrgyz
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
    ("ei", ("ei", "ai")),
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
_SILENT_END = re.compile(r"(?<=[aeiou])[tsxdpz]$|(?<=[^aeiou])e?s?$")
_CLASS = str.maketrans("gkszčšžfvwdtbp", "gkSSSSSfvvdtbp", _VOWELS + "h")
_VOWEL_GROUP = re.compile("[aeiou]+")
_COST = 0.45  # of one sound that differs


def is_cyrillic(word: str) -> bool:
    """Whether a folded word is all Cyrillic letters."""
    return bool(word) and all("\u0400" <= c <= "\u04ff" for c in word)


def is_latin(word: str) -> bool:
    """Whether a folded word is all Latin letters without diacritics."""
    return word.isascii() and word.isalpha()


@lru_cache(maxsize=16_384)  # bounded, and of pure strings: it keeps no register alive
def readings(word: str) -> tuple[str, ...]:
    """How a folded word of one alphabet may be read, the likeliest first, at most MAX_KEYS; () for other words."""
    if is_cyrillic(word):
        return (_sound_of(word),)
    return tuple(dict.fromkeys(_latin_readings(word))) if is_latin(word) else ()


def _sound_of(word: str) -> str:
    """The sound writing of a Cyrillic word."""
    return _undoubled("".join(_CYRILLIC.get(c, "") for c in word).replace("dž", "ž"))


def _undoubled(sounds: str) -> str:
    """Sounds with each that is doubled once."""
    return "".join([sound for sound, before in zip(sounds, " " + sounds, strict=False) if sound != before])


def _latin_readings(word: str) -> Iterator[str]:
    found = [""]
    position = 0
    for match in _LATIN_GROUP.finditer(word):
        between = word[position : match.start()]
        found = [head + between + reading for reading in _READINGS[match[0]] for head in found][:MAX_KEYS]
        position = match.end()
    for reading in found:
        whole = _undoubled(reading + word[position:])
        yield whole
        spoken = _SILENT_END.sub("", whole)
        if len(spoken) > 2:
            yield spoken


def frame(reading: str) -> str:
    """The classes of a reading's consonants in order and how many syllables it has: what two spellings must have in
    common to be compared."""
    classes = _undoubled(reading.translate(_CLASS))
    return f"{classes}{len(_VOWEL_GROUP.findall(reading))}" if len(classes) > 1 else ""


def keys(name: str) -> tuple[str, ...]:
    """What a folded name is filed under: alphabet, frame and reading; () where too little would be left.

    Of several words, each may lose its silent end: Louis Vuitton is read “lui vuiton”.
    """
    word = name.replace(" ", "")
    if len(word) < MIN_LETTERS:
        return ()
    alphabet = CYRILLIC if is_cyrillic(word) else LATIN
    spoken = "".join(map(_spoken, name.split(" "))) if " " in name else ""
    all_readings = dict.fromkeys((*readings(word)[: MAX_KEYS - 1], spoken))
    framed = ((frame(reading), reading) for reading in all_readings)
    return tuple(f"{alphabet}{common}|{reading}" for common, reading in framed if common)


def _spoken(word: str) -> str:
    """The likeliest reading of a word without its silent end."""
    both = readings(word)[:2]
    return both[-1] if both else ""


def beginnings(word: str) -> Iterator[tuple[str, str]]:
    """(what the keys of names of the other alphabet begin with that may sound like a word, the word's reading)."""
    if len(word) < MIN_LETTERS or not _KAZAKH.isdisjoint(word):
        return
    cyrillic = is_cyrillic(word)
    alphabet = LATIN if cyrillic else CYRILLIC
    for reading in dict.fromkeys((*readings(word), *(map(_sound_of, _borrowed(word)) if cyrillic else ()))):
        if common := frame(reading):
            yield f"{alphabet}{common}|", reading


def _borrowed(word: str) -> Iterator[str]:
    """How an English vowel that Cyrillic writes by its sound may be spelt: Эппл, Найк and Эйсер for Apple, Nike, Acer.

    A folded й is an и.
    """
    for written, vowel in (("э", "а"), ("аи", "и"), ("эи", "а"), ("еи", "а")):
        if written in word:
            yield word.replace(written, vowel)


def alike(reading: str, others: Sequence[str], least: float) -> Iterator[tuple[str, float]]:
    """(reading, likeness from `least` to 1) of those that sound like a reading and have its frame.

    Their consonants being of the same classes then, each sound that differs costs less than half of one.
    """
    furthest = int(2 * len(reading) * (1 - least) / (2 * _COST - 1 + least))
    for other, distance, _ in process.extract(
        reading, others, scorer=Levenshtein.distance, score_cutoff=furthest, limit=None
    ):
        like = 1 - 2 * _COST * distance / (len(reading) + len(other))
        if like >= least:
            yield other, like
