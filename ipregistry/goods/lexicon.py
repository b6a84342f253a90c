"""Which goods a text speaks of: the compiled lexicon, and the files that carry it.

Compiling derives every form of every lemma (slow, once); loading and finding need no grammar. What a found word means
for the others around it is decided in `context`. Knows no register entry and no verdict.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from .compiling import compile_index
from .context import Found, described
from .folding import Token, as_cyrillic, is_han, tokenise
from .homonyms import other_sense
from .phrases import Phrases
from .terms import GoodsTerm, TermKind

FORMAT = 3
_FILE = "goods.json"
Group = tuple[str, tuple[str, ...], tuple[int, ...], TermKind]
_SHORTEST_PIECE = 4
"""Two words are read as one lemma (smart phone) only from four letters each: "car pet" is no carpet."""
_CYRILLIC, _LATIN = re.compile("[а-я]"), re.compile("[a-z]")


class GoodsWord(NamedTuple):
    """A word or phrase of a text that names goods: where it stands (code points, half-open) and what it means."""

    start: int
    end: int
    text: str
    term: str
    hs_codes: tuple[str, ...]
    nice_classes: tuple[int, ...]
    kind: TermKind


class GoodsLexicon:
    """All forms of all terms, ready to be found in texts; immutable, and safe to share between threads.

    Terms of one language, codes, classes and kind share a group, and a term is put together only when it is found.
    """

    def __init__(
        self,
        words: list[str],
        groups: list[Group],
        group_of: list[int],
        phrases: Phrases,
        han: dict[str, int],
        senses: dict[str, int],
    ) -> None:
        self._words = words
        self._groups = groups
        self._group_of = group_of
        self._phrases, self._han, self._senses = phrases, han, senses
        self._longest_han = max(map(len, self._han), default=0)

    @classmethod
    def compile(cls, terms: Iterable[GoodsTerm]) -> GoodsLexicon:
        """The lexicon of these terms; takes a second or two, most of it Russian grammar."""
        terms = tuple(terms)
        groups = {_group(term): None for term in terms}
        number_of = {group: number for number, group in enumerate(groups)}
        group_of = [number_of[_group(term)] for term in terms]
        index = compile_index(terms)
        phrases = Phrases.of(index.phrases, index.longest)
        return cls([term.term for term in terms], list(groups), group_of, phrases, index.han, index.senses)

    @property
    def terms(self) -> tuple[GoodsTerm, ...]:
        """The terms that the lexicon was compiled from."""
        return tuple(self._term(number) for number in range(len(self._group_of)))

    def vocabulary(self) -> frozenset[str]:
        """Every word of every form of every term: words that descriptions of goods are made of."""
        return frozenset(word for phrase in (*self._phrases.keys(), *self._han) for word in phrase.split())

    def save(self, directory: Path) -> None:
        """Write the files that `load` reads."""
        content = {
            "format": FORMAT,
            "words": "\n".join(self._words),
            "groups": [[lang, hs, nice, str(kind)] for lang, hs, nice, kind in self._groups],
            "group_of": self._group_of,
            "han": self._han,
            "senses": self._senses,
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (directory / _FILE).write_text(text, encoding="utf-8")
        self._phrases.save(directory)

    @classmethod
    def load(cls, directory: Path) -> GoodsLexicon:
        """Open a saved lexicon; ValueError when it is of another format."""
        content: dict[str, Any] = json.loads((directory / _FILE).read_text(encoding="utf-8"))
        if content.get("format") != FORMAT:
            raise ValueError(f"{_FILE} is not a goods lexicon of format {FORMAT}")
        groups = [(lang, tuple(hs), tuple(nice), TermKind(kind)) for lang, hs, nice, kind in content["groups"]]
        words, phrases = content["words"].split("\n"), Phrases.load(directory)
        return cls(words, groups, content["group_of"], phrases, content["han"], content["senses"])

    def find(self, text: str) -> tuple[GoodsWord, ...]:
        """The goods that `text` describes, in order; the longest phrase wins.

        What the goods are for, made without or a part of is left out: in "чехол для телефона" and "phone case" the
        case is described, and no phone.
        """
        tokens = tokenise(text)
        found = [self._in_its_sense(item, tokens) for item in self._all(tokens)]
        return tuple(self._word(item, text) for item in described(found, tokens, text))

    def _all(self, tokens: list[Token]) -> Iterator[Found]:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if is_han(token.word):
                yield from self._in_han(token, at)
            else:
                value, last = self._longest_at(tokens, at)
                if value is not None:
                    yield self._found(value, tokens, at, last)
                    at = last
            at += 1

    def _longest_at(self, tokens: list[Token], at: int) -> tuple[int | None, int]:
        """(value, last token) of the longest phrase that begins at a token; None where none does."""
        word, phrases = tokens[at].word, self._phrases
        value, longest = phrases.known(word)
        for count in range(min(longest, len(tokens) - at), 1, -1) if longest > 1 else ():
            number = phrases.number(" ".join([token.word for token in tokens[at : at + count]]))
            if number is not None:
                return number, at + count - 1
        joined = self._joined(tokens, at) if len(word) >= _SHORTEST_PIECE else ""
        if joined and (number := phrases.number(joined)) is not None:
            return number, at + 1
        if value is None and not word.isascii() and _CYRILLIC.search(word) and _LATIN.search(word):
            value = phrases.number(as_cyrillic(word))
        return value, at

    @staticmethod
    def _joined(tokens: list[Token], at: int) -> str:
        """The word at `at` and the next one as one, where they may be one; else nothing."""
        if at + 1 == len(tokens):
            return ""
        first, second = tokens[at], tokens[at + 1]
        whole = second.start - first.end == 1 and len(second.word) >= _SHORTEST_PIECE
        return first.word + second.word if whole else ""

    def _in_han(self, token: Token, at: int) -> Iterator[Found]:
        offset, word = 0, token.word
        while offset < len(word):
            for length in range(min(self._longest_han, len(word) - offset), 0, -1):
                value = self._han.get(word[offset : offset + length])
                if value is not None:
                    start = token.start + offset
                    yield Found(self._term(value // 2), start, start + length, at, at, False)
                    offset += length - 1
                    break
            offset += 1

    def _found(self, value: int, tokens: list[Token], first: int, last: int) -> Found:
        return Found(
            self._term(value // 2), tokens[first].start, tokens[last].end, first, last, dependent=bool(value % 2)
        )

    def _term(self, number: int) -> GoodsTerm:
        return GoodsTerm(self._words[number], *self._groups[self._group_of[number]])

    def _in_its_sense(self, item: Found, tokens: list[Token]) -> Found:
        name = other_sense(item.term.term, tokens, item.first, item.last)
        number = self._senses.get(name) if name else None
        return item if number is None else item._replace(term=self._term(number))

    @staticmethod
    def _word(item: Found, text: str) -> GoodsWord:
        term = item.term
        span = text[item.start : item.end]
        return GoodsWord(item.start, item.end, span, term.term, term.hs_codes, term.nice_classes, term.kind)


def _group(term: GoodsTerm) -> Group:
    return term.language, term.hs_codes, term.nice_classes, term.kind
