"""A whole file: rows in, rows out, counted; by one process or several, interrupted and resumed. Knows no row."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import IpRegistryError
from ..loading.source import sha256_of
from . import parquet_file
from .columns import FIELDS
from .joining import refuse_too_many, write_output
from .pieces import Piece
from .plan import STANDARD, Plan, Wanted
from .pool import screen_here
from .progress import watched
from .reading import open_reading
from .room import CannotResume, Room, RowsLost, locked
from .tally import Tally
from .worker import Job

FORMAT = "screening-2"  # of chunks and sidecars; a job of another one is not resumed

Screen = Callable[[Job, Iterator[Piece]], Generator[Piece, None, None]]


@dataclass(frozen=True, slots=True)
class Screened:
    """What became of a file: the counts of its rows, the plan, and the rest of the manifest."""

    tally: Tally
    plan: Plan
    manifest: dict[str, Any]

    @property
    def lines(self) -> int:
        return self.tally.rows

    @property
    def errors(self) -> int:
        return self.tally.errors


def screen_file(
    snapshot: Path,
    source: Path,
    output: Path,
    *,
    workers: int,
    today: date,
    wanted: Wanted | None = None,
    resume: bool = False,
    screen: Screen | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Screened:
    """Check every row of `source` against the snapshot in a directory and write `output`.

    Either may be `-`, the standard one. `resume` goes on from an interrupted run of the same input, options and
    register; `screen` checks the pieces elsewhere than here; `told` hears what a person should know. Raises
    FileRefused, InvalidQuestion, CannotResume, RowsLost and OSError.
    """
    wanted = wanted or Wanted()
    with ExitStack() as stack:
        if resume and STANDARD in (source, output):
            raise CannotResume("what goes through standard input or output cannot be resumed: give files")
        if source == STANDARD:
            source = stack.enter_context(_spooled())
        room = Room(_beside(output, stack).absolute())
        if output.is_dir() and any(output.iterdir()):
            raise IpRegistryError(f"{output} is a folder with something in it: name another output")
        stack.enter_context(_left_tidy(room))
        day = date.fromisoformat(room.begun()["today"]) if resume else today
        reading = open_reading(source, output, wanted, day)
        stack.callback(reading.close)
        if columns := _columns(reading.taken):
            told(columns)
        manifest = _manifest(snapshot, source, wanted, reading.plan)
        if resume:
            room.resume(manifest)
            told(f"going on from {room.finished():,} whole chunks")
        else:
            if left := room.finished():
                told(f"{left:,} chunks of an interrupted run are thrown away; --resume would have gone on from them")
            room.begin(manifest, snapshot)
        job = Job(room, reading.plan, snapshot.name)
        kept = screen(job, reading.pieces()) if screen else screen_here(job, reading.pieces(), workers)
        stack.callback(kept.close)  # whatever fails, nobody checks on in a folder that is gone
        rows = _in_order(watched(reading, source.name, kept))
        tally = Tally()
        write_output(job, output, _counted(room.verify(rows), job.plan, tally))
        room.remove()
    return Screened(tally, job.plan, manifest)


def _columns(taken: Mapping[str, str]) -> str:
    """Which column is what, where a person should see whether it was guessed right."""
    if all(field == name for field, name in taken.items()):
        return ""
    return "columns: " + ", ".join(f"{field} = {taken[field][:80]}" for field in FIELDS if field in taken)


def _beside(output: Path, stack: ExitStack) -> Path:
    """The folder of the job."""
    if output == STANDARD:
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ipregistry-screen-"))) / "room"
    return output.with_name(f".{output.name}.screening")


@contextmanager
def _left_tidy(room: Room) -> Iterator[None]:
    """The room, this process's alone; a run that fails before a chunk is whole leaves nothing of it."""
    with locked(room):
        try:
            yield
        except BaseException:
            if not room.finished():
                room.remove()
            raise


@contextmanager
def _spooled() -> Iterator[Path]:
    """Standard input as a file, because its rows are counted and its digest is told."""
    with tempfile.TemporaryDirectory(prefix="ipregistry-screen-") as folder:
        path = Path(folder) / "standard input"
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield path


def _manifest(snapshot: Path, source: Path, wanted: Wanted, plan: Plan) -> dict[str, Any]:
    known = json.loads((snapshot / "manifest.json").read_text("utf-8"))["registers"]
    return {
        "format": FORMAT,
        "input": _digest(source),
        "options": {**wanted.to_record(), "to": plan.output_format},
        "register": snapshot.name,
        "today": plan.today.isoformat(),
        "versions": [{name: each[name] for name in ("code", "version", "data_as_of", "sha256")} for each in known],
    }


def _digest(source: Path) -> str:
    """That of a file, or of the names and digests of a data set's."""
    if not source.is_dir():
        return sha256_of(source)
    told = [f"{file.relative_to(source.absolute())} {sha256_of(file)}" for file in parquet_file.files_of(source)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _in_order(kept: Iterator[Piece]) -> Iterator[int]:
    """The rows of each piece by its number, as soon as all before it are kept."""
    early: dict[int, int] = {}
    following = 0
    for piece in kept:
        early[piece.number] = piece.rows
        while following in early:
            yield early.pop(following)
            following += 1
    if early:
        raise RowsLost(f"chunk {following} never came, and {len(early):,} behind it did")


def _counted(records: Iterator[Mapping[str, Any]], plan: Plan, tally: Tally) -> Iterator[str]:
    """The digest of each chunk, when it is counted."""
    for record in records:
        tally.add(record)
        refuse_too_many(plan, tally.rows)
        yield record["sha256"]
