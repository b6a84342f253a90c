"""What is written to an index comes back from its files: spellings, rows, registers, ordinary words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipregistry.entry import Alias, AliasKind, Party, RegisterEntry
from ipregistry.matching import MatchIndex, build_index
from ipregistry.matching.arrays import U8, U16, U32, Code, ListsFile, StringsFile, map_numbers, write_numbers
from ipregistry.matching.fold import fold
from ipregistry.matching.surfaces import MAX_SURFACE, SurfaceKind, surfaces_of
from ipregistry.matching.words import OrdinaryWords

ENTRIES = (
    RegisterEntry("ru-1", "RU-TROIS", mark="Xiaomi", aliases=(Alias("Сяоми"), Alias("小米", AliasKind.NATIVE))),
    RegisterEntry("kz-1", "KZ-TROIS", mark="XIAOMI"),
    RegisterEntry("kz-2", "KZ-TROIS", right_holder=Party("Корпорация Макита", "Makita Corporation")),
    RegisterEntry("kz-3", "KZ-TROIS", mark="APPLE"),
    RegisterEntry("kz-4", "KZ-TROIS", mark="!!!"),
    RegisterEntry("kz-5", "KZ-TROIS"),
)


def indexed(directory: Path, words: Path, *entries: RegisterEntry) -> MatchIndex:
    directory.mkdir(exist_ok=True)
    surfaces = build_index(directory, entries, words)
    index = MatchIndex(directory)
    assert len(index) == surfaces
    return index


def spellings(index: MatchIndex, text: str) -> dict[tuple[str, str], list[int]]:
    """(kind, words) -> rows of every surface whose key is that of the whole text."""
    skeleton = fold(text).skeleton
    return {
        (str(each.surface.kind), each.surface.words): list(each.rows)
        for key in index.starting_at(skeleton, 0)
        if key == skeleton
        for each in index.surfaces(key)
    }


def test_spelling_leads_to_the_rows_of_all_its_entries(tmp_path: Path, words: Path) -> None:
    index = indexed(tmp_path, words, *ENTRIES)
    assert spellings(index, "xiaomi") == {("mark", "xiaomi"): [0, 1]}
    assert spellings(index, "小米") == {("alias", "小米"): [0]}
    assert spellings(index, "Сяоми") == {("mark", "сяоми"): [0]}, "a spelling that is registered too is a mark"
    assert spellings(index, "meizu") == {}


def test_entry_that_has_one_spelling_twice_is_named_once(tmp_path: Path, words: Path) -> None:
    index = indexed(tmp_path, words, RegisterEntry("a", "X", mark="Xiaomi", aliases=(Alias("XIAOMI"), Alias("xiaomi"))))
    assert spellings(index, "xiaomi") == {("mark", "xiaomi"): [0]}


def test_spelling_that_looks_alike_lies_under_the_same_key(tmp_path: Path, words: Path) -> None:
    index = indexed(tmp_path, words, *ENTRIES)
    assert spellings(index, "Х1А0МI") == spellings(index, "xiaomi")


def test_index_knows_the_register_of_each_row(tmp_path: Path, words: Path) -> None:
    index = indexed(tmp_path, words, *ENTRIES)
    assert [index.registers[number] for number in index.register_of_row] == ["RU-TROIS"] + ["KZ-TROIS"] * 5


def test_ordinary_word_is_told_from_a_name_after_the_round_through_the_files(tmp_path: Path, words: Path) -> None:
    index = indexed(tmp_path, words, *ENTRIES)
    zipf = {
        each.surface.words: each.zipf
        for text in ("apple", "xiaomi")
        for key in index.starting_at(fold(text).skeleton, 0)
        for each in index.surfaces(key)
    }
    assert (
        zipf["apple"] == pytest.approx(OrdinaryWords(tmp_path).zipf_in_goods("apple"), abs=0.05) and zipf["apple"] > 3
    )
    assert zipf["xiaomi"] == 0.0


def test_holders_name_stands_in_only_where_the_register_shows_no_word() -> None:
    holder = Party("Корпорация Макита", "Makita Corporation")
    picture = RegisterEntry("a", "RU-TROIS", right_holder=holder)
    word = RegisterEntry("b", "RU-TROIS", mark="LXT", right_holder=holder)
    assert {(each.kind, each.words) for each in surfaces_of(picture)} == {
        (SurfaceKind.RIGHT_HOLDER, "makita"),
        (SurfaceKind.RIGHT_HOLDER, "макита"),
    }
    assert {(each.kind, each.words) for each in surfaces_of(word)} == {(SurfaceKind.MARK, "lxt")}


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("Миле Miele", {"миле", "miele"}),
        ("ARIEL ЭЙРИЛ", {"ariel", "эирил"}),
        ("«ВАГИЛ/VAGYL»", {"вагил", "vagyl"}),
        ("ТАбик V.H.", set()),
        ("ЧЕМПИОНАТ МИРА FIFA", set()),
        ("Рот Фронт", set()),
    ],
)
def test_mark_of_one_word_in_each_of_two_alphabets_is_named_by_either(mark: str, words: set[str]) -> None:
    entry = RegisterEntry("x", "KZ-TROIS", mark=mark)
    assert {each.words for each in surfaces_of(entry) if each.kind is SurfaceKind.ALIAS} == words


def test_entry_with_no_letter_to_its_name_has_no_spelling() -> None:
    assert not list(surfaces_of(ENTRIES[4])) and not list(surfaces_of(ENTRIES[5]))
    assert not list(surfaces_of(RegisterEntry("x", "RU-TROIS", mark="&")))


def test_mark_as_long_as_the_index_keeps_is_found_and_a_longer_one_by_its_beginning(
    tmp_path: Path, words: Path
) -> None:
    longest = "b" * MAX_SURFACE
    index = indexed(tmp_path, words, RegisterEntry("a", "RU-TROIS", mark=longest + "c"))
    assert spellings(index, longest) == {("mark", longest): [0]}


def test_index_of_nothing_finds_nothing(tmp_path: Path, words: Path) -> None:
    index = indexed(tmp_path, words)
    assert len(index) == 0
    assert list(index.starting_at("xlaoml", 0)) == []


def test_numbers_come_back_as_they_were_written(tmp_path: Path) -> None:
    codes: tuple[tuple[Code, int], ...] = ((U8, 2**8 - 1), (U16, 2**16 - 1), (U32, 2**32 - 1))
    for code, largest in codes:
        write_numbers(tmp_path / code, code, [0, 1, largest])
        assert list(map_numbers(tmp_path / code, code)) == [0, 1, largest]
    write_numbers(tmp_path / "none", U32, [])
    assert list(map_numbers(tmp_path / "none", U32)) == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec="utf-8"))), st.lists(st.lists(st.integers(0, 2**32 - 1))))
def test_strings_and_lists_come_back_as_they_were_written(
    tmp_path: Path, strings: list[str], lists: list[list[int]]
) -> None:
    StringsFile.write(tmp_path, "strings", strings)
    ListsFile.write(tmp_path, "lists", lists)
    read, rows = StringsFile(tmp_path, "strings"), ListsFile(tmp_path, "lists")
    assert len(read) == len(strings)
    assert [read[number] for number in range(len(strings))] == strings
    assert [list(rows[number]) for number in range(len(lists))] == lists
