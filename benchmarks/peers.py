"""What others would reach for: four ways to find names in a text, each over the same spellings, and the bare floor.

All fold with NFKC and case, and all but the floor keep to words: a spelling is found only between edges of words (Han
characters are words of their own). Of the spellings found, the longest at a place counts. Each threshold was chosen
once, as the best by plain F1 on the labelled descriptions among those its comment names.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from rapidfuzz import fuzz, process

from .evaluation import Span

Spelling = tuple[str, str]  # id of an entry, and how its mark is spelt

PARTIAL_RATIO = 95.0  # of 85, 90, 95, 100
TRIGRAM_SHARE = 1.0  # of 0.7, 0.8, 0.9, 1.0
WORD_SIMILARITY = 0.9  # of 0.7, 0.8, 0.9
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_CANDIDATES = 200  # rows that FTS5 ranks best, to be compared


class Peer(Protocol):
    """A way to find spellings: made once of all of them, then asked text by text."""

    def find(self, text: str) -> list[Span]:
        """The entries named, with their places where the peer tells them."""


class ExactTokens:
    """A dictionary of the words of each spelling; every run of words of a text is looked up."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self._ids: dict[tuple[str, ...], list[str]] = {}
        for identity, spelling in spellings:
            words = tuple(_WORD.findall(fold(spelling)))
            if words:
                self._ids.setdefault(words, []).append(identity)
        self._longest = max(map(len, self._ids), default=0)

    def find(self, text: str) -> list[Span]:
        folded = [(fold(match[0]), *match.span()) for match in _WORD.finditer(text)]
        words, place = [word for word, _, _ in folded], 0
        found: list[Span] = []
        while place < len(words):
            for many in range(min(self._longest, len(words) - place), 0, -1):
                ids = self._ids.get(tuple(words[place : place + many]))
                if ids:
                    found += [(each, folded[place][1], folded[place + many - 1][2]) for each in ids]
                    place += many - 1
                    break
            place += 1
        return found


class PartialRatio:
    """rapidfuzz: the likeness of each spelling to the part of the text that is most like it, one after the other."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self._ids = [identity for identity, _ in spellings]
        self._padded = [_padded(spelling) for _, spelling in spellings]

    def find(self, text: str) -> list[Span]:
        padded = _padded(text)
        if len(padded) < 3:
            return []
        near = process.extract_iter(
            padded, self._padded, scorer=fuzz.partial_ratio, processor=None, score_cutoff=PARTIAL_RATIO
        )
        # A spelling longer than the text would be asked whether it contains the text.
        found = [number for spelling, _, number in near if len(spelling) <= len(padded)]
        spans = ((self._ids[number], fuzz.partial_ratio_alignment(self._padded[number], padded)) for number in found)
        return _longest((each, span.dest_start, span.dest_end) for each, span in spans if span is not None)


class FtsTrigram:
    """SQLite FTS5 with its trigram tokenizer: the rows that share most trigrams with the text, kept where the text has
    a given share of theirs."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE marks USING fts5(id UNINDEXED, spelling, tokenize='trigram')")
        rows = ((identity, _padded(spelling)) for identity, spelling in spellings)
        self._database.executemany("INSERT INTO marks VALUES (?, ?)", rows)

    def find(self, text: str) -> list[Span]:
        trigrams = _trigrams(_padded(text))
        if not trigrams:
            return []
        query = " OR ".join('"' + each.replace('"', '""') + '"' for each in sorted(trigrams))
        rows = self._database.execute(
            "SELECT id, spelling FROM marks WHERE marks MATCH ? ORDER BY rank LIMIT ?", (query, _CANDIDATES)
        )
        return [(identity, None, None) for identity, spelling in rows if _share(spelling, trigrams) >= TRIGRAM_SHARE]


class WordSimilarity:
    """PostgreSQL's pg_trgm: the rows whose spelling is like a part of the text by `word_similarity`."""

    def __init__(self, spellings: Sequence[Spelling], url: str) -> None:
        import psycopg

        self._connection: Any = psycopg.connect(url, autocommit=True)
        self._connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        self._connection.execute("DROP TABLE IF EXISTS marks")
        self._connection.execute("CREATE TABLE marks (id text, spelling text)")
        with self._connection.cursor() as cursor, cursor.copy("COPY marks FROM STDIN") as copy:
            for identity, spelling in spellings:
                copy.write_row((identity, fold(spelling)))

    def find(self, text: str) -> list[Span]:
        rows = self._connection.execute(
            "SELECT id FROM marks WHERE word_similarity(spelling, %s) >= %s", (fold(text), WORD_SIMILARITY)
        )
        return [(identity, None, None) for (identity,) in rows.fetchall()]


class AhoCorasick:
    """The floor: one scan for all spellings as they stand, in Rust. Verifies nothing and weighs nothing."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        import ahocorasick_rs

        self._ids = [identity for identity, _ in spellings]
        self._scan = ahocorasick_rs.AhoCorasick([fold(spelling) for _, spelling in spellings])

    def find(self, text: str) -> list[Span]:
        places = self._scan.find_matches_as_indexes(fold(text))
        return [(self._ids[number], start, end) for number, start, end in places]


class AhoCorasickInC:
    """The same scan as most people know it, by pyahocorasick."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        import ahocorasick

        ids: dict[str, list[str]] = {}
        for identity, spelling in spellings:
            ids.setdefault(fold(spelling), []).append(identity)
        self._automaton: Any = ahocorasick.Automaton()
        for folded, these in ids.items():
            self._automaton.add_word(folded, (these, len(folded)))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Span]:
        found = self._automaton.iter(fold(text))
        return [(identity, end + 1 - length, end + 1) for end, (ids, length) in found for identity in ids]


def fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _padded(text: str) -> str:
    """The folded text with everything but letters and digits as one space, and a space at both ends."""
    return " " + " ".join(_WORD.findall(fold(text))) + " "


def _trigrams(padded: str) -> set[str]:
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def _share(padded: str, trigrams: set[str]) -> float:
    own = _trigrams(padded)
    return len(own & trigrams) / len(own) if own else 0.0


def _longest(spans: Iterable[tuple[str, int, int]]) -> list[Span]:
    """Those that lie in no longer one; their places are of the folded text, so they are not told."""
    kept: list[tuple[int, int]] = []

    def outermost() -> Iterator[Span]:
        for identity, start, end in sorted(spans, key=lambda each: each[1] - each[2]):
            if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in kept):
                kept.append((start, end))
                yield identity, None, None

    return list(outermost())
