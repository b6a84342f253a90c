"""Parquet files and data sets, and batches as any cluster passes them: types kept, answers the same."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from ipregistry.errors import FileRefused, InvalidQuestion, IpRegistryError
from ipregistry.screening import Wanted, parquet_file, screen_file
from ipregistry.screening.arrow import screen_batch
from ipregistry.screening.parquet_file import ParquetReading
from ipregistry.screening.plan import Plan
from ipregistry.screening.result_columns import RESULTS

TODAY = date(2024, 1, 1)
PLAN = Plan("parquet", "parquet", (), {}, {}, {}, TODAY, chunk_rows=10)


def table(rows: int, first: int = 0) -> pyarrow.Table:
    numbers = range(first, first + rows)
    return pyarrow.table(
        {
            "id": pyarrow.array(list(numbers), pyarrow.int64()),
            "title": [None if n % 5 == 4 else f"Xiaomi phone {n}" for n in numbers],
            "hs": pyarrow.array([8517 if n % 2 else None for n in numbers], pyarrow.int32()),
            "on": pyarrow.array([date(2024, 5, 1)] * rows, pyarrow.date32()),
            "tags": [["a", "b"]] * rows,
        }
    )


def screened(snapshot: Path, source: Path, output: Path, **wanted: Any) -> tuple[int, int]:
    counts = screen_file(snapshot, source, output, workers=1, today=TODAY, wanted=Wanted(**wanted))
    return counts.lines, counts.errors


def test_parquet_keeps_its_columns_and_types_and_gets_ours(snapshot: Path, tmp_path: Path) -> None:
    source, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    parquet.write_table(table(25), source, row_group_size=10)
    assert screened(snapshot, source, output, chunk_rows=4) == (25, 5)
    found = parquet.read_table(output)
    assert found.column_names == ["id", "title", "hs", "on", "tags", *RESULTS]
    assert found.select(range(5)).equals(table(25)), "what went in came out, in its order"
    assert found["marks"].to_pylist()[0] == ["XIAOMI"] and found["score"].type == pyarrow.float64()
    assert [error is not None for error in found["error"].to_pylist()] == [n % 5 == 4 for n in range(25)]


def test_folder_of_files_goes_in_and_a_folder_comes_out(snapshot: Path, tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    (source / "b").mkdir(parents=True)
    parquet.write_table(table(7), source / "a.parquet")
    parquet.write_table(table(6, 7), source / "b" / "c.parquet")
    assert screened(snapshot, source, output, chunk_rows=5) == (13, 2)
    assert [path.name for path in sorted(output.iterdir())] == [f"part-{n:06}.parquet" for n in range(4)]
    assert parquet.read_table(output)["id"].to_pylist() == list(range(13))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_files_of_a_data_set_have_many_rows_unless_fewer_are_wanted(snapshot: Path, tmp_path: Path) -> None:
    parquet.write_table(table(1_100), tmp_path / "in.parquet")
    options: list[tuple[str, dict[str, int], int]] = [("one", {}, 1), ("many", {"chunk_rows": 300}, 4)]
    for output, wanted, files in options:
        counts = screened(snapshot, tmp_path / "in.parquet", tmp_path / output, output_format="parquet", **wanted)
        assert counts == (1_100, 220)
        assert len(list((tmp_path / output).iterdir())) == files


def test_answer_is_the_same_from_a_table_of_text(snapshot: Path, tmp_path: Path) -> None:
    parquet.write_table(pyarrow.table({"id": ["a"], "title": ["Xiaomi phone"], "hs": [8517]}), tmp_path / "in.parquet")
    (tmp_path / "in.csv").write_text("id,title,hs\na,Xiaomi phone,8517\n", "utf-8")
    screened(snapshot, tmp_path / "in.parquet", tmp_path / "a.jsonl")
    screened(snapshot, tmp_path / "in.csv", tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    screened(snapshot, tmp_path / "in.csv", tmp_path / "c.parquet")
    assert parquet.read_table(tmp_path / "c.parquet")["hs"].to_pylist() == ["8517"]


def test_batch_is_answered_as_its_file_is(snapshot: Path, tmp_path: Path) -> None:
    parquet.write_table(table(9), tmp_path / "in.parquet")
    screened(snapshot, tmp_path / "in.parquet", tmp_path / "out.parquet")
    batch = screen_batch(snapshot, table(9).combine_chunks().to_batches()[0])
    assert pyarrow.Table.from_batches([batch]).equals(parquet.read_table(tmp_path / "out.parquet"))
    assert screen_batch(snapshot, batch.slice(0, 0)).num_rows == 0


def test_table_of_several_batches_is_answered_as_one_batch_is(snapshot: Path) -> None:
    """Ray passes tables, Spark passes batches."""
    one = table(9).drop(["id"])
    one = one.cast(pyarrow.schema([one.schema.field(0), one.schema.field(1), one.schema.field(2).with_nullable(False),
                                   one.schema.field(3)]))  # fmt: skip
    several = pyarrow.concat_tables([one.slice(0, 4), one.slice(4)])
    assert len(several.to_batches()) == 2
    whole = screen_batch(snapshot, one.combine_chunks().to_batches()[0])
    assert screen_batch(str(snapshot), several).equals(pyarrow.Table.from_batches([whole]))
    assert screen_batch(snapshot, one.slice(0, 0)).schema == whole.schema


def test_batch_may_name_its_columns_and_what_is_asked(snapshot: Path) -> None:
    batch = pyarrow.record_batch({"x": ["Xiaomi phone"], "title": ["gift"]})
    found = screen_batch(snapshot, batch, named={"description": "x"}, on=date(2026, 6, 1), registers=["XX-TEST"])
    assert found["verdict"].to_pylist() == ["possible_match"]
    with pytest.raises(InvalidQuestion, match="description"):
        screen_batch(snapshot, pyarrow.record_batch({"x": ["a"]}))


def test_files_of_other_columns_or_none_are_refused(snapshot: Path, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    with pytest.raises(InvalidQuestion, match="Parquet files"):
        screened(snapshot, source, tmp_path / "out")
    parquet.write_table(table(2), source / "a.parquet")
    (source / "b.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(FileRefused):
        screened(snapshot, source, tmp_path / "out")
    parquet.write_table(table(2).drop(["tags"]), source / "b.parquet")
    with pytest.raises(FileRefused):
        screened(snapshot, source, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5], [1, 4, 5], [5, 0, 3, 3], [2, 2, 1]])
def test_worker_reads_a_row_group_forward_and_in_any_order(tmp_path: Path, order: list[int]) -> None:
    """Pieces come to a worker in turns with others', and again when a worker was killed."""
    source = tmp_path / "in.parquet"
    parquet.write_table(table(55), source, row_group_size=30, data_page_size=64)
    reading = ParquetReading(source, PLAN, Wanted())
    pieces = list(reading.pieces())
    assert [piece.rows for piece in pieces] == [10, 10, 10, 10, 10, 5] and reading.total == 55
    for number in order:
        asked = list(pieces[number].asked(reading.plan))
        assert [each.question["id"] for each in asked] == [*range(number * 10, min(55, number * 10 + 10))]


def test_row_group_is_read_once_by_who_reads_it_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "in.parquet"
    parquet.write_table(table(1_000), source)
    reading = ParquetReading(source, PLAN, Wanted())
    pieces = list(reading.pieces())
    opened: list[Path] = []
    kept = parquet_file._opened
    parquet_file.let_go()
    monkeypatch.setattr(parquet_file, "_opened", lambda path, **more: opened.append(path) or kept(path, **more))
    assert sum(len(list(piece.asked(reading.plan))) for piece in pieces) == 1_000
    assert len(opened) == 1 and not parquet_file._kept, "and it is closed at its end"


def test_reading_that_failed_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive that comes back is read on, and no row is taken for another."""
    source = tmp_path / "in.parquet"
    parquet.write_table(table(100), source)
    reading = ParquetReading(source, PLAN, Wanted())
    first, second, third, *_ = reading.pieces()
    list(first.asked(reading.plan))
    following = parquet_file._Group._next

    def interrupted(group: Any) -> Any:
        following(group)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(parquet_file._Group, "_next", interrupted)
    with pytest.raises(OSError, match="Input/output"):
        list(second.asked(reading.plan))
    monkeypatch.undo()
    for piece, ids in ((second, range(10, 20)), (third, range(20, 30))):
        assert [each.question["id"] for each in piece.asked(reading.plan)] == list(ids)
    reading.close()
    assert not parquet_file._kept


def test_cell_that_cannot_be_read_is_an_error_of_its_row(snapshot: Path, tmp_path: Path) -> None:
    """Text that somebody called UTF-8 and that is not, and a day beyond the calendar."""
    latin = pyarrow.Array.from_buffers(
        pyarrow.string(), 3, [None, pyarrow.py_buffer(bytes([0, 0, 0, 0, 4, 0, 0, 0, 10, 0, 0, 0, 16, 0, 0, 0])),
                              pyarrow.py_buffer(b"gift" + b"caf\xe9 x" + b"XIAOMI")]
    )  # fmt: skip
    days = pyarrow.array([0, 0, 2**31 - 1], pyarrow.int32()).cast(pyarrow.date32())
    rows = pyarrow.table({"id": [7, 8, 9], "title": latin, "made": days})
    parquet.write_table(rows, tmp_path / "in.parquet", compression="none", use_dictionary=False)
    assert screened(snapshot, tmp_path / "in.parquet", tmp_path / "out.jsonl") == (3, 1), "a day that nobody asks for"
    first, bad, last = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines())
    assert (first["id"], first["verdict"], last["id"], last["verdict"]) == (7, "insufficient_description", 9, "match")
    assert bad["id"] == 8 and "column title cannot be read" in bad["error"]["detail"]
    assert screened(snapshot, tmp_path / "in.parquet", tmp_path / "out.csv") == (3, 2), "the day cannot be written"
    assert "column made cannot be read" in (tmp_path / "out.csv").read_text("utf-8").splitlines()[3]
    assert screened(snapshot, tmp_path / "in.parquet", tmp_path / "out.parquet") == (3, 1)
    assert parquet.read_table(tmp_path / "out.parquet").select(range(3)).equals(rows)


def test_columns_that_nobody_asks_for_come_out_as_they_went_in(snapshot: Path, tmp_path: Path) -> None:
    """Python cannot hold some of them, and would hold others with less."""
    columns = {
        "time64": pyarrow.array([123_456_789, None, 0], pyarrow.time64("ns")),
        "far": pyarrow.array([10**15, None, 0], pyarrow.timestamp("ms")),
        "nanoseconds": pyarrow.array([1_700_000_000_123_456_789, None, 0], pyarrow.timestamp("ns", tz="UTC")),
        "few": pyarrow.array(["a", None, "a"]).dictionary_encode(),
        "nested": pyarrow.array([{"a": [1]}, None, {"a": []}]),
        "bytes": pyarrow.array([b"\xff", None, b""]),
    }
    source = pyarrow.table({"title": ["Xiaomi phone", None, "gift"], **columns})
    parquet.write_table(source, tmp_path / "in.parquet")
    for many in (1, 2, 500):
        counts = screened(snapshot, tmp_path / "in.parquet", tmp_path / "out.parquet", chunk_rows=many)
        assert counts == (3, 1)
        found = parquet.read_table(tmp_path / "out.parquet").select(range(7))
        assert found.equals(parquet.read_table(tmp_path / "in.parquet"))


def test_damaged_row_group_is_errors_in_their_places(snapshot: Path, tmp_path: Path) -> None:
    source, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    parquet.write_table(table(60), source, row_group_size=20, compression="snappy")
    group = parquet.ParquetFile(source).metadata.row_group(1)
    begins, ends = (getattr(group.column(1), name) for name in ("dictionary_page_offset", "total_compressed_size"))
    damaged = bytearray(source.read_bytes())
    damaged[begins : begins + ends] = b"\xff" * ends
    source.write_bytes(damaged)
    assert screened(snapshot, source, output, chunk_rows=8) == (60, 28)
    found = parquet.read_table(output).to_pylist()
    assert [row["id"] for row in found] == [*range(20), *[None] * 20, *range(40, 60)]
    assert all("row group 1 of in.parquet" in row["error"] for row in found[20:40])


def test_file_that_is_gone_when_its_rows_are_wanted_ends_the_job(snapshot: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.parquet"
    parquet.write_table(table(5), source)
    reading = ParquetReading(source, PLAN, Wanted())
    [piece] = reading.pieces()
    source.unlink()
    with pytest.raises(FileNotFoundError):
        list(piece.asked(reading.plan))


def test_folder_with_something_in_it_is_no_output(snapshot: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.parquet"
    parquet.write_table(table(2), source)
    with pytest.raises(IpRegistryError, match="something in it"):
        screened(snapshot, source, tmp_path)


def test_without_the_extra_it_is_said_which_one_is_needed(snapshot: Path, tmp_path: Path) -> None:
    program = """
import sys
from datetime import date
from pathlib import Path
sys.modules["pyarrow"] = None
from ipregistry.screening import screen_file
screen_file(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), workers=1, today=date(2024, 1, 1))
"""
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"description": "phone"}) + "\n", "utf-8")
    command = [sys.executable, "-c", program, str(snapshot), str(source)]
    refused = subprocess.run([*command, str(tmp_path / "o.parquet")], capture_output=True, text=True, check=False)
    assert "customs-ipregistry[cluster]" in refused.stderr
    subprocess.run([*command, str(tmp_path / "o.csv")], check=True)
