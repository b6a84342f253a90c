"""The accuracy benchmark at a tiny size."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import accuracy
from benchmarks.evaluation import Evaluation
from benchmarks.peers import AhoCorasick, AhoCorasickInC, ExactTokens, FtsTrigram, PartialRatio

SPELLINGS = [("a", "XIAOMI"), ("b", "MAX FACTOR"), ("c", "小米"), ("d", "MAX")]


def test_without_the_labelled_descriptions_it_says_so_and_ends_well(
    nothing: Evaluation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["accuracy", "--evaluation", str(nothing.folder)])
    accuracy.main()
    assert "nothing measured" in capsys.readouterr().out


def test_a_few_descriptions_are_screened_scored_and_shown(few: Evaluation, capsys: pytest.CaptureFixture[str]) -> None:
    result = accuracy.measure(few, with_peers=False, seeded=False)
    main_figures = result["must_show"]["ipregistry"]
    assert 0.5 < main_figures["plain F1"] <= 1
    assert result["evidence"]["first_word"]["least"] > 0
    accuracy.show(result)
    assert "by language" in capsys.readouterr().out


@pytest.mark.parametrize("peer", [ExactTokens, PartialRatio, FtsTrigram])
def test_peers_find_whole_words_and_han_marks_inside_a_text(peer: type[ExactTokens]) -> None:
    found = peer(SPELLINGS)
    assert {each for each, _, _ in found.find("Xiaomi phone")} == {"a"}
    assert {each for each, _, _ in found.find("红色小米手机")} == {"c"}
    assert found.find("xiaomishop maximum") == []


@pytest.mark.parametrize("peer", [ExactTokens, PartialRatio])
def test_peers_prefer_the_longest_spelling_at_a_place(peer: type[ExactTokens]) -> None:
    assert {each for each, _, _ in peer(SPELLINGS).find("max factor 2000 calorie")} == {"b"}


def test_the_floor_finds_letters_wherever_they_stand() -> None:
    pytest.importorskip("ahocorasick_rs")
    assert ("a", 0, 6) in AhoCorasick(SPELLINGS).find("xiaomishop")


def test_pyahocorasick_finds_every_mark_of_a_spelling() -> None:
    pytest.importorskip("ahocorasick")
    found = AhoCorasickInC([("a", "XIAOMI"), ("b", "xiaomi"), ("c", "mi")]).find("xiaomishop")
    assert sorted(found) == [("a", 0, 6), ("b", 0, 6), ("c", 4, 6)]


def test_the_register_file_carries_ids_marks_and_aliases_as_they_are(few: Evaluation, tmp_path: Path) -> None:
    few.write_register(tmp_path / "canonical.csv")
    lines = (tmp_path / "canonical.csv").read_text("utf-8").splitlines()
    assert lines[0] == "entry_id,mark,aliases,date_of_inclusion"
    assert len(lines) == len(few.rows()) + 1 and lines[1].endswith(",2000-01-01")
