"""Which goods a text speaks of: the compiled lexicon, and the one file that carries it.

Compiling derives every form of every lemma (slow, once); loading and finding need no grammar. What a found word means
for the others around it is decided in `context`. Knows no register entry and no verdict.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .context import Found, described
from .folding import Token, as_cyrillic, fold, is_han, tokenise
from .homonyms import other_sense
from .inflection import forms_of
from .terms import GoodsTerm, TermKind

FORMAT = 1
_SHORTEST_PIECE = 4
"""Two words are read as one lemma (smart phone) only from four letters each: "car pet" is no carpet."""
_KINDS = {str(kind): kind for kind in TermKind}
_CYRILLIC, _LATIN = re.compile("[а-я]"), re.compile("[a-z]")


@dataclass(frozen=True, slots=True)
class GoodsWord:
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

    `phrases` maps a folded phrase to twice the number of its term, plus one where the form is a dependent one.
    """

    def __init__(
        self, terms: tuple[GoodsTerm, ...], phrases: dict[str, int], han: dict[str, int], longest: dict[str, int]
    ) -> None:
        self.terms = terms
        self._phrases = phrases
        self._han = han
        self._longest = longest
        self._longest_han = max(map(len, han), default=0)
        self._by_term = {(term.term, term.language): number for number, term in enumerate(terms)}

    @classmethod
    def compile(cls, terms: Iterable[GoodsTerm]) -> GoodsLexicon:
        """Derive every form of every term; of two with one form, a nominative or singular wins, then the first."""
        terms = tuple(terms)
        phrases: dict[str, int] = {}
        han: dict[str, int] = {}
        for number, term in enumerate(terms):
            if term.language == "zh":
                han.setdefault(fold(term.term).replace(" ", ""), number * 2)
                continue
            for form in forms_of(term.term, term.language):
                value = number * 2 + form.dependent
                for key in _spellings(form.text, term.language):
                    known = phrases.get(key)
                    if known is None or (known % 2 and not form.dependent and known // 2 != number):
                        phrases[key] = value
        return cls(terms, phrases, han, _longest_by_first(phrases))

    def save(self, path: Path) -> None:
        """Write the one file that `load` reads."""
        content = {
            "format": FORMAT,
            "terms": [[t.term, t.language, t.hs_codes, t.nice_classes, str(t.kind)] for t in self.terms],
            "phrases": "\n".join(self._phrases),
            "phrase_values": list(self._phrases.values()),
            "longest": self._longest,
            "han": self._han,
        }
        path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> GoodsLexicon:
        """Read a saved lexicon; ValueError when the file is of another format."""
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if content.get("format") != FORMAT:
            raise ValueError(f"{path.name} is not a goods lexicon of format {FORMAT}")
        terms = tuple(
            GoodsTerm(t, lang, tuple(hs), tuple(nice), _KINDS[k]) for t, lang, hs, nice, k in content["terms"]
        )
        # One string cut at its line ends: half the time of a JSON object with as many keys.
        phrases = dict(zip(content["phrases"].split("\n"), content["phrase_values"], strict=False))
        return cls(terms, phrases, content["han"], content["longest"])

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
                at += 1
                continue
            item = self._longest_at(tokens, at)
            if item is not None:
                yield item
                at = item.last
            at += 1

    def _longest_at(self, tokens: list[Token], at: int) -> Found | None:
        word = tokens[at].word
        for count in range(min(self._longest.get(word, 1), len(tokens) - at), 1, -1):
            value = self._phrases.get(" ".join([token.word for token in tokens[at : at + count]]))
            if value is not None:
                return self._found(value, tokens, at, at + count - 1)
        value = self._phrases.get(self._joined(tokens, at))
        if value is not None:
            return self._found(value, tokens, at, at + 1)
        value = self._phrases.get(word)
        if value is None and _CYRILLIC.search(word) and _LATIN.search(word):
            value = self._phrases.get(as_cyrillic(word))
        return None if value is None else self._found(value, tokens, at, at)

    def _joined(self, tokens: list[Token], at: int) -> str:
        """The word at `at` and the next one as one, where they may be one; else a key that nothing has."""
        if at + 1 == len(tokens):
            return ""
        first, second = tokens[at], tokens[at + 1]
        whole = len(first.word) >= _SHORTEST_PIECE and len(second.word) >= _SHORTEST_PIECE
        return first.word + second.word if whole and second.start - first.end == 1 else ""

    def _in_han(self, token: Token, at: int) -> Iterator[Found]:
        offset, word = 0, token.word
        while offset < len(word):
            for length in range(min(self._longest_han, len(word) - offset), 0, -1):
                value = self._han.get(word[offset : offset + length])
                if value is not None:
                    start = token.start + offset
                    yield Found(self.terms[value // 2], start, start + length, at, at, False)
                    offset += length - 1
                    break
            offset += 1

    def _found(self, value: int, tokens: list[Token], first: int, last: int) -> Found:
        term = self.terms[value // 2]
        return Found(term, tokens[first].start, tokens[last].end, first, last, bool(value % 2))

    def _in_its_sense(self, item: Found, tokens: list[Token]) -> Found:
        name = other_sense(item.term.term, tokens, item.first, item.last)
        number = self._by_term.get((name, item.term.language)) if name else None
        return item if number is None else item._replace(term=self.terms[number])

    @staticmethod
    def _word(item: Found, text: str) -> GoodsWord:
        term = item.term
        span = text[item.start : item.end]
        return GoodsWord(item.start, item.end, span, term.term, term.hs_codes, term.nice_classes, term.kind)


def _spellings(form: str, language: str) -> set[str]:
    """A form as separate words and, where people write it closed too, as one: power bank, power-bank, powerbank."""
    phrase = fold(form)
    closed = "-" in form and " " not in form if language == "ru" else phrase.count(" ") == 1
    return {phrase, phrase.replace(" ", "")} if closed else {phrase}


def _longest_by_first(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        if " " in phrase:
            first, count = phrase[: phrase.index(" ")], phrase.count(" ") + 1
            if longest.get(first, 1) < count:
                longest[first] = count
    return longest
