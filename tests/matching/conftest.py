"""A small index of marks chosen for their traps, built once; nothing of it depends on the data that ships."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ipregistry.config import Settings
from ipregistry.entry import Alias, AliasKind, Party, RegisterEntry
from ipregistry.matching import MatchEngine, MatchIndex, build_index, ordinary_words


def _entry(mark: str | None, *aliases: str, register: str = "RU-TROIS", holder: str | None = None) -> RegisterEntry:
    return RegisterEntry(
        entry_id=f"{register}-{mark or holder}-{aliases}".lower(),
        register=register,
        mark=mark,
        aliases=tuple(Alias(alias, AliasKind.PRONUNCIATION) for alias in aliases),
        right_holder=Party(holder) if holder else None,
    )


MARKS = (
    _entry("XIAOMI", "Сяоми", "小米"),
    _entry("BOSS"),
    _entry("COP"),
    _entry("3M"),
    _entry("MAX"),
    _entry("MAX FACTOR"),
    _entry("APPLE"),
    _entry("HEAD & SHOULDERS"),
    _entry("NIKE"),
    _entry("HP"),
    _entry("LEVI'S"),
    _entry("4711"),
    _entry("DUREX"),
    _entry("ЧЕБУРАШКА"),
    _entry(None, holder="Makita Corporation"),
    _entry("NIKE", register="KZ-TROIS"),
    _entry("SAMSUNG", register="KZ-TROIS"),
)


GOODS_WORDS = ("apple", "juice", "phone", "max", "case", "black")  # what goods are told with, as a lexicon would say


@pytest.fixture(scope="session")
def words() -> Path:
    """The compiled list of ordinary words, in the user's cache: compiling it takes 8 s, once a machine."""
    return ordinary_words(Settings.from_env({}).cache_dir)


@pytest.fixture(scope="session")
def index_directory(tmp_path_factory: pytest.TempPathFactory, words: Path) -> Path:
    directory = tmp_path_factory.mktemp("index")
    build_index(directory, MARKS, words, GOODS_WORDS)
    return directory


@pytest.fixture(scope="session")
def engine(index_directory: Path) -> MatchEngine:
    return MatchEngine(MatchIndex(index_directory))


Named = Callable[..., set[tuple[str, str]]]


@pytest.fixture
def named(engine: MatchEngine) -> Named:
    """(spelling as registered, kind) of all that a text names surely enough to be told."""

    def find(text: str, *, least: float = 0.5, registers: tuple[str, ...] | None = None) -> set[tuple[str, str]]:
        return {(each.shown, str(each.kind)) for each in engine.find(text, registers) if each.score >= least}

    return find


def build(directory: Path, words: Path, *entries: RegisterEntry) -> MatchEngine:
    """An engine over entries of a test's own."""
    directory.mkdir()
    build_index(directory, entries, words, GOODS_WORDS)
    return MatchEngine(MatchIndex(directory))
