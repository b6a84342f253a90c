"""Snapshots are built once, found by everyone, swapped while questions go on, and kept no longer than needed."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from ipregistry.builder import KEPT
from ipregistry.checking import CheckRequest
from ipregistry.entry import CustomsRegister
from ipregistry.errors import EntryNotFound, RegisterUnavailable
from ipregistry.lookup import LookupRequest
from ipregistry.register import LoadOptions, Register
from ipregistry.snapshots import CHECK_EVERY

from .conftest import settings_in

ON = date(2024, 1, 1)


def opened(directory: Path) -> Register:
    """A register as another process would open it: it shares nothing but the files."""
    register = Register(settings_in(directory / "data"))
    register.upgrade()
    return register


def load(register: Register, *entry_ids: str) -> None:
    if "XX-TEST" not in {each.code for each in register.repository.registers()}:
        register.add_register(CustomsRegister("XX-TEST", "Test register", "XX"))
    path = register.settings.data_dir / "sheet.csv"
    path.write_text("entry_id,mark\n" + "".join(f"{each},ACME {each}\n" for each in entry_ids), encoding="utf-8")
    register.load(path, "XX-TEST", LoadOptions(as_of=ON))


def entries(register: Register) -> int:
    return register.look_up(LookupRequest(on=ON)).total


def directories(register: Register) -> list[Path]:
    return sorted(path for path in (register.settings.data_dir / "snapshots").iterdir() if path.is_dir())


class Told:
    """What a build told, counted."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, _: str) -> None:
        self.times += 1


def wait_until(holds: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.02)


def test_register_that_was_never_built_says_that_it_is_being_prepared(tmp_path: Path) -> None:
    register = opened(tmp_path)
    assert not register.snapshots.ready
    with pytest.raises(RegisterUnavailable, match="being prepared"):
        register.snapshot()
    wait_until(lambda: register.snapshots.ready, 20)
    assert entries(register) == 0


def test_second_process_finds_what_the_first_has_built(tmp_path: Path) -> None:
    first, told = opened(tmp_path), Told()
    load(first, "a")
    built = first.snapshots.refresh(told).directory
    assert told.times == 1
    second = opened(tmp_path)
    assert second.snapshots.refresh(told).directory == built
    assert (told.times, entries(second)) == (1, 1)


def test_two_that_begin_at_once_build_once(tmp_path: Path) -> None:
    load(opened(tmp_path), "a")
    registers, told = [opened(tmp_path) for _ in range(4)], Told()
    with ThreadPoolExecutor(4) as pool:
        found = {each.directory for each in pool.map(lambda each: each.snapshots.refresh(told), registers)}
    assert told.times == 1 and len(found) == 1


def test_nothing_new_builds_nothing(tmp_path: Path) -> None:
    register, told = opened(tmp_path), Told()
    load(register, "a")
    one = register.snapshots.refresh(told)
    load(register, "a")
    assert register.snapshots.refresh(told) is one
    assert told.times == 1


def test_killed_builder_leaves_no_lock_and_its_leftovers_are_cleared(tmp_path: Path) -> None:
    register = opened(tmp_path)
    load(register, *(f"e-{number}" for number in range(3000)))
    snapshots = register.settings.data_dir / "snapshots"
    builder = subprocess.Popen([sys.executable, "-c", _BUILD, str(tmp_path)])
    try:
        wait_until(lambda: any(snapshots.glob(".building-*/snapshot/*")), 30)
        os.kill(builder.pid, signal.SIGKILL)
    finally:
        builder.wait(timeout=10)
    assert list(snapshots.glob(".building-*")), "it was killed while it was building"
    begun = time.monotonic()
    assert entries_of_new(register) == 3000
    assert time.monotonic() - begun < 20, "no lock was left"
    assert not list(snapshots.glob(".building-*"))


def entries_of_new(register: Register) -> int:
    register.snapshots.refresh()
    return entries(register)


_BUILD = """
import sys
from pathlib import Path
from ipregistry.config import Settings
from ipregistry.register import Register
Register(Settings.from_env({"IPREGISTRY_DATA_DIR": str(Path(sys.argv[1]) / "data")})).snapshots.refresh()
"""


def test_old_snapshot_goes_on_answering_while_the_database_is_away(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    register = opened(tmp_path)
    load(register, "a", "b")
    snapshot = register.snapshots.refresh()
    database = register.settings.data_dir / "ipregistry.sqlite"
    away = database.with_suffix(".away")
    database.rename(away)
    database.mkdir()  # nothing can be opened here, nor made
    time.sleep(CHECK_EVERY + 0.1)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: entries(register), range(20))) == {2}
    assert register.snapshot() is snapshot
    assert "going on from the snapshot in hand" in caplog.text
    database.rmdir()
    away.rename(database)
    load(opened(tmp_path), "a", "b", "c")
    register.snapshot()
    wait_until(lambda: entries(register) == 3, 10)


@contextmanager
def asked_all_the_time(register: Register) -> Iterator[list[int | Exception]]:
    """Ask from four threads until the end of the block; yields what was answered, or raised."""
    answers: list[int | Exception] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                answers.append(entries(register))
            except Exception as error:
                answers.append(error)
            time.sleep(0.001)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_update_is_seen_soon_and_no_question_fails_meanwhile(tmp_path: Path) -> None:
    register, loader = opened(tmp_path), opened(tmp_path)
    load(loader, "a")
    register.snapshots.refresh()
    with asked_all_the_time(register) as answers:
        load(loader, "a", "b")
        wait_until(lambda: answers[-1:] == [2], 15)
    assert set(answers) == {1, 2}


def test_snapshot_that_another_has_built_is_taken_within_two_seconds(tmp_path: Path) -> None:
    """One to learn of it, and the time it takes to open."""
    register, loader = opened(tmp_path), opened(tmp_path)
    load(loader, "a")
    register.snapshots.refresh()
    load(loader, "a", "b")
    loader.snapshots.refresh()
    begun = time.monotonic()
    wait_until(lambda: entries(register) == 2, 10)
    assert time.monotonic() - begun < CHECK_EVERY + 1


def test_question_keeps_the_snapshot_that_it_began_with(tmp_path: Path) -> None:
    register = opened(tmp_path)
    load(register, "a")
    before = register.snapshots.refresh()
    load(register, "a", "b")
    after = register.snapshots.refresh()
    assert before.find_entry("a").entry.mark == "ACME a"
    with pytest.raises(EntryNotFound):
        before.find_entry("b")
    assert after.find_entry("b").entry.mark == "ACME b"


def test_snapshot_that_nobody_asks_any_more_is_let_go_of_at_once(tmp_path: Path) -> None:
    """What it has mapped and kept goes with it; to wait for the collector would be to hold several of them."""
    register = opened(tmp_path)
    load(register, "a")
    before = weakref.ref(register.snapshots.refresh())
    assert register.entry("a").entry.mark == "ACME a"
    register.check(CheckRequest(description="ACME a phone", on=ON))
    register.check(CheckRequest(description="a phone", registers=("XX-TEST",), hs_code="8517", on=ON))
    load(register, "a", "b")
    gc.disable()
    try:
        register.snapshots.refresh()
        assert before() is None
    finally:
        gc.enable()


def test_at_most_so_many_snapshots_stay_and_the_current_one_is_among_them(tmp_path: Path) -> None:
    register = opened(tmp_path)
    for number in range(KEPT + 2):
        load(register, *(f"e-{each}" for each in range(number + 1)))
        current = register.snapshots.refresh().directory
        assert current in directories(register)
        assert len(directories(register)) == min(number + 1, KEPT)


def test_worker_that_slept_through_many_updates_answers_at_once_and_catches_up(tmp_path: Path) -> None:
    """Its directory is pruned; what it has mapped it still has."""
    sleeper, loader = opened(tmp_path), opened(tmp_path)
    load(loader, "e-0")
    mine = sleeper.snapshots.refresh().directory
    for number in range(KEPT + 1):
        load(loader, *(f"e-{each}" for each in range(number + 2)))
        loader.snapshots.refresh()
    assert not mine.exists()
    with ThreadPoolExecutor(4) as pool:
        assert all(total in (1, KEPT + 2) for total in pool.map(lambda _: entries(sleeper), range(20)))
    wait_until(lambda: entries(sleeper) == KEPT + 2, 10)


def test_snapshots_that_somebody_deleted_are_built_anew(tmp_path: Path) -> None:
    register = opened(tmp_path)
    load(register, "a")
    register.snapshots.refresh()
    shutil.rmtree(register.settings.data_dir / "snapshots")
    again, told = opened(tmp_path), Told()
    again.snapshots.refresh(told)
    assert (told.times, entries(again)) == (1, 1)
