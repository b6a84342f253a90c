"""Our own files: which rows they may have, and what a row means."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipregistry.entry import Alias, AliasKind, Party, PartyKind
from ipregistry.errors import InvalidQuestion, RowError
from ipregistry.loading.loaded import LoadedFile
from ipregistry.loading.overlays import (
    AliasLine,
    OverlayRow,
    PartyFacts,
    Repair,
    alias_line,
    party_facts,
    read_overlay,
    repair,
)


def opened(tmp_path: Path, name: str, content: str) -> LoadedFile[OverlayRow]:
    path = tmp_path / f"{name}.csv"
    path.write_text(content, encoding="utf-8")
    return read_overlay(path, name)


def row(tmp_path: Path, name: str, content: str) -> OverlayRow:
    (found,) = opened(tmp_path, name, content).entries()
    return found


def errors(tmp_path: Path, name: str, content: str) -> list[tuple[int, str | None, str]]:
    return [(e.line, e.column, e.code) for e in opened(tmp_path, name, content) if isinstance(e, RowError)]


def test_alias_of_a_mark_is_for_every_entry_that_has_it(tmp_path: Path) -> None:
    found = row(tmp_path, "aliases", "mark,entry_id,alias,kind,basis,source\nXIAOMI,,Сяоми,pronunciation,usual,press\n")
    alias = Alias("Сяоми", AliasKind.PRONUNCIATION, "usual", "press")
    assert alias_line(found.cells) == AliasLine("XIAOMI", None, alias)


def test_alias_is_of_a_mark_or_of_an_entry_and_says_its_kind(tmp_path: Path) -> None:
    content = "mark,entry_id,alias,kind\nA,e1,x,native\n,,x,native\nA,,,native\nA,,x,\nA,,x,guess\n,e1,x,native\n"
    assert errors(tmp_path, "aliases", content) == [
        (2, None, "mark_or_entry"),
        (3, None, "mark_or_entry"),
        (4, "alias", "missing"),
        (5, "kind", "missing"),
        (6, "kind", "word"),
    ]


def test_repair_says_what_is_wrong_and_what_is_right(tmp_path: Path) -> None:
    content = "entry_id,field,from,to,reason\ne1,hs_codes,8517|851,8517,an odd length\n"
    assert repair(row(tmp_path, "repairs", content).cells) == Repair(
        "e1", "hs_codes", "8517|851", "8517", "an odd length"
    )


def test_repair_may_fill_or_empty_a_cell(tmp_path: Path) -> None:
    content = "entry_id,field,from,to,reason\ne1,mark,,XIAOMI,seen on the picture\ne1,note,noise,,not a fact\n"
    assert [repair(each.cells).right for each in opened(tmp_path, "repairs", content).entries()] == ["XIAOMI", ""]


def test_repair_must_be_one_that_its_column_can_say(tmp_path: Path) -> None:
    content = """entry_id,field,from,to,reason
e1,goods_text,a,b,r
e1,entry_id,a,b,r
e1,valid_until,,soon,r
e1,hs_codes,85,8517|5,r
e1,representatives_country,,RU|Rus,r
e1,mark,same,same,r
e1,mark,a,b,
,mark,a,b,r
"""
    assert errors(tmp_path, "repairs", content) == [
        (2, "field", "unknown_column"),
        (3, "field", "unknown_column"),
        (4, "to", "day"),
        (5, "to", "hs_code"),
        (6, "to", "country"),
        (7, "to", "same"),
        (8, "reason", "missing"),
        (9, "entry_id", "missing"),
    ]


def test_party_keeps_its_name_where_no_better_one_is_given(tmp_path: Path) -> None:
    content = (
        "written,name,name_latin,country,kind,tax_number,source\nсмарт оранж,,Smart Orange LLC,RU,organisation,,s\n"
    )
    party = Party("смарт оранж", "Smart Orange LLC", "RU", PartyKind.ORGANISATION)
    assert party_facts(row(tmp_path, "parties", content).cells) == PartyFacts("смарт оранж", party, "s")


def test_term_of_goods_is_kept_as_its_cells(tmp_path: Path) -> None:
    content = "term,language,hs_codes,nice_classes,kind\n phone ,en,8517| 851713,9|09,goods\n"
    cells = row(tmp_path, "goods_terms", content).cells
    assert cells == {
        "term": "phone",
        "language": "en",
        "hs_codes": "8517|851713",
        "nice_classes": "9|9",
        "kind": "goods",
    }


def test_row_keeps_its_id_while_it_is_about_the_same(tmp_path: Path) -> None:
    header = "mark,alias,kind,basis\n"
    first = row(tmp_path, "aliases", header + "XIAOMI,Сяоми,native,\n")
    moved = list(opened(tmp_path, "aliases", header + "A,B,native,\nXIAOMI, Сяоми ,pronunciation,usual\n").entries())[1]
    assert first.row_id == moved.row_id and first.cells != moved.cells
    assert first.row_id != row(tmp_path, "aliases", header + "XIAOMI,Ксиаоми,native,\n").row_id


def test_two_rows_about_the_same_are_refused(tmp_path: Path) -> None:
    content = "mark,alias,kind\nXIAOMI,Сяоми,native\nXIAOMI,Сяоми,pronunciation\n"
    assert errors(tmp_path, "aliases", content) == [(3, "mark and entry_id and alias", "twice")]


def test_empty_overlay_is_a_header(tmp_path: Path) -> None:
    assert list(opened(tmp_path, "repairs", "entry_id,field,from,to,reason\n")) == []


def test_overlay_that_is_none_is_a_wrong_question(tmp_path: Path) -> None:
    with pytest.raises(InvalidQuestion, match="did you mean aliases"):
        read_overlay(tmp_path / "x.csv", "alias")
