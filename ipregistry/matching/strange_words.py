"""Words that are neither ordinary nor a mark as it is written: glued to another word, spelt by sound, or with slips.

What a word (or two or three in a row) was found to be is kept with the index, so that a word is puzzled over once.
Knows no text around a word and no evidence.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from . import sounds
from .fold import AND, is_han
from .index import IndexedSurface, MatchIndex
from .surfaces import SurfaceKind
from .typos import MIN_LETTERS, slips, slips_allowed
from .verify import Kind, Writing

_REMEMBERED = 50_000  # words, with what they were found to be
_MOST_WORDS = 3  # in a row that are read as one name
_MIN_GLUED = 4  # letters of a mark inside a longer word
_LEAST_LIKE = 0.84  # likeness of sound: below it, other names are as near
_LEAST_LIKE_DOUBTFUL = 0.93  # for words that are short, several, or Latin: Russian is put into Latin by fixed rules
_FULL_LIKE = 0.92  # likeness that neither adds nor takes weight
_USUAL = 3.0  # zipf: a word more usual than this is not a mark spelt by sound
_WORD_NEAR, _RARE = 1.0, 2.0  # log-odds for each zipf of an ordinary word that is as near, from this zipf on
_ALPHABET = "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщъыьэюя"

Strange = tuple[int, int, IndexedSurface, Writing]  # start and end in the joined letters of the words


class StrangeWords:
    """The slower tier over one index."""

    def __init__(self, index: MatchIndex) -> None:
        self._index = index
        self._known: OrderedDict[str, tuple[Strange, ...]] = OrderedDict()

    def find(self, letters: str, words: Sequence[tuple[int, int]]) -> Iterator[Strange]:
        """What stands in unexplained words, given as ranges of the folded letters; ranges of the answers likewise."""
        for place, (start, _) in enumerate(words):
            for many in range(1, _MOST_WORDS + 1):
                row = words[place : place + many]
                if len(row) < many or row[-1][1] - start != sum(b - a for a, b in row) or row[-1][1] - start > 40:
                    break
                text = " ".join(letters[a:b] for a, b in row)
                for first, last, surface, writing in self._strange(text):
                    yield start + first, start + last, surface, writing

    def _strange(self, text: str) -> tuple[Strange, ...]:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = tuple(self._puzzle(text))
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return known

    def _puzzle(self, text: str) -> Iterator[Strange]:
        words = text.split(" ")
        joined = "".join(words)
        if not joined.replace(AND, "").isalpha() or len(joined) < _MIN_GLUED or is_han(joined[0]):
            return
        usual = [self._index.words.zipf(word) for word in words]
        if min(usual) < _USUAL:
            yield from self._by_sound(joined, len(words) > 1 or min(usual) > 0)
        if min(usual) > 0:
            return
        if len(words) == 1:
            yield from self._glued(joined)
        yield from self._with_slips(joined)

    def _glued(self, word: str) -> Iterator[Strange]:
        """Marks inside a word whose other parts are words or marks themselves: xiaomiredmi, bestnike."""
        skeleton = self._index.skeleton(word)
        for start in range(len(word) - _MIN_GLUED + 1):
            if start and not self._is_part(word[:start]):
                continue
            for end, key in self._index.starting_at(skeleton, start):
                if end - start < _MIN_GLUED or (end < len(word) and not self._is_part(word[end:])):
                    continue
                for surface in self._index.surfaces(key):
                    own = surface.surface.kind is not SurfaceKind.RIGHT_HOLDER
                    if own and surface.surface.words.replace(" ", "") == word[start:end]:
                        yield start, end, surface, Writing(Kind.GLUED)

    def _is_part(self, rest: str) -> bool:
        """Whether the rest of a glued word is itself a word or a mark."""
        if len(rest) > 1 and rest in self._index.words:
            return True
        return len(rest) >= _MIN_GLUED and self._index.has_key(self._index.skeleton(rest))

    def _by_sound(self, word: str, doubtful: bool) -> Iterator[Strange]:
        """Marks of the other alphabet that sound like the word."""
        cyrillic = sounds.is_cyrillic(word)
        if not cyrillic and not sounds.is_latin(word):
            return
        doubtful = doubtful or not cyrillic or len(word) < MIN_LETTERS
        least = _LEAST_LIKE_DOUBTFUL if doubtful else _LEAST_LIKE
        for key in sounds.keys(word):
            for surface in self._index.sounding(key):
                mark = surface.surface.words.replace(" ", "")
                if not (sounds.is_latin(mark) if cyrillic else sounds.is_cyrillic(mark)):
                    continue
                like = sounds.likeness(word, mark)
                if like >= least:
                    doubt = (_FULL_LIKE - like) * 14 + max(0, 6 - len(word)) * 0.9
                    yield 0, len(word), surface, Writing(Kind.TRANSLITERATION, 0, doubt)

    def _with_slips(self, word: str) -> Iterator[Strange]:
        """Marks that are a slip or two away; an ordinary word that is as near makes them doubtful."""
        if len(word) < MIN_LETTERS:
            return
        near: list[tuple[int, IndexedSurface, str]] = []
        for number in self._index.typos.candidates(word):
            surface = self._index.surface(number)
            mark = surface.surface.words.replace(" ", "")
            most = min(slips_allowed(len(word)), slips_allowed(len(mark)))
            distance = slips(word, mark, most)
            if 0 < distance <= most:
                near.append((distance, surface, mark))
        if not near:
            return
        word_near = _WORD_NEAR * max(0.0, self._usual_word_near(word) - _RARE)
        nearest = min(distance for distance, _, _ in near)
        for distance, surface, mark in near:
            if distance == nearest:
                yield (
                    0,
                    len(word),
                    surface,
                    Writing(Kind.TYPO, distance, word_near + _doubt_of_slip(word, mark, distance)),
                )

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
