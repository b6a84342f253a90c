"""Snapshots of the same words and terms of goods share their files, and a worker opens them once."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from ipregistry.compiled_goods import compiled_before, compiled_goods, lexicon_of
from ipregistry.goods import GoodsTerm
from ipregistry.register import LoadOptions, Register
from ipregistry.sharing import made_once, share
from ipregistry.snapshot import Snapshot

from .conftest import SmallRegister

SHEET = "entry_id,mark\nx,ACME\n"
KETTLE = GoodsTerm("kettle", "en", ("8516",))


def next_snapshot(register: Register, path: Path, text: str, overlay: str | None = None) -> Snapshot:
    path.write_text(text, "utf-8")
    options = LoadOptions(as_of=None if overlay else date(2024, 2, 1))
    if overlay:
        register.load_overlay(path, overlay, options)
    else:
        register.load(path, "XX-TEST", options)
    return register.snapshots.refresh()


def test_file_that_cannot_be_linked_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("another disk")

    (tmp_path / "from").mkdir()
    (tmp_path / "into").mkdir()
    (tmp_path / "from" / "file").write_text("what it holds")
    share(tmp_path / "from", tmp_path / "into")
    assert (tmp_path / "from" / "file").samefile(tmp_path / "into" / "file")
    (tmp_path / "into" / "file").unlink()
    monkeypatch.setattr(os, "link", refuse)
    share(tmp_path / "from", tmp_path / "into")
    assert (tmp_path / "into" / "file").read_text() == "what it holds"
    assert not (tmp_path / "from" / "file").samefile(tmp_path / "into" / "file")


def test_what_could_not_be_made_whole_is_not_there(tmp_path: Path) -> None:
    def fail(directory: Path) -> None:
        (directory / "half").touch()
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        made_once(tmp_path / "made", fail)
    assert list(tmp_path.iterdir()) == []
    assert made_once(tmp_path / "made", lambda directory: (directory / "whole").touch()).is_dir()
    assert made_once(tmp_path / "made", fail) == tmp_path / "made", "it is made once"


def test_terms_are_compiled_once_and_other_terms_anew(tmp_path: Path) -> None:
    first = compiled_goods(tmp_path, [KETTLE])
    assert compiled_goods(tmp_path, iter([KETTLE])) == first
    assert compiled_before(tmp_path, first.name) == first
    assert [each.term for each in lexicon_of(first).find("two kettles")] == ["kettle"]
    other = compiled_goods(tmp_path, [KETTLE, GoodsTerm("vase", "en", ("7013",))])
    assert other != first
    assert [each.term for each in lexicon_of(other).find("kettle and vases")] == ["kettle", "vase"]


def test_terms_that_nobody_used_lately_are_forgotten(tmp_path: Path) -> None:
    made = [compiled_goods(tmp_path, [GoodsTerm(f"kettle{number}", "en")]) for number in range(10)]
    assert compiled_before(tmp_path, made[0].name) is None
    assert compiled_before(tmp_path, made[-1].name) == made[-1]
    assert compiled_before(tmp_path, "..") is None


def test_next_snapshot_links_words_and_goods_and_a_worker_keeps_them_open(
    small_register: SmallRegister, tmp_path: Path
) -> None:
    register = small_register(SHEET)
    before = register.snapshots.refresh()
    after = next_snapshot(register, tmp_path / "two.csv", SHEET + "y,NADIR\n")
    assert after is not before
    for name in ("words.marisa", "words_zipf.u8", "names.marisa", "goods.json", "goods_words.marisa"):
        assert (before.directory / name).samefile(after.directory / name), name
    assert after.lexicon is before.lexicon
    assert after.index.words is before.index.words
    assert [each.shown for each in after.engine.find("NADIR phone")] == ["NADIR"]


def test_other_terms_of_goods_are_opened_anew(small_register: SmallRegister, tmp_path: Path) -> None:
    register = small_register(SHEET)
    before = register.snapshots.refresh()
    terms = "term,language,hs_codes,nice_classes,kind\nfrobnicator,en,8479,7,goods\n"
    after = next_snapshot(register, tmp_path / "terms.csv", terms, "goods_terms")
    assert not before.lexicon.find("two frobnicators")
    assert [each.term for each in after.lexicon.find("two frobnicators")] == ["frobnicator"]
    assert not after.lexicon.find("kettle"), "the terms that ship were replaced"
    assert "frobnicator" in after.index.words
    assert "frobnicator" not in before.index.words


def test_snapshot_outlives_the_cache_and_the_snapshot_that_it_shares_with(
    small_register: SmallRegister, tmp_path: Path
) -> None:
    register = small_register(SHEET)
    before = register.snapshots.refresh()
    after = next_snapshot(register, tmp_path / "two.csv", SHEET + "y,NADIR\n")
    shutil.rmtree(before.directory)
    again = Snapshot(after.directory)
    assert again.lexicon.find("kettle")
    assert "kettle" in again.index.words
