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

from .skeleton import skeleton_of

AND = "&"  # «&», «+», and between two words “and”, «и», “und”, “et”, are one inside a mark

NONE, WEAK, STRONG = 0, 1, 2  # how sure it is that a word begins or ends here

_SEPARATOR, _LOWER, _UPPER, _DIGIT, _IGNORED, _HAN, _JOINT, _AMPERSAND = range(8)
_ASCII_PIECES = re.compile(r"[A-Z]+[a-z]*|[a-z]+|[0-9]+|[&+]")
_LETTER = r"[^\W\d_]"
# $ony, PRAD@, X!aomi: a sign among letters stands for one; $18 and a lone ! at a word's end do not.
_SIGN_IN_WORD = re.compile(
    rf"(?<={_LETTER})[@$!|€](?=\w)|(?<=\w)[@$!|€](?={_LETTER})|(?<![\w@$])[@$](?={_LETTER}\w)|(?<={_LETTER}{{2}})[@$](?!\w)"
)
_AND_WORD = re.compile(r"(?<=\w\w)([\s\-–—]+)(and|und|et|и)(?=[\s\-–—]+\w\w)", re.IGNORECASE)
_JOINTS = ".'’ʼ`´·"  # inside a word these are nothing: LEVI'S, Dr.Martens

_ASCII_FOLD = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ+"} | {ord("+"): AND}
_ASCII_SKELETON = {c: skeleton_of(chr(c), chr(c).lower()) for c in range(33, 127)}
_LETTER_OF_SIGN = {sign: skeleton_of(sign, sign) for sign in "@$!|€"}


@dataclass(slots=True)
class FoldedText:
    """A text squashed to its letters and digits.

    `folded` and `skeleton` have one character each per kept character; `origin[i]` is the index in `original` (in code
    points) that `folded[i]` came from; `edge[i]` says how sure it is that a word begins or ends before `folded[i]`
    (NONE, WEAK: a change of case, of letters to digits, a dot or an apostrophe; STRONG), for i from 0 to the length.
    `signs`: whether signs were read as letters.
    """

    original: str
    folded: str
    skeleton: str
    origin: array[int]
    edge: bytearray
    signs: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text, half-open, that `folded[start:end]` came from, combining marks included."""
        last = self.origin[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return self.origin[start], last

    def words(self) -> str:
        """The folded text with one space at each strong edge: how a mark is stored and shown to `verify`."""
        return " ".join(self.folded[a:b] for a, b in self.word_ranges())

    def word_ranges(self) -> list[tuple[int, int]]:
        """The folded ranges between strong edges."""
        inner = [i for i in range(1, len(self.folded)) if self.edge[i] == STRONG]
        return list(pairwise([0, *inner, len(self.folded)])) if self.folded else []


def fold(text: str) -> FoldedText:
    """The text, folded; linear in its length."""
    readable = _SIGN_IN_WORD.sub(lambda m: _LETTER_OF_SIGN[m[0]], text)
    signs = readable != text
    readable = _AND_WORD.sub(lambda m: m[1] + AND + " " * (len(m[2]) - 1), readable)
    letters, shapes, origin, edge = (_read_ascii if readable.isascii() else _read_any)(readable)
    edge.append(STRONG)
    return FoldedText(text, letters, shapes, origin, edge, signs)


def fold_word(text: str) -> str:
    """Letters and digits of a text, folded, with nothing between them: what two equal spellings have in common."""
    return fold(text).folded


_Columns = tuple[str, str, "array[int]", bytearray]


def _read_ascii(text: str) -> _Columns:
    parts: list[str] = []
    origin = array("I")
    edge = bytearray()
    end, apart = 0, True
    for match in _ASCII_PIECES.finditer(text):
        start, before, piece = match.start(), end, match[0]
        end = match.end()
        inside = start == before or _is_joint(text, before, start)
        edge.append(WEAK if inside and not apart else STRONG)
        edge.extend(bytes(end - start - 1))
        apart = piece in "&+"
        if apart:
            edge[-1] = STRONG
        parts.append(piece)
        origin.extend(range(start, end))
    folded = "".join(parts).translate(_ASCII_FOLD)
    return folded, folded.translate(_ASCII_SKELETON), origin, edge


def _is_joint(text: str, end: int, start: int) -> bool:
    """Whether one dot or apostrophe is all that stands between two pieces of a word."""
    return end > 0 and start == end + 1 and text[end] in _JOINTS and text[end - 1].isalpha() and text[start].isalpha()


def _read_any(text: str) -> _Columns:
    folded: list[str] = []
    skeleton: list[str] = []
    origin = array("I")
    edge = bytearray()
    before, gap = _SEPARATOR, True
    for index, character in enumerate(text):
        kind, letters, shapes = _read(character)
        if kind == _IGNORED:
            continue
        if kind == _JOINT and 0 < index < len(text) - 1 and text[index - 1].isalpha() and text[index + 1].isalpha():
            before = _JOINT
            continue
        if kind in (_SEPARATOR, _JOINT):
            before, gap = _SEPARATOR, True
            continue
        edge.append(STRONG if gap or kind == _AMPERSAND else _inner_edge(before, kind))
        edge.extend(bytes(len(letters) - 1))
        folded.extend(letters)
        skeleton.extend(shapes)
        origin.extend([index] * len(letters))
        before, gap = kind, kind == _AMPERSAND
    return "".join(folded), "".join(skeleton), origin, edge


def _inner_edge(before: int, kind: int) -> int:
    if before == kind and kind != _HAN:
        return NONE
    return NONE if before == _UPPER and kind == _LOWER else WEAK


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
    shapes = skeleton_of(character, letters) if len(kept) == 1 else "".join(skeleton_of(c, c) for c in kept)
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
