"""The register in a program or a notebook: `open_register().check("…")`, without a server. Knows no HTTP.

Answers are those of `POST /v1/checks`, from the database of the data directory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar, overload

from .clock import today
from .config import Settings
from .errors import RegisterUnavailable
from .register import Register
from .screening import LineChecker
from .screening.arrow import screen_table
from .screening.frames import Frame, screen_frame
from .seeding import is_empty

Answer = dict[str, Any]
SomeFrame = TypeVar("SomeFrame", bound=Frame)


class ArrowStream(Protocol):
    """Columns of any library that speaks Arrow's C data interface."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


class OpenRegister:
    """An index that is open for questions; it stays as it was when it was opened. Safe to use from several threads."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.snapshot = register.snapshots.refresh()

    def check(self, description: str, *, on: date | None = None, **fields: Any) -> Answer:
        """What the registers say of a description: the answer of `POST /v1/checks`, as plain values.

        `fields` are its other fields: registers, country, hs_code, importer, purpose, min_score, exclude_entry_ids.
        Raises InvalidQuestion and RegisterNotFound.
        """
        return LineChecker(self.snapshot, on or today()).ask({"description": description, **fields})

    @overload
    def check_many(self, rows: Iterable[str | Mapping[str, Any]], *, on: date | None = None) -> Iterator[Answer]: ...

    @overload
    def check_many(self, rows: SomeFrame, *, on: date | None = None, **columns: str) -> SomeFrame: ...

    @overload
    def check_many(self, rows: ArrowStream, *, on: date | None = None, **columns: str) -> Any: ...

    def check_many(self, rows: Any, *, on: date | None = None, **columns: str) -> Any:
        """An answer to each row, in order, with its id; a row that cannot be checked has an `error` in its place.

        Rows are descriptions, whose ids are their numbers from 0, or mappings with the fields of `check` and an `id`;
        or a data frame of pandas or polars, which comes back with the columns that `ipregistry screen` writes; or
        whatever else exports an Arrow stream (with the extra `cluster`), which comes back as an Arrow table. Columns
        are found by their names, or named: `check_many(frame, description="Item title")`.
        """
        checker = LineChecker(self.snapshot, on or today())
        if isinstance(rows, Frame):
            return screen_frame(checker, rows, columns)
        if hasattr(rows, "__arrow_c_stream__"):
            return screen_table(checker, rows, columns)
        return _answers(checker, rows)


def _answers(checker: LineChecker, rows: Iterable[str | Mapping[str, Any]]) -> Iterator[Answer]:
    for number, row in enumerate(rows):
        question = {"description": row} if isinstance(row, str) else dict(row)
        yield checker.answer_value({"id": number, **question})[0]


def open_register(data_dir: str | Path | None = None) -> OpenRegister:
    """The registers of a data directory, else of the settings of the environment, ready to be asked.

    Raises RegisterUnavailable where nothing is loaded.
    """
    settings = Settings.from_env()
    if data_dir is not None:
        there = Path(data_dir).expanduser().absolute()
        settings = replace(settings, data_dir=there, database_url=f"sqlite:///{there / 'ipregistry.sqlite'}")
    register = Register(settings)
    register.upgrade()
    if is_empty(register):
        raise RegisterUnavailable(f"nothing is loaded in {settings.data_dir}: `ipregistry seed` loads the curated data")
    return OpenRegister(register)


__all__: Sequence[str] = ["OpenRegister", "open_register"]
