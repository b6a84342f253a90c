"""A whole file: as many lines out as in, in their order, by one process or several, and nothing half done."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ipregistry.screening import ROWS_A_CHUNK, Wanted, screen_file
from ipregistry.screening.pieces import Piece
from ipregistry.screening.room import Damaged, RowsLost
from ipregistry.screening.worker import Job, screen_piece

TODAY = date(2024, 1, 1)

Counts = tuple[int, int]  # rows, and errors among them
Screened = Callable[..., tuple[list[dict[str, Any]], Counts]]


@pytest.fixture
def screened(snapshot: Path, tmp_path: Path) -> Screened:
    def screen(content: bytes, workers: int = 1) -> tuple[list[dict[str, Any]], Counts]:
        source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        source.write_bytes(content)
        screened = screen_file(snapshot, source, output, workers=workers, today=TODAY)
        lines = output.read_bytes().split(b"\n")
        assert lines.pop() == b"", "every line ends"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]
        return [json.loads(line) for line in lines], (screened.lines, screened.errors)

    return screen


def line(number: int, description: str = "Xiaomi phone") -> bytes:
    return json.dumps({"id": number, "description": description}, ensure_ascii=False).encode()


def test_every_line_is_answered_in_its_place(screened: Screened) -> None:
    content = b"\n".join([line(1), b"nonsense", line(2, "gift"), b"{}", line(3, "DUREX")]) + b"\n"
    answers, counts = screened(content)
    assert [each["id"] for each in answers] == [1, None, 2, None, 3]
    assert ["error" in each for each in answers] == [False, True, False, True, False]
    assert counts == (5, 2)


@pytest.mark.parametrize(
    "content",
    [
        line(1) + b"\n" + line(2) + b"\n",
        line(1) + b"\n" + line(2),  # the last line does not end
        line(1) + b"\r\n" + line(2) + b"\r\n",
        b"\xef\xbb\xbf" + line(1) + b"\n" + line(2) + b"\n",  # a byte order mark
        b"\n\n" + line(1) + b"\n \t \n\r\n" + line(2) + b"\n\n",  # blank lines are no questions
        b"  " + line(1) + b"  \n\t" + line(2) + b"\n",
    ],
    ids=["plain", "no last end", "CRLF", "BOM", "blank lines", "indented"],
)
def test_ways_to_end_a_line_are_one(screened: Screened, content: bytes) -> None:
    answers, counts = screened(content)
    assert [each["id"] for each in answers] == [1, 2]
    assert counts == (2, 0)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_a_line_feed_ends_a_line(screened: Screened, separator: str) -> None:
    """Other languages split at these; JSON may hold most of them in a text."""
    answers, counts = screened(line(1, f"Xiaomi{separator}phone") + b"\n" + line(2) + b"\n")
    assert [each["id"] for each in answers] == [1, 2]
    assert counts[0] == 2


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n \n"])
def test_file_without_a_line_gives_a_file_without_a_line(screened: Screened, content: bytes) -> None:
    assert screened(content) == ([], (0, 0))


def test_line_without_end_of_two_megabytes_is_an_error_in_its_place(screened: Screened) -> None:
    answers, counts = screened(line(1) + b"\n" + line(2, "x" * 2_000_000) + b"\n" + line(3) + b"\n")
    assert [each["id"] for each in answers] == [1, 2, 3]
    assert counts[1] == 1 and len(json.dumps(answers[1])) < 1000


def test_two_processes_answer_as_one_does(screened: Screened) -> None:
    """More chunks than may wait at a time, the last of them short, with a bad line in each."""
    size = ROWS_A_CHUNK * 9 + 7
    content = b"".join((b"bad" if n % 500 == 3 else line(n, f"phone number {n}")) + b"\n" for n in range(size))
    alone, counts = screened(content)
    together, counts_together = screened(content, workers=2)
    assert together == alone
    assert counts == counts_together == (size, 10)
    assert [each["id"] for each in alone if "error" not in each] == [n for n in range(size) if n % 500 != 3]


def test_output_that_was_there_is_replaced_when_the_new_one_is_complete(snapshot: Path, tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(line(1))
    output.write_text("old")
    screen_file(snapshot, source, output, workers=1, today=TODAY)
    assert json.loads(output.read_text("utf-8"))["id"] == 1


@pytest.mark.parametrize("missing", ["snapshot", "source", "output"])
def test_run_that_fails_leaves_no_output_and_no_leftovers(snapshot: Path, tmp_path: Path, missing: str) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(line(1))
    paths = {"snapshot": snapshot, "source": source, "output": output}
    paths[missing] = tmp_path / "nowhere" / "x"
    with pytest.raises(OSError):
        screen_file(paths["snapshot"], paths["source"], paths["output"], workers=1, today=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_chunks_are_joined_in_their_order_while_others_are_still_checked(snapshot: Path, tmp_path: Path) -> None:
    source, output, sizes = tmp_path / "in.jsonl", tmp_path / "out.jsonl", list[int]()
    source.write_bytes(b"".join(line(number) + b"\n" for number in range(100)))

    def backwards_by_twos(job: Job, pieces: Iterator[Piece]) -> Generator[Piece, None, None]:
        for first, second in zip(pieces, pieces, strict=False):
            for piece in (second, first):
                screen_piece(job, piece)
                yield piece
                joined = job.room.path / "output"
                sizes.append(joined.stat().st_size if joined.exists() else 0)

    wanted = Wanted(chunk_rows=10)
    screen_file(snapshot, source, output, workers=1, today=TODAY, wanted=wanted, screen=backwards_by_twos)
    assert [json.loads(each)["id"] for each in output.read_bytes().splitlines()] == list(range(100))
    assert sizes[0] == 0 and sizes == sorted(sizes) and len(set(sizes)) >= 4, "none before the first, then ever more"


def test_run_whose_output_cannot_be_written_lets_nobody_check_on(snapshot: Path, tmp_path: Path) -> None:
    source, output, closed = tmp_path / "in.jsonl", tmp_path / "out.jsonl", list[bool]()
    source.write_bytes(b"".join(line(number) + b"\n" for number in range(100)))

    def spoilt(job: Job, pieces: Iterator[Piece]) -> Generator[Piece, None, None]:
        try:
            for piece in pieces:
                screen_piece(job, piece)
                if piece.number == 1:
                    job.room.chunk(1).write_bytes(b"{}")
                yield piece
        finally:
            closed.append(job.room.path.exists())

    with pytest.raises(Damaged):
        screen_file(snapshot, source, output, workers=1, today=TODAY, wanted=Wanted(chunk_rows=10), screen=spoilt)
    assert closed == [True] and not output.exists()


def test_chunk_that_never_comes_is_no_end_of_the_file(snapshot: Path, tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"".join(line(number) + b"\n" for number in range(100)))

    def forgetful(job: Job, pieces: Iterator[Piece]) -> Generator[Piece, None, None]:
        for piece in pieces:
            screen_piece(job, piece)
            if piece.number != 4:
                yield piece

    with pytest.raises(RowsLost, match="chunk 4"):
        screen_file(snapshot, source, output, workers=1, today=TODAY, wanted=Wanted(chunk_rows=10), screen=forgetful)
    assert not output.exists()
