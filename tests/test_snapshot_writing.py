"""A snapshot made of the one before is what one made from nothing would be, whatever has changed between them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ipregistry.builder import Builder
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register
from ipregistry.storage.entries_file import EntriesFile

from .conftest import settings_in

HEAD = "entry_id,mark,right_holder,authorised_importers,goods,hs_codes,nice_classes,date_of_inclusion\n"
FIRST = (
    "a-1,ACME,Acme Holding LLC,First Importer|Second Importer,telephones,8517,9,2020-01-01",
    "a-2,ZENITH,Zenith AG,,cameras,9006,9,2020-01-01",
    "a-3,,Figura Works GmbH,,shoes,6403,25,2020-01-01",
    "a-4,NADIR,Nadir Ltd,Second Importer,kettles,8516,11,2020-01-01",
    "a-5,LONGCHAMPION,Champion SA,,bags,4202,18,2020-01-01",
)
SECOND = (
    "b-1,Zenith,Zenith AG,,cameras,9006,9,2021-01-01",
    "b-2,ACME,Acme Holding LLC,,tyres,4011,12,2021-01-01",
    "b-3,QUOKKA,Quokka Pty,,toys,9503,28,2021-01-01",
    "b-4,LongChampion,Champion SA,,shoes,6403,25,2021-01-01",
)
THIRD = tuple(f"c-{number},MARK{number},Holder {number},,toys,9503,28,2022-01-01" for number in range(9))


class Kept:
    """A register of three registers; every step is built upon the one before it, and from nothing beside."""

    def __init__(self, directory: Path) -> None:
        self.register = Register(settings_in(directory / "data"))
        self.register.upgrade()
        self._directory = directory
        for code in ("AA-FIRST", "BB-SECOND", "CC-THIRD"):
            self.register.add_register(CustomsRegister(code, code, code[:2]))
        self.load("AA-FIRST", *FIRST)
        self.load("BB-SECOND", *SECOND)
        self.load("CC-THIRD", *THIRD)
        self.directory = self.register.snapshots.refresh().directory

    def load(self, code: str, *rows: str, day: date = date(2024, 1, 1)) -> None:
        options = LoadOptions(as_of=day, force=True, reason="a test")
        self.register.load(self._written(HEAD, rows), code, options)

    def overlay(self, name: str, head: str, *rows: str) -> None:
        self.register.load_overlay(self._written(head, rows), name, LoadOptions(force=True, reason="a test"))

    def _written(self, head: str, rows: tuple[str, ...]) -> Path:
        path = self._directory / "next.csv"
        path.write_text(head + "".join(f"{row}\n" for row in rows), "utf-8")
        return path

    def step(self) -> tuple[Path, Path]:
        """(the next snapshot, the same from nothing)."""
        self.directory = self.register.snapshots.refresh().directory
        settings = self.register.settings
        beside = self._directory / f"nothing-{self.directory.name}"
        return self.directory, Builder(self.register.repository, beside, settings.cache_dir).built()


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def told(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a file of entries says, but for the numbers that nobody asks for: those of names."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'name_text', 'instance')")
        ask = {table: f"SELECT * FROM {table} ORDER BY 1, 2" for table in ("entry", "nice", "hs", "claim")}
        ask |= {
            "name": "SELECT row, role, shown FROM name ORDER BY row, id",
            "words": "SELECT row, role, shown, term, col, offset FROM temp.word JOIN name ON id = doc "
            "ORDER BY 1, 2, 3, 4, 5, 6",
            "lost words": "SELECT term FROM temp.word WHERE doc NOT IN (SELECT id FROM name)",
            "statistics": "SELECT * FROM sqlite_stat1 WHERE tbl NOT LIKE 'name_text%' ORDER BY 1, 2",
            "tables": "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1",
            "integrity": "PRAGMA integrity_check",
        }
        return {name: file.execute(sql).fetchall() for name, sql in ask.items()}


def ranked(directory: Path, *texts: str) -> list[object]:
    entries = EntriesFile(directory / "entries.sqlite")
    return [(entries.rows_named(text, "", limit=9), entries.names_beginning(text, "", limit=9)) for text in texts]


def assert_alike(one: Path, other: Path) -> None:
    assert sorted(each.name for each in one.iterdir()) == sorted(each.name for each in other.iterdir())
    for file in one.iterdir():
        if file.name != "entries.sqlite":
            assert file.read_bytes() == (other / file.name).read_bytes(), file.name
    ours, theirs = told(one / "entries.sqlite"), told(other / "entries.sqlite")
    for table in ours:
        assert ours[table] == theirs[table], table
    asked = ("a", "acme", "zenith", "holder", "second", "nadir", "champion", "m", "lamp")
    assert ranked(one, *asked) == ranked(other, *asked)


def is_amended(directory: Path) -> bool:
    """Whether names that came later stand behind those of later rows."""
    with closing(sqlite3.connect(directory / "entries.sqlite")) as file:
        rows = [row for (row,) in file.execute("SELECT row FROM name ORDER BY id")]
    return rows != sorted(rows)


def amend(kept: Kept) -> None:
    kept.load("BB-SECOND", *SECOND[:1], SECOND[1].replace("tyres,4011", "lamps,9405"), *SECOND[2:])


def rename(kept: Kept) -> None:
    """The first to bear a mark that others bear too gets another one; what they write differently comes first now."""
    kept.load("AA-FIRST", FIRST[0], FIRST[1].replace("ZENITH", "LAMPORA"), *FIRST[2:4], FIRST[4].replace("LONG", "BIG"))


def borrow(kept: Kept) -> None:
    """An entry takes a mark that later ones bear already, and writes it in its own way."""
    kept.load("AA-FIRST", *FIRST[:2], FIRST[2].replace("a-3,", "a-3,quokka"), *FIRST[3:])


def add(kept: Kept) -> None:
    """Before, between and behind the others, so that all rows move."""
    new = ("a-0,LAMPAX,Lamp Inc,,lamps,9405,11,2023-01-01", "a-3x,ACME,Acme Holding LLC,,lamps,9405,11,2023-01-01")
    kept.load("AA-FIRST", new[0], *FIRST[:3], new[1], *FIRST[3:], "a-9,ZENITH,Zenith AG,,lamps,9405,11,2023-01-01")


def remove(kept: Kept) -> None:
    """What the file does not list stays in the register, as removed."""
    kept.load("AA-FIRST", *FIRST[1:], day=date(2024, 3, 1))


def publish_again(kept: Kept) -> None:
    """The same rows of a later day: each stands for that day now."""
    kept.load("BB-SECOND", *SECOND, "", day=date(2024, 3, 1))


def name_otherwise(kept: Kept) -> None:
    kept.overlay("aliases", "mark,entry_id,alias,kind,basis,source\n", "ACME,,АКМЕ,pronunciation,,a test",
                 ",b-3,lamp,product_line,,a test")  # fmt: skip


def repair(kept: Kept) -> None:
    kept.overlay("repairs", "entry_id,field,from,to,reason\n", "b-3,mark,QUOKKA,LAMPKKA,a slip")


@pytest.mark.parametrize("change", [amend, rename, borrow, add, remove, publish_again, name_otherwise, repair])
def test_snapshot_made_of_the_one_before_is_as_one_made_from_nothing(
    kept: Kept, change: Callable[[Kept], None]
) -> None:
    change(kept)
    amended, anew = kept.step()
    assert is_amended(amended)
    assert not is_amended(anew)
    assert_alike(amended, anew)


def test_so_it_is_after_many_changes_and_back_again(kept: Kept) -> None:
    before = EntriesFile(kept.directory / "entries.sqlite").counts()
    first = kept.register.updates("AA-FIRST")[0].number
    for change in (amend, add, name_otherwise, remove, repair, rename):
        change(kept)
        assert_alike(*kept.step())
    kept.register.revert(first, force=True, reason="a test")
    amended, anew = kept.step()
    assert_alike(amended, anew)
    assert EntriesFile(amended / "entries.sqlite").counts() == before


def test_rows_of_other_terms_of_goods_are_described_anew(kept: Kept) -> None:
    kept.overlay("goods_terms", "term,language,hs_codes,nice_classes,kind\n", "lamp,en,9405,11,goods")
    other, anew = kept.step()
    assert not is_amended(other)
    assert_alike(other, anew)


def test_snapshot_most_of_whose_rows_changed_is_made_from_nothing(kept: Kept) -> None:
    kept.load("CC-THIRD", *(row.replace("Holder", "Owner") for row in THIRD))
    kept.load("BB-SECOND", *(row.replace("2021", "2022") for row in SECOND))
    changed, anew = kept.step()
    assert not is_amended(changed)
    assert_alike(changed, anew)


def test_register_that_nothing_changed_is_not_read_again(kept: Kept) -> None:
    """Its rows are taken as they were written; a row that was tampered with shows it."""
    kept.register.snapshots.refresh()
    with closing(sqlite3.connect(kept.directory / "entries.sqlite")) as file:
        file.execute("UPDATE entry SET body = replace(body, 'MARK3', 'MARX3') WHERE entry_id = 'c-3'")
        file.commit()
    amend(kept)
    kept.register.snapshots.refresh()
    assert kept.register.entry("c-3").entry.mark == "MARX3"
