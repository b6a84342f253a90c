"""The curated data that ships with the package, loaded like any other file: registers first, then our overlays.

Loading it again is a no-op, and what a maintainer has loaded since is never overwritten by older data.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from .config import seed_directory as seed_directory
from .entry import CustomsRegister
from .errors import GuardRefused
from .loading.overlays import OVERLAYS
from .register import LoadOptions, Register, Watch, unwatched
from .storage.apply import Outcome


@dataclass(frozen=True, slots=True)
class Seeded:
    """What became of one file: the outcome, or why what is there was kept."""

    file_name: str
    dataset: str
    outcome: Outcome | None
    kept_because: str | None = None


def is_empty(register: Register) -> bool:
    """Whether nothing was ever loaded into the database."""
    return not any(register.repository.versions().values())


def seed(register: Register, watch: Watch = unwatched) -> Iterator[Seeded]:
    """Load every curated file, one result each; raises FileRefused where one cannot be read."""
    directory = seed_directory()
    for known in read_registers(directory / "registers.csv"):
        register.add_register(known)
        options = LoadOptions(as_of=known.data_as_of, loaded_by="seed")
        path = directory / f"{known.code.lower()}.csv"
        if _is_newer(register.repository.register(known.code), known):
            yield Seeded(path.name, known.code, None, "newer data is loaded already")
            continue
        yield _loaded(path, known.code, partial(register.load, path, known.code, options, watch))
    for name in OVERLAYS:
        path = directory / f"{name}.csv"
        yield _loaded(path, name, partial(register.load_overlay, path, name, LoadOptions(loaded_by="seed"), watch))


def _is_newer(there: CustomsRegister, known: CustomsRegister) -> bool:
    """Asked before the guards are: newer data that also has fewer entries is refused for its size first."""
    if not there.version or there.data_as_of is None or known.data_as_of is None:
        return False
    return there.data_as_of > known.data_as_of


def _loaded(path: Path, dataset: str, load: Callable[[], Outcome]) -> Seeded:
    try:
        return Seeded(path.name, dataset, load())
    except GuardRefused as refused:
        if refused.code != "empty_file":
            raise
        return Seeded(path.name, dataset, None, "nothing in it")


def read_registers(path: Path) -> Iterator[CustomsRegister]:
    """The registers that `registers.csv` makes known."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            as_of = row["data_as_of"]
            yield CustomsRegister(
                code=row["code"],
                name=row["name"],
                country=row["country"],
                authority=row["authority"] or None,
                source_url=row["source_url"] or None,
                data_as_of=date.fromisoformat(as_of) if as_of else None,
            )
