"""Words that are neither ordinary nor a mark as it is written: glued to another word, spelt by sound, or with slips.

What a word (or two or three in a row) was found to be is kept with the index, so that a word is puzzled over once.
Knows no text around a word and no evidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from . import sounds
from .fold import AND, is_han
from .index import IndexedSurface, MatchIndex
from .skeleton import skeleton_of_word
from .surfaces import SurfaceKind
from .typos import MIN_LETTERS, slips, slips_allowed
from .verify import Kind, Writing

_REMEMBERED = 50_000  # words, with what they were found to be
_MOST_WORDS = 3  # in a row that are read as one name
_MIN_GLUED = 4  # letters of a mark inside a longer word
_NAME = 2.0  # stands for the zipf of a name of a person or a place
_EXPLAINED = 9.0  # stands for the zipf of a word that is explained: more usual than any
_MIN_REGROUPED = 8  # letters of a mark whose words may be grouped otherwise, besides the slip
_LONGEST = 28  # letters of a name that is puzzled over
_LEAST_LIKE = 0.84  # likeness of sound: below it, other names are as near
_LEAST_LIKE_DOUBTFUL = 0.93  # for words that are short, several, or Latin: Russian is put into Latin by fixed rules
_AS_LIKE = 0.02  # marks that sound no worse than this below the best are as likely meant
_FULL_LIKE = 0.92  # likeness that neither adds nor takes weight
_USUAL = 3.0  # zipf: a word more usual than this is not a mark spelt by sound
_GLUED_WORD = {1: 99.0, 2: 5.8, 3: 4.5}  # zipf that a glued word needs, by its length: my, new, but not ch or des
_GLUED_LONG_WORD = 3.0
_WORD_NEAR, _RARE = 1.0, 2.0  # log-odds for each zipf of an ordinary word that is as near, from this zipf on
_ALPHABET = "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщъыьэюя"

Strange = tuple[int, int, IndexedSurface, Writing]  # start and end in the joined letters of the words


class StrangeWords:
    """The slower tier over one index."""

    def __init__(self, index: MatchIndex) -> None:
        self._index = index
        self._known: dict[str, tuple[Strange, ...]] = {}
        self._zipf: dict[str, float] = {}

    def find(self, letters: str, words: Sequence[tuple[int, int]], explained: Sequence[bool]) -> Iterator[Strange]:
        """What stands in the words of a text, given as ranges of its folded letters; ranges of the answers likewise.

        A word that is explained already counts as an ordinary one, but may be part of a longer name.
        """
        usual = [
            _EXPLAINED if known else self._usual(letters[start:end])
            for (start, end), known in zip(words, explained, strict=True)
        ]
        for place, (start, _) in enumerate(words):
            for many in range(1, min(_MOST_WORDS, len(words) - place) + 1):
                last = place + many
                if min(usual[place:last]) > (_USUAL if many == 1 else 0.0):
                    continue
                text = " ".join([letters[a:b] for a, b in words[place:last]])
                for first, after, surface, writing in self._strange(text):
                    yield start + first, start + after, surface, writing

    def _usual(self, word: str) -> float:
        """The zipf of a word, remembered; “and” is as usual as can be."""
        if word == AND:
            return _EXPLAINED
        known = self._zipf.get(word)
        if known is None:
            if len(self._zipf) > _REMEMBERED:
                self._zipf.clear()
            words = self._index.words
            known = self._zipf[word] = words.zipf(word) or (_NAME if words.is_name(word) else 0.0)
        return known

    def _strange(self, text: str) -> tuple[Strange, ...]:
        known = self._known.get(text)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[text] = tuple(self._puzzle(text))
        return known

    def _puzzle(self, text: str) -> Iterator[Strange]:
        words = text.split(" ")
        joined = "".join(words)
        if not joined.replace(AND, "").isalpha() or not _MIN_GLUED <= len(joined) <= _LONGEST or is_han(joined[0]):
            return
        usual = min(map(self._usual, words))
        strange = max(map(self._usual, words)) == 0.0
        if strange or len(words) == 1:
            yield from self._by_sound(joined, len(words) > 1 or usual > 0)
        if usual > 0:
            return
        yield from self._glued(joined, len(words[0]), len(joined) - len(words[-1]))
        yield from self._with_slips(joined, len(words))

    def _glued(self, word: str, first: int, last: int) -> Iterator[Strange]:
        """Marks inside a word, or from within the first of several to within the last, whose other parts are words or
        marks themselves: xiaomiredmi, bestnike, mygreen ray. `first`: where the first word ends, `last`: where the last
        one begins."""
        skeleton = skeleton_of_word(word)
        for start in range(min(first, len(word) - _MIN_GLUED + 1)):
            for end, key in self._index.starting_at(skeleton, start):
                whole = start == 0 and end == len(word)
                if whole or end <= last or end - start < _MIN_GLUED:
                    continue
                if not (self._is_part(word[:start]) and self._is_part(word[end:])):
                    continue
                for surface in self._index.surfaces(key):
                    own = surface.surface.kind is not SurfaceKind.RIGHT_HOLDER
                    if own and surface.surface.words.replace(" ", "") == word[start:end]:
                        yield start, end, surface, Writing(Kind.GLUED)

    def _is_part(self, rest: str) -> bool:
        """Whether the rest of a glued word is nothing, a word (the more usual the shorter it is) or a mark."""
        if not rest or self._index.words.zipf(rest) >= _GLUED_WORD.get(len(rest), _GLUED_LONG_WORD):
            return True
        return len(rest) >= _MIN_GLUED and self._index.has_key(skeleton_of_word(rest))

    def _by_sound(self, word: str, doubtful: bool) -> Iterator[Strange]:
        """Marks of the other alphabet that sound like the word."""
        cyrillic = sounds.is_cyrillic(word)
        if not cyrillic and not sounds.is_latin(word):
            return
        doubtful = doubtful or not cyrillic or len(word) < MIN_LETTERS
        least = _LEAST_LIKE_DOUBTFUL if doubtful else _LEAST_LIKE
        other_alphabet = sounds.is_latin if cyrillic else sounds.is_cyrillic
        alike: dict[str, float] = {}
        surfaces = [surface for key in sounds.keys(word) for surface in self._index.sounding(key)]
        for mark in {surface.surface.words.replace(" ", "") for surface in surfaces}:
            if other_alphabet(mark):
                alike[mark] = sounds.likeness(word, mark)
        best = max(alike.values(), default=0.0)
        if best < least:
            return
        as_like = {mark for mark, like in alike.items() if like >= best - _AS_LIKE}
        doubt = (_FULL_LIKE - best) * 14 + max(0, 6 - len(word)) * 0.9 + math.log(len(as_like))
        for surface in surfaces:
            if surface.surface.words.replace(" ", "") in as_like:
                yield 0, len(word), surface, Writing(Kind.TRANSLITERATION, 0, doubt)

    def _with_slips(self, word: str, many: int) -> Iterator[Strange]:
        """Marks of so many words that are a slip or two away; words and other marks as near make them doubtful."""
        near: list[tuple[int, IndexedSurface, str]] = []
        for number in self._index.typos.candidates(word):
            surface = self._index.surface(number)
            mark = surface.surface.words.replace(" ", "")
            if surface.surface.words.count(" ") + 1 != many and len(mark) < _MIN_REGROUPED:
                continue
            most = slips_allowed(len(mark))
            distance = slips(word, mark, most)
            if 0 < distance <= most:
                near.append((distance, surface, mark))
        if not near:
            return
        word_near = _WORD_NEAR * max(0.0, self._usual_word_near(word) - _RARE)
        nearest = min(distance for distance, _, _ in near)
        as_near = [(surface, mark) for distance, surface, mark in near if distance == nearest]
        others = math.log(len({mark for _, mark in as_near}))
        for surface, mark in as_near:
            doubt = word_near + others + _doubt_of_slip(word, mark, nearest)
            yield 0, len(word), surface, Writing(Kind.TYPO, nearest, doubt)

    def _usual_word_near(self, word: str) -> float:
        """The zipf of the most usual word that is one slip away."""
        alphabet = _ALPHABET[not word.isascii()]
        return max(map(self._index.words.zipf, _one_slip_away(word, alphabet)), default=0.0)


def _doubt_of_slip(word: str, mark: str, distance: int) -> float:
    """Short words and a changed first letter make a slip doubtful; a plural s hardly is one."""
    doubt = 0.9 * (distance - 1) + 0.25 * (8 - min(len(mark), 12))
    if word[0] != mark[0]:
        doubt += 1.0
    return doubt - (1.0 if word == mark + "s" else 0.0)


def _one_slip_away(word: str, alphabet: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in alphabet:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
