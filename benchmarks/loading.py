"""How fast a large register is loaded: `python -m benchmarks.loading [--rows N]`.

One canonical CSV file, loaded by us into SQLite and PostgreSQL (every value checked, compared with what is there, kept
with its history), beside what the databases do with the same file unread: `sqlite3 .import` and PostgreSQL's COPY. Then
a delta of 100 rows on top. Each load is a process of its own; peak memory is that process's.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ipregistry.config import Settings
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register

from .machine import machine, show_machine, show_table
from .postgres import postgresql
from .processes import apart, peak_mib

CODE = "XX-LARGE"
DELTA = 100
HEADER = (
    "register_number,mark,right_holder,authorised_importers,goods,nice_classes,hs_codes,date_of_inclusion,valid_until"
)


def rows(number: int, first: int = 0) -> Iterator[str]:
    """Lines of a register of so many entries, some 170 bytes each."""
    for n in range(first, first + number):
        yield (
            f"{n:07}/TZ-{n % 28 + 1:02}0124,MARK {n:07},Holder {n % 5000} Ltd,Importer {n % 900} LLC|Trade {n % 700},"
            f'"phones, cases, chargers, lot {n % 1000}",9|25|35,8517|851830|4202,2024-01-{n % 28 + 1:02},2030-12-31\n'
        )


def write(path: Path, lines: Iterator[str]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        file.writelines(lines)
    return path


Spent = tuple[float, float, float]
"""Seconds, of the CPU's too (without what a server spends), and peak MiB."""


def load(folder: str, url: str, path: str, mode: Any) -> Spent:
    """What our loader spends."""
    register = Register(Settings.from_env({"IPREGISTRY_DATA_DIR": folder, "IPREGISTRY_DATABASE_URL": url}))
    register.upgrade()
    register.add_register(CustomsRegister(CODE, "a large register", "XX"))
    began, worked = time.perf_counter(), time.process_time()
    register.load(Path(path), CODE, LoadOptions(mode=mode))
    return time.perf_counter() - began, time.process_time() - worked, peak_mib()


def sqlite_import(folder: str, path: str) -> Spent:
    """The command line's .import; without it, executemany of the csv module's rows."""
    database = Path(folder) / "import.sqlite"
    columns = ", ".join(f"{name} TEXT" for name in HEADER.split(","))
    began, worked = time.perf_counter(), _worked()
    if shell := shutil.which("sqlite3"):
        commands = f"CREATE TABLE r ({columns});\n.import --csv --skip 1 {path} r\n"
        subprocess.run([shell, str(database)], input=commands, text=True, check=True)
    else:
        _executemany(database, columns, path)
    return time.perf_counter() - began, _worked() - worked, peak_mib()


def _worked() -> float:
    """CPU seconds of this process and of those that it waited for."""
    return sum(os.times()[:4])


def _executemany(database: Path, columns: str, path: str) -> None:
    import csv

    connection = sqlite3.connect(database)
    with connection, Path(path).open(encoding="utf-8", newline="") as file:
        connection.execute(f"CREATE TABLE r ({columns})")
        lines = csv.reader(file)
        next(lines)
        connection.executemany(f"INSERT INTO r VALUES ({', '.join('?' * len(HEADER.split(',')))})", lines)


def postgresql_copy(url: str, path: str) -> Spent:
    """COPY of the file as it is."""
    import psycopg

    columns = ", ".join(f"{name} TEXT" for name in HEADER.split(","))
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE TABLE r ({columns})")
        began, worked = time.perf_counter(), time.process_time()
        with connection.cursor().copy("COPY r FROM STDIN (FORMAT csv, HEADER)") as copy, Path(path).open("rb") as file:
            while piece := file.read(1 << 20):
                copy.write(piece)
        connection.commit()
        return time.perf_counter() - began, time.process_time() - worked, peak_mib()


def measure(
    name: str, theirs: str, url: str, folder: Path, number: int, bulk: Callable[..., Any], *given: str
) -> list[Any]:
    """The lines of the table for one database."""
    whole = write(folder / "whole.csv", rows(number))
    changed = (line.replace("2030-12-31", "2034-12-31") for line in rows(DELTA // 2, number // 2))
    delta = write(folder / "delta.csv", (line for part in (changed, rows(DELTA // 2, number)) for line in part))
    first, work, memory = apart(load, str(folder / name), url, str(whole), "full")
    their, their_work, their_memory = apart(bulk, *given, str(whole))
    again, again_work, again_memory = apart(load, str(folder / name), url, str(delta), "delta")
    shell = theirs if not (theirs == "sqlite3 .import" and shutil.which("sqlite3") is None) else "executemany"
    return [
        [f"{name}: {number:,} rows", first, work, number / first, memory, first / their],
        [
            f"{name}: {shell}",
            their,
            their_work,
            number / their,
            None if shell == "sqlite3 .import" else their_memory,
            1.0,
        ],
        [f"{name}: {DELTA} rows on top", again, again_work, DELTA / again, again_memory, None],
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    number = parser.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="ipregistry-loading-") as directory:
        folder = Path(directory)
        url = f"sqlite:///{folder / 'ipregistry.sqlite'}"
        lines = measure("sqlite", "sqlite3 .import", url, folder, number, sqlite_import, directory)
        size = (folder / "whole.csv").stat().st_size
        with postgresql() as server:
            lines += measure("postgresql", "COPY", server, folder, number, postgresql_copy, server)
    shown = [[name, f"{took:.2f}", f"{work:.2f}", f"{speed:,.0f}", memory and round(memory), ratio and f"{ratio:.1f}"]
             for name, took, work, speed, memory, ratio in lines]  # fmt: skip
    show_table(
        f"a file of {size / 1e6:.0f} MB", ("load", "seconds", "of CPU", "rows/s", "peak MiB", "times theirs"), shown
    )
    show_machine(machine("peewee", "psycopg"))


if __name__ == "__main__":
    main()
