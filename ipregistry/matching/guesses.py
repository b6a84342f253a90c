"""What one strange word may be besides a glued one: a mark by its sound, or a mark with slips.

Each is a function of the index, the registers wanted and the word's letters; the nearer a rival (another mark, an
ordinary word), the more doubtful the guess. Knows no text around the word and no evidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from . import sounds
from .glue import Guess
from .index import IndexedSurface, MatchIndex, Registers
from .keyboard import is_usual_slip
from .typos import MIN_LETTERS, slips
from .verify import Kind, Writing

USUAL = 3.0  # zipf: a word more usual than this is not a mark spelt by sound
_MIN_REGROUPED = 8  # letters of a mark whose words may be grouped otherwise, besides the slip
_LEAST_LIKE = 0.84  # likeness of sound: below it, other names are as near
_LEAST_LIKE_DOUBTFUL = 0.93  # for words that are short, several, or Latin: Russian is put into Latin by fixed rules
_AS_LIKE = 0.02  # marks that sound no worse than this below the best are as likely meant
_FULL_LIKE, _A_LIKENESS = 0.92, 14.0  # likeness that neither adds nor takes weight; log-odds for each whole of it
_SHORT_NAME, _A_LETTER = 6, 0.9  # letters below which a sound is doubtful; log-odds for each that is missing
_WORD_NEAR, _RARE = 4.0, 2.0  # log-odds of an ordinary word as near, for each zipf from the second on, a letter
_USUAL_SLIP = 0.8  # log-odds for a slip that fingers usually make
_ORDINARY = 2.0  # log-odds for each zipf of the word as it is written, from the same zipf on
_ALPHABETS = ("абвгдежзиклмнопрстуфхцчшщъыьэюя", "abcdefghijklmnopqrstuvwxyz")


def by_sound(
    index: MatchIndex, wanted: Registers, word: str, *, doubtful: bool, named: bool = False
) -> Iterator[Guess]:
    """Marks of the other alphabet that sound like the word; `named`: it is written as a name, so that it is no word."""
    cyrillic = sounds.is_cyrillic(word)
    if not cyrillic and not sounds.is_latin(word):
        return
    doubtful = doubtful or not cyrillic or len(word) < MIN_LETTERS
    least = _LEAST_LIKE_DOUBTFUL if doubtful else _LEAST_LIKE
    like: dict[int, float] = {}
    for beginning, reading in sounds.beginnings(word):
        for other, likeness in sounds.alike(reading, index.sounding(beginning), least):
            for number in index.of_sound(beginning + other):
                if likeness > like.get(number, 0.0) and index.is_of(number, wanted):
                    like[number] = likeness
    if not like:
        return
    best = max(like.values())
    as_like = [index.surface(number) for number, likeness in like.items() if likeness >= best - _AS_LIKE]
    rivals = len({surface.surface.words for surface in as_like})
    doubt = (_FULL_LIKE - best) * _A_LIKENESS + max(0, _SHORT_NAME - len(word)) * _A_LETTER + math.log(rivals)
    doubt += 0.0 if named else _ORDINARY * max(0.0, index.words.zipf(word) - _RARE)
    for surface in as_like:
        yield 0, len(word), surface, Writing(Kind.TRANSLITERATION, 0, doubt)


def with_slips(index: MatchIndex, wanted: Registers, word: str, many: int) -> Iterator[Guess]:
    """Marks of so many words that are a slip or two away."""
    marks = {number: index.letters(number) for number in index.typos.candidates(word)}
    near = [(distance, number) for number, distance in slips(word, marks) if index.is_of(number, wanted)]
    nearest = min(near, default=(0, 0))[0]
    as_near = [index.surface(number) for distance, number in near if distance == nearest]
    as_near = [surface for surface in as_near if _is_so_grouped(surface, many)]
    if not as_near:
        return
    rivals = math.log(len({surface.surface.words for surface in as_near}))
    word_near = _WORD_NEAR / len(word) * max(0.0, index.words.most_usual_near(word, _ALPHABETS[word.isascii()]) - _RARE)
    for surface in as_near:
        doubt = rivals + word_near + _doubt_of_slip(word, surface.surface.words.replace(" ", ""), nearest)
        yield 0, len(word), surface, Writing(Kind.TYPO, nearest, doubt)


def _is_so_grouped(surface: IndexedSurface, many: int) -> bool:
    """Whether a mark has as many words as were read, or is long enough to be grouped otherwise."""
    words = surface.surface.words
    gaps = words.count(" ")
    return gaps + 1 == many or len(words) - gaps >= _MIN_REGROUPED


def _doubt_of_slip(word: str, mark: str, distance: int) -> float:
    """Short words and a changed first letter make a slip doubtful, unless fingers usually slip so or the ear hears no
    other word; a plural s hardly is one."""
    usual = is_usual_slip(word, mark) or not set(sounds.readings(word)).isdisjoint(sounds.readings(mark))
    doubt = 0.9 * (distance - 1) + 0.25 * (8 - min(len(mark), 12)) - (_USUAL_SLIP if usual else 0.0)
    if word[0] != mark[0]:
        doubt += 0.5 if usual else 1.0
    return doubt - (1.0 if word == mark + "s" else 0.0)
