"""Text as the engine reads it: letters and digits alone, folded, each tied to the code point it came from.

Folding is done character by character (NFKC, case, diacritics), never on the whole text, so that the work is linear
whatever combining marks are piled up: `unicodedata.normalize` on a whole text is quadratic in them. Knows no marks.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from itertools import pairwise

from .skeleton import LEET_SYMBOLS, skeleton_of

AND = "&"  # «&», «+», “and”, «и», “und” and “et” are one inside a mark
_AND_WORDS = frozenset({"and", "и", "und", "et"})

NONE, WEAK, STRONG = 0, 1, 2  # how sure it is that a word begins or ends here

_SEPARATOR, _LOWER, _UPPER, _DIGIT, _IGNORED, _HAN, _JOINT, _AMPERSAND = range(8)
_ASCII_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[&+]")
_SYMBOL_IN_WORD = re.compile(
    r"(?<=[A-Za-z])[@$!|](?=[A-Za-z])|(?<![\w@$])[@$](?=[A-Za-z]{2})|(?<=[A-Za-z]{2})[@$](?!\w)"
)
_JOINTS = ".'’ʼ`´·"  # inside a word these are nothing: LEVI'S, Dr.Martens

_ASCII_FOLD = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_ASCII_SKELETON = {c: skeleton_of(chr(c), chr(c).lower()) for c in range(33, 127)}


@dataclass(slots=True)
class FoldedText:
    """A text squashed to its letters and digits.

    `folded` and `skeleton` have one character each per kept character; `origin[i]` is the index in `original` (in code
    points) that `folded[i]` came from; `edge[i]` says how sure it is that a word begins or ends before `folded[i]`
    (NONE, WEAK: a change of case, of letters to digits, a dot or an apostrophe; STRONG), for i from 0 to the length.
    """

    original: str
    folded: str
    skeleton: str
    origin: array[int]
    edge: bytearray

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text, half-open, that `folded[start:end]` came from, combining marks included."""
        last = self.origin[end - 1] + 1
        if self.folded[end - 1] == AND:
            return self.origin[start], last
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return self.origin[start], last

    def words(self) -> str:
        """The folded text with one space at each strong edge: how a mark is stored and shown to `verify`."""
        inner = [i for i in range(1, len(self.folded)) if self.edge[i] == STRONG]
        return " ".join(self.folded[a:b] for a, b in pairwise([0, *inner, len(self.folded)]))


def fold(text: str) -> FoldedText:
    """The text, folded; linear in its length."""
    return _fold_ascii(text) if text.isascii() else _fold_any(text)


def fold_word(text: str) -> str:
    """Letters and digits of a text, folded, with nothing between them: what two equal spellings have in common."""
    return fold(text).folded


def _fold_ascii(text: str) -> FoldedText:
    readable = _SYMBOL_IN_WORD.sub(lambda m: _ASCII_SKELETON[ord(m[0])], text)
    parts: list[str] = []
    origin = array("I")
    edge = bytearray()
    end = -1
    for match in _ASCII_WORDS.finditer(readable):
        start, previous_end, end = match.start(), end, match.end()
        word = match[0]
        inside = start == previous_end or _is_joint(readable, previous_end, start)
        strength = WEAK if inside and parts[-1] != AND else STRONG
        if word in "&+" or (word.lower() == "and" and start != previous_end):
            parts.append(AND)
            origin.append(start)
            edge.append(STRONG)
            continue
        parts.append(word)
        origin.extend(range(start, end))
        edge.append(strength)
        edge.extend(bytes(end - start - 1))
    edge.append(STRONG)
    folded = "".join(parts).translate(_ASCII_FOLD)
    return FoldedText(text, folded, folded.translate(_ASCII_SKELETON), origin, edge)


def _is_joint(text: str, end: int, start: int) -> bool:
    """Whether one dot or apostrophe is all that stands between two pieces of a word."""
    return end > 0 and start == end + 1 and text[end] in _JOINTS and text[end - 1].isalpha() and text[start].isalpha()


def _fold_any(text: str) -> FoldedText:
    folded: list[str] = []
    skeleton: list[str] = []
    origin = array("I")
    edge = bytearray()
    before, gap, word_start = _SEPARATOR, True, 0
    for index, character in enumerate(text):
        kind, letters, shapes = _read(character)
        if kind == _IGNORED:
            continue
        if kind == _SEPARATOR and character in LEET_SYMBOLS and _stands_for_letter(text, index):
            letters, shapes = character, skeleton_of(character, character)
            kind = before if before in (_LOWER, _UPPER) else _LOWER
        if kind == _SEPARATOR or (kind == _JOINT and not _between_letters(text, index)):
            _close_word(folded, skeleton, origin, edge, word_start)
            word_start = len(folded)
            before, gap = _SEPARATOR, True
            continue
        if kind == _JOINT:
            before = _JOINT
            continue
        if kind == _AMPERSAND:
            _close_word(folded, skeleton, origin, edge, word_start)
            folded.append(AND)
            skeleton.append(AND)
            origin.append(index)
            edge.append(STRONG)
            word_start = len(folded)
            before, gap = _SEPARATOR, True
            continue
        edge.append(STRONG if gap else _inner_edge(before, kind))
        edge.extend(bytes(len(letters) - 1))
        folded.extend(letters)
        skeleton.extend(shapes)
        origin.extend([index] * len(letters))
        before, gap = kind, False
    _close_word(folded, skeleton, origin, edge, word_start)
    edge.append(STRONG)
    return FoldedText(text, "".join(folded), "".join(skeleton), origin, edge)


def _close_word(folded: list[str], skeleton: list[str], origin: array[int], edge: bytearray, start: int) -> None:
    """Replace a finished word that means “and” by its one sign."""
    if 0 < len(folded) - start <= 3 and "".join(folded[start:]) in _AND_WORDS:
        first = origin[start]
        del folded[start:], skeleton[start:], origin[start:], edge[start:]
        folded.append(AND)
        skeleton.append(AND)
        origin.append(first)
        edge.append(STRONG)


def _inner_edge(before: int, kind: int) -> int:
    if before == kind and kind != _HAN:
        return NONE
    return NONE if before == _UPPER and kind == _LOWER else WEAK


def _stands_for_letter(text: str, index: int) -> bool:
    """`$ony`, `PRAD@`, `X!aomi`, but neither `$18` nor a lone `!` at a word's end."""
    left = index > 0 and text[index - 1].isalpha()
    right = index + 1 < len(text) and text[index + 1].isalpha()
    return (left and right) or (text[index] in "@$" and (left or right))


def _between_letters(text: str, index: int) -> bool:
    return 0 < index < len(text) - 1 and text[index - 1].isalpha() and text[index + 1].isalpha()


_CHARACTERS: dict[str, tuple[int, str, str]] = {}  # bounded by the number of code points; a pure function's table


def _read(character: str) -> tuple[int, str, str]:
    known = _CHARACTERS.get(character)
    if known is None:
        known = _CHARACTERS[character] = _read_new(character)
    return known


def _read_new(character: str) -> tuple[int, str, str]:
    """(kind, folded characters, their skeleton classes) of one character."""
    if character in "&+＆＋":
        return _AMPERSAND, AND, AND
    if character in _JOINTS:
        return _JOINT, "", ""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return _IGNORED, "", ""
    plain = unicodedata.normalize("NFKC", character)
    kept = [c for c in unicodedata.normalize("NFD", plain.casefold()) if c.isalnum()]
    if not kept:
        return _SEPARATOR, "", ""
    letters = "".join(kept)
    single = plain if len(plain) == 1 else ""
    shapes = "".join(skeleton_of(single if len(kept) == 1 and single else c, c) for c in kept)
    return _kind(character, letters), letters, shapes


def _kind(character: str, letters: str) -> int:
    if letters.isdigit():
        return _DIGIT
    if is_han(letters[0]):
        return _HAN
    return _UPPER if character.isupper() else _LOWER


def is_han(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces: Han, Hiragana, Katakana."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"
