"""Text to folded words with their places in it: case, ё, diacritics and width do not count, boundaries do.

Knows no lexicon. Every span is in code points of the text as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_TOKENS = re.compile(rf"[{HAN}]+|[^\W_{HAN}](?:[^\W_{HAN}]|[\u0300-\u036f])*")
_ASCII_TOKENS = re.compile("[a-z0-9]+")  # the same of what is nothing but ASCII, in half the time
_UNUSUAL = re.compile(rf"[^\x00-\x7fа-я№«»–—{HAN}]")
_LONGEST_WORD = 64
"""A longer run of letters is no word; it also bounds what normalisation, quadratic in combining marks, may cost."""
_LATIN_LOOKING = str.maketrans("abcehkmoptxy", "авсенкмортху")


class Token(NamedTuple):
    """A word of a text, folded; a run of Han characters is one token."""

    start: int
    end: int
    word: str


def tokenise(text: str) -> list[Token]:
    """The words and numbers of `text` in order, punctuation left out."""
    lowered = _lowered(text)
    is_plain = lowered.isascii()
    found = (_ASCII_TOKENS if is_plain else _TOKENS).finditer(lowered)
    tokens = [Token(match.start(), match.end(), match[0]) for match in found]
    if not is_plain and _UNUSUAL.search(lowered):
        return [token._replace(word=_fold_word(token.word)) for token in tokens]
    return tokens


def first_word(text: str) -> str | None:
    """The first of the words that `tokenise` finds."""
    found = _TOKENS.search(_lowered(text))
    return _fold_word(found.group()) if found else None


def fold(text: str) -> str:
    """The folded words of `text` joined with spaces: the key under which a phrase is known."""
    return " ".join(token.word for token in tokenise(text))


def is_han(word: str) -> bool:
    """Whether a token is a run of Han characters, which has no word boundaries inside."""
    return "\u3400" <= word[0] <= "\u9fff"


def as_cyrillic(word: str) -> str:
    """A word of mixed scripts with its Latin look-alikes turned into the Cyrillic letters they stand for."""
    return word.translate(_LATIN_LOOKING)


def _lowered(text: str) -> str:
    """The text in small letters, each in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.replace("ё", "е")


def _fold_word(word: str) -> str:
    if len(word) > _LONGEST_WORD or word.isascii():
        return word
    folded = unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    kept = "".join(c for at, c in enumerate(decomposed) if not _is_accent(decomposed, at))
    return unicodedata.normalize("NFC", kept)


def _is_accent(decomposed: str, at: int) -> bool:
    """A combining mark that does not make another letter, as the breve of й does."""
    return unicodedata.combining(decomposed[at]) > 0 and not (decomposed[at] == "\u0306" and decomposed[at - 1] == "и")
