"""Text as the engine reads it: letters and digits alone, folded, each tied to the code point it came from.

Folding is done character by character (NFKC, case, diacritics), never on the whole text, so that the work is linear
whatever combining marks are piled up: `unicodedata.normalize` on a whole text is quadratic in them. Knows no marks.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import compress, count, pairwise

from .skeleton import skeleton_of

AND = "&"  # «&», «+», and between two words “and”, «и», “und”, “et”, are one inside a mark

NONE, WEAK, STRONG = 0, 1, 2  # how sure it is that a word begins or ends here

_SEPARATOR, _LOWER, _UPPER, _DIGIT, _IGNORED, _HAN, _JOINT, _AMPERSAND, _INSIDE, _ODD = range(10)
_LETTER = r"[^\W\d_]"
_SIGNS = "@$!|€"
# $ony, PRAD@, X!aomi: a sign among letters stands for one; $18 and a lone ! at a word's end do not.
_SIGN_IN_WORD = re.compile(
    rf"(?<={_LETTER})[@$!|€](?=\w)|(?<=\w)[@$!|€](?={_LETTER})|(?<![\w@$])[@$](?={_LETTER}\w)|(?<={_LETTER}{{2}})[@$](?!\w)"
)
_AND_WORD = re.compile(
    r"([\s\-–—](?<=\w\w[\s\-–—])[\s\-–—]*)(and|und|et|и)(?=[\s\-–—]+\w\w)", re.IGNORECASE
)  # the look behind comes second, so that only what parts words is looked at
_JOINTS = ".'’ʼ`´·"  # inside a word these are nothing: LEVI'S, Dr.Martens

_LETTER_OF_SIGN = {sign: skeleton_of(sign, sign) for sign in _SIGNS}


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

    def edges(self) -> Iterator[int]:
        """Where a word may begin, surely or not."""
        return compress(range(len(self.folded)), self.edge)

    def word_ranges(self) -> list[tuple[int, int]]:
        """The folded ranges between strong edges."""
        return list(pairwise(compress(count(), self.edge.translate(_IS_STRONG))))


def fold(text: str) -> FoldedText:
    """The text, folded; linear in its length."""
    signs = any(map(text.__contains__, _SIGNS))
    readable = _SIGN_IN_WORD.sub(lambda m: _LETTER_OF_SIGN[m[0]], text) if signs else text
    signs = signs and readable != text
    readable = _AND_WORD.sub(lambda m: m[1] + AND + " " * (len(m[2]) - 1), readable)
    kinds = readable.translate(_KINDS)
    letters, shapes, origin, edge = _read_any(readable) if chr(_ODD) in kinds else _read_plain(readable, kinds)
    edge.append(STRONG)
    return FoldedText(text, letters, shapes, origin, edge, signs)


def fold_word(text: str) -> str:
    """Letters and digits of a text, folded, with nothing between them: what two equal spellings have in common."""
    return fold(text).folded


_Columns = tuple[str, str, "array[int]", bytearray]


def _read_plain(text: str, kinds: str) -> _Columns:
    """A text each of whose characters is one letter or none, in a few passes; `kinds` has the kind of each."""
    if chr(_JOINT) in kinds:
        kinds = _JOINT_IN_WORD.sub(chr(_INSIDE), kinds).replace(chr(_JOINT), chr(_SEPARATOR))
    own = kinds.encode("ascii")
    pairs = int.from_bytes(own, "big")
    pairs |= pairs >> 8 << 4  # in the upper half of each byte the kind before it; before the first, a separator
    edge = bytearray(pairs.to_bytes(len(own), "big").translate(_EDGE_OF_PAIR, _PAIRS_WITHOUT_LETTER))
    origin = array("I", compress(count(), own.translate(_IS_KEPT)))
    return text.translate(_LETTERS), text.translate(_SHAPES), origin, edge


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


def _edge_of_pair(before: int, kind: int) -> int:
    apart = before in (_SEPARATOR, _AMPERSAND) or kind == _AMPERSAND
    return STRONG if apart else _inner_edge(before, kind)


_WITH_LETTER = (_LOWER, _UPPER, _DIGIT, _HAN, _AMPERSAND)
_IS_KEPT = bytes(kind in _WITH_LETTER for kind in range(256))
_EDGE_OF_PAIR = bytes(_edge_of_pair(pair >> 4, pair & 15) for pair in range(256))
_PAIRS_WITHOUT_LETTER = bytes(pair for pair in range(256) if pair & 15 not in _WITH_LETTER)
_JOINT_IN_WORD = re.compile("(?<=[{0}]){1}(?=[{0}])".format("".join(map(chr, (_LOWER, _UPPER, _HAN))), chr(_JOINT)))
_IS_STRONG = bytes(edge == STRONG for edge in range(256))


_CHARACTERS: dict[str, tuple[int, str, str]] = {}  # bounded by the number of code points; a pure function's table


def _read(character: str) -> tuple[int, str, str]:
    known = _CHARACTERS.get(character)
    if known is None:
        known = _CHARACTERS[character] = _read_new(character)
    return known


class _Table(dict[int, str | None]):
    """For str.translate: what becomes of each character, worked out when it is first met; bounded likewise."""

    def __init__(self, of_character: Callable[[str], str | None]) -> None:
        self._of_character = of_character

    def __missing__(self, code: int) -> str | None:
        self[code] = meant = self._of_character(chr(code))
        return meant


def _plain_kind(character: str) -> str:
    """The kind of a character that `_read_plain` can read, as a character; _ODD for any other."""
    kind, letters, _ = _read(character)
    is_letter = kind in (_LOWER, _UPPER, _HAN)
    odd = kind == _IGNORED or len(letters) > 1 or character.isalpha() is not is_letter
    return chr(_ODD if odd else kind)


_KINDS = _Table(_plain_kind)
_LETTERS = _Table(lambda character: _read(character)[1] or None)
_SHAPES = _Table(lambda character: _read(character)[2] or None)


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
