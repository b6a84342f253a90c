"""The report of a file: its totals are those of the answers, its words are highlighted, and it needs nothing else."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ipregistry.checking import Verdict
from ipregistry.matching import Kind
from ipregistry.screening import Screened, Wanted, screen_file
from ipregistry.screening.report import VERDICTS, WRITINGS, cut, disguises, write_report
from ipregistry.screening.report_charts import MOST_BARS, chart, parts, share

TODAY = date(2024, 1, 1)
SIZES = "[...document.querySelectorAll('.bars *')].map(each => parseFloat(getComputedStyle(each).fontSize))"
TEXTS = ["Xiaomi phone", "X1aomi phone", "Хiаomi phone", "gift", "<script>alert(1)</script> XIAOMI", "", "DUREX", "ok"]


def screened(snapshot: Path, tmp_path: Path, texts: list[str], workers: int = 1) -> Screened:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"id": n, "description": text}) + "\n" for n, text in enumerate(texts)))
    wanted = Wanted(chunk_rows=3)
    return screen_file(snapshot, source, tmp_path / "out.jsonl", workers=workers, today=TODAY, wanted=wanted)


@pytest.fixture
def page(snapshot: Path, tmp_path: Path) -> str:
    write_report(tmp_path / "r.html", screened(snapshot, tmp_path, TEXTS), "in.jsonl", "out.jsonl")
    return (tmp_path / "r.html").read_text("utf-8")


def test_totals_are_those_of_the_answers(snapshot: Path, tmp_path: Path) -> None:
    tally = screened(snapshot, tmp_path, TEXTS * 5).tally
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert tally.rows == len(answers) == 40 and tally.errors == sum("error" in each for each in answers) == 5
    for verdict, count in tally.verdicts.items():
        assert count == sum(each.get("verdict") == verdict for each in answers)
    named = sum(any(m["entry"]["entry_id"] == "xiaomi" for m in each.get("matches", ())) for each in answers)
    assert tally.marks["XIAOMI"] == tally.holders["Xiaomi Inc."] == named >= 20
    assert tally.countries["XX"] == tally.marks["XIAOMI"] + tally.marks["DUREX"]
    assert sum(tally.verdicts.values()) + tally.errors == tally.rows


def test_two_processes_count_as_one_does(snapshot: Path, tmp_path: Path) -> None:
    alone = screened(snapshot, tmp_path, TEXTS * 3).tally.to_record()
    assert screened(snapshot, tmp_path, TEXTS * 3, workers=2).tally.to_record() == alone


def test_report_needs_nothing_else_and_runs_nothing(page: str) -> None:
    assert not re.search(r"<(script|link|img|iframe)|https?://|url\(", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src 'none'" in page


def test_words_that_were_found_are_highlighted_and_said(page: str) -> None:
    assert '<mark class="plain" title="XIAOMI: as registered">Xiaomi</mark>' in page
    assert re.search(r'<mark class="disguised" title="XIAOMI: [^"]+">Хiаomi</mark>', page)
    assert page.index(">Хiаomi</mark>") < page.index(">Xiaomi</mark>"), "disguised ones stand first"


def test_report_names_the_registers_and_the_input_by_their_digests(page: str, snapshot: Path, tmp_path: Path) -> None:
    manifest = json.loads((snapshot / "manifest.json").read_text("utf-8"))
    assert manifest["registers"][0]["sha256"] in page and snapshot.name in page and "XX-TEST" in page


def test_only_the_hundred_worst_are_shown(snapshot: Path, tmp_path: Path) -> None:
    tally = screened(snapshot, tmp_path, [f"Xiaomi phone {n}" for n in range(450)] + ["Хiаomi phone"]).tally
    assert len(tally.worst) == 100 and tally.worst[0]["text"] == "Хiаomi phone"


def test_report_of_nothing_is_a_report(snapshot: Path, tmp_path: Path) -> None:
    write_report(tmp_path / "r.html", screened(snapshot, tmp_path, []), "in.jsonl", "out.jsonl")
    assert "<b>0</b> rows" in (tmp_path / "r.html").read_text("utf-8")


def test_every_verdict_and_every_way_of_writing_has_words() -> None:
    assert set(VERDICTS) == {*map(str, Verdict), "error"}
    assert set(WRITINGS) == set(map(str, Kind))


def test_pieces_of_a_text_are_the_text() -> None:
    pieces = list(cut("Xiaomi phone", [[0, 6, "alias", "XIAOMI"], [3, 8, "typo", "OMI"]]))
    assert "".join(piece["text"] for piece in pieces) == "Xiaomi phone"
    assert [piece["kind"] for piece in pieces] == ["plain", "disguised", "disguised", ""]


def test_shares_and_parts_fit() -> None:
    assert [share(1, 3), share(1, 100), share(1, 1_000_000), share(0, 5)] == ["33 %", "1.0 %", "under 0.1 %", "0.0 %"]
    assert [part.x for part in parts({"a": 1, "b": 3})] == [0.0, 250.0]


def test_bars_are_as_long_as_their_counts_and_the_others_are_told() -> None:
    drawn = chart("Marks", "rows", {f"MARK {number:02}": number for number in range(1, 15)}, 100)
    assert [bar.name for bar in drawn.bars[:2]] == ["MARK 14", "MARK 13"] and drawn.bars[0].length == 1
    assert drawn.bars[1].length == round(13 / 14, 3) and (len(drawn.bars), drawn.rest) == (MOST_BARS, 2)


def test_what_a_disguised_word_stands_for_is_said_on_paper_too(page: str) -> None:
    assert "“Хiаomi” is XIAOMI: look-alike letters." in page
    assert disguises("Xiaomi X1aomi", [[0, 6, "exact", "XIAOMI"], [7, 13, "leet", "XIAOMI"]]) == [
        "“X1aomi” is XIAOMI: digits for letters."
    ]


def test_page_fits_a_telephone_and_its_words_can_be_read(page: str, tmp_path: Path, browser: Any) -> None:
    for scheme in ("light", "dark"):
        screen = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)
        shown = screen.new_page()
        shown.goto((tmp_path / "r.html").as_uri())
        assert shown.evaluate("document.documentElement.scrollWidth") == 390, "nobody scrolls sideways"
        sizes = shown.evaluate(SIZES)
        assert sizes and min(sizes) >= 13
        bars = shown.evaluate("[...document.querySelectorAll('.bars')].map(e => e.scrollWidth <= e.clientWidth)")
        assert bars and all(bars)
        screen.close()
