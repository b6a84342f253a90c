"""A run that is interrupted at any point leaves whole chunks only, and goes on from them to the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from ipregistry.errors import IpRegistryError
from ipregistry.screening import Wanted, screen_file
from ipregistry.screening.room import CannotResume, Room, RowsLost, locked

from .conftest import CHUNK, ROWS, TODAY, digest

# A shell that was started in the background has its children ignore Ctrl+C; a terminal's have not.
_SCREEN = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
import sys
from datetime import date
from pathlib import Path
from ipregistry.screening import Wanted, screen_file
if __name__ == "__main__":
    snapshot, source, output = map(Path, sys.argv[1:4])
    screen_file(snapshot, source, output, workers=int(sys.argv[4]), today=date.fromisoformat(sys.argv[5]),
                wanted=Wanted(chunk_rows=20), resume=sys.argv[6] == "resume")
"""


class Run:
    """The command in a process group of its own, as a terminal has it."""

    def __init__(self, *arguments: object) -> None:
        command = [sys.executable, "-c", _SCREEN, *map(str, arguments)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)

    def wait_for_chunks(self, room: Room, many: int) -> None:
        end = time.monotonic() + 60
        while room.finished() < many:
            assert self.process.poll() is None, self.process.communicate()[1].decode()
            assert time.monotonic() < end, "the run never began to write"
            time.sleep(0.01)

    def kill(self, how: signal.Signals, *, group: bool) -> None:
        if group:
            os.killpg(self.process.pid, how)
        else:
            os.kill(self.process.pid, how)
        assert self.process.wait(timeout=30) != 0
        assert self.process.stderr is not None
        self.process.stderr.close()

    def alive(self) -> bool:
        """Whether any process of the group still runs; one that nobody has waited for does not."""
        stats = [_stat(path) for path in Path("/proc").glob("[0-9]*/stat")]
        return any(group == str(self.process.pid) and state != "Z" for state, group in stats)


def _stat(path: Path) -> tuple[str, str]:
    """The state and the group of a process."""
    try:
        fields = path.read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return "", ""
    return fields[0], fields[2]


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Room]:
    yield Room(tmp_path / ".out.jsonl.screening")


def whole(room: Room) -> bool:
    """Whether each chunk that is there is what its sidecar says."""
    for sidecar in room.path.glob("[0-9]*.json"):
        record = json.loads(sidecar.read_text("utf-8"))
        if hashlib.sha256(sidecar.with_suffix(".part").read_bytes()).hexdigest() != record["sha256"]:
            return False
    return True


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl+C", "kill -9"])
def test_run_that_is_killed_three_times_goes_on_to_the_same_bytes(
    snapshot: Path, source: Path, undisturbed: str, rooms: Room, tmp_path: Path, workers: int, how: signal.Signals
) -> None:
    output, chosen = tmp_path / "out.jsonl", random.Random(workers)
    output.write_text("old")
    for time_killed, day in enumerate((TODAY, TODAY + timedelta(days=1), TODAY)):
        run = Run(snapshot, source, output, workers, day, "resume" if time_killed else "anew")
        run.wait_for_chunks(rooms, rooms.finished() + chosen.randint(1, 5))
        run.kill(how, group=how is signal.SIGINT)
        assert output.read_text() == "old" and whole(rooms)
        _wait_until_gone(run)
    before = rooms.finished()
    assert 3 <= before < ROWS // CHUNK
    screened = screen_file(
        snapshot, source, output, workers=1, today=date(2030, 1, 1), wanted=Wanted(chunk_rows=CHUNK), resume=True
    )
    assert digest(output) == undisturbed, "the day of the job is the day on which it began"
    assert (screened.lines, screened.errors) == (ROWS, -(-ROWS // 7))
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def _wait_until_gone(run: Run) -> None:
    """The workers of a run that was killed end by themselves."""
    end = time.monotonic() + 30
    while run.alive():
        assert time.monotonic() < end, "a worker outlived who started it"
        time.sleep(0.05)


@pytest.fixture
def interrupted(snapshot: Path, source: Path, tmp_path: Path, rooms: Room) -> Path:
    """An output of which some chunks are whole."""
    output = tmp_path / "out.jsonl"
    run = Run(snapshot, source, output, 1, TODAY, "anew")
    run.wait_for_chunks(rooms, 3)
    run.kill(signal.SIGKILL, group=True)
    return output


@pytest.mark.parametrize(
    ("changed", "said"), [("input", "the input changed"), ("options", "the options changed"), ("register", "register")]
)
def test_run_whose_question_changed_is_not_resumed_and_says_what_changed(
    snapshot: Path, source: Path, interrupted: Path, tmp_path: Path, changed: str, said: str
) -> None:
    wanted = Wanted(chunk_rows=CHUNK, country="XX" if changed == "options" else None)
    if changed == "input":
        other = tmp_path / "other.jsonl"
        other.write_bytes(source.read_bytes() + b'{"description": "one more"}\n')
        source = other
    if changed == "register":
        (tmp_path / "0123456789").symlink_to(snapshot)
        snapshot = tmp_path / "0123456789"
    with pytest.raises(CannotResume, match=said):
        screen_file(snapshot, source, interrupted, workers=1, today=TODAY, wanted=wanted, resume=True)
    assert not interrupted.exists()


@pytest.mark.parametrize("lost", ["end", "all", "chunk", "sidecar's end", "sidecar's all"])
def test_chunk_that_a_power_cut_took_from_the_disk_is_found_and_checked_again(
    snapshot: Path, source: Path, undisturbed: str, interrupted: Path, rooms: Room, lost: str
) -> None:
    file = rooms.sidecar(1) if lost.startswith("sidecar") else rooms.chunk(1)
    content, before, told = file.read_bytes(), rooms.finished(), list[str]()
    file.write_bytes(content[:-10] if lost.endswith("end") else b"")
    if lost == "chunk":
        file.unlink()
    wanted = Wanted(chunk_rows=CHUNK)
    screen_file(snapshot, source, interrupted, workers=1, today=TODAY, wanted=wanted, resume=True, told=told.append)
    assert digest(interrupted) == undisturbed and told == [f"going on from {before - 1} whole chunks"]


def test_chunk_with_fewer_rows_than_went_in_is_an_error_and_no_output(
    snapshot: Path, source: Path, interrupted: Path, rooms: Room
) -> None:
    sidecar = rooms.sidecar(0)
    sidecar.write_text(json.dumps({**json.loads(sidecar.read_text("utf-8")), "rows": CHUNK - 1}), "utf-8")
    with pytest.raises(RowsLost, match="19 rows where 20 went in"):
        screen_file(snapshot, source, interrupted, workers=1, today=TODAY, wanted=Wanted(chunk_rows=CHUNK), resume=True)
    assert not interrupted.exists()


def test_there_must_be_something_to_resume(snapshot: Path, source: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotResume, match="no interrupted run"):
        screen_file(snapshot, source, tmp_path / "out.jsonl", workers=1, today=TODAY, resume=True)
    assert list(tmp_path.iterdir()) == []


def test_run_without_resume_says_what_it_throws_away(
    snapshot: Path, source: Path, undisturbed: str, interrupted: Path
) -> None:
    told: list[str] = []
    screen_file(
        snapshot,
        source,
        interrupted,
        workers=1,
        today=TODAY,
        wanted=Wanted(chunk_rows=CHUNK),
        told=told.append,
    )
    assert "thrown away" in told[0] and digest(interrupted) == undisturbed


def test_two_runs_cannot_write_the_same_output(snapshot: Path, source: Path, tmp_path: Path, rooms: Room) -> None:
    with locked(rooms), pytest.raises(IpRegistryError, match="another run"):
        screen_file(snapshot, source, tmp_path / "out.jsonl", workers=1, today=TODAY)


def test_register_that_is_pruned_meanwhile_is_still_the_jobs(snapshot: Path, source: Path, tmp_path: Path) -> None:
    """A run of hours outlives the snapshot directories that a server keeps: the job holds its own."""
    room = Room(tmp_path / "room")
    room.path.mkdir()
    copy = tmp_path / "snapshot"
    copy.mkdir()
    for file in snapshot.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    room.begin({}, copy)
    for file in copy.iterdir():
        file.unlink()
    assert {file.name for file in room.snapshot.iterdir()} == {file.name for file in snapshot.iterdir()}
    assert all(file.stat().st_size == (snapshot / file.name).stat().st_size for file in room.snapshot.iterdir())


def test_what_is_half_done_is_removed_before_a_job_goes_on(snapshot: Path, tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.path.mkdir()
    manifest = dict.fromkeys(("input", "options", "register", "format"), "same")
    room.begin(manifest, snapshot)
    room.keep(0, b"whole", {})
    room.keep(1, b"cut by a power cut", {})
    room.chunk(1).write_bytes(b"cut")
    room.lay(1, b"rows that wait for somebody to check them")
    (room.path / ".000000002.part.0a.tmp").write_bytes(b"half a chunk")
    room.resume(manifest)
    left = sorted(path.name for path in room.path.iterdir() if path.is_file())
    assert left == ["000000000.json", "000000000.part", "000000001.part", "manifest.json"]
    assert (room.has(0), room.has(1), room.finished()) == (True, False, 1)
