"""What is asked of a whole file, made sure of before its first row. A plan travels to every worker, and into the job's
manifest: the same plan over the same rows gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .columns import FIELDS
from .result_columns import result_names

FORMATS = ("csv", "tsv", "xlsx", "jsonl", "parquet")
_SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".xlsx": "xlsx", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_PARQUET = (".parquet", ".pq")
STANDARD = Path("-")  # standard input or output
ROWS_A_CHUNK = 500
ROWS_A_FILE = 20_000  # of a data set, whose files are its chunks


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person asked for; None means found from the files. `named` says which column is which field's."""

    input_format: str | None = None
    output_format: str | None = None
    encoding: str | None = None
    named: Mapping[str, str] = field(default_factory=dict)
    registers: tuple[str, ...] = ()
    country: str | None = None
    on: date | None = None
    chunk_rows: int | None = None

    def to_record(self) -> dict[str, Any]:
        record = asdict(self)
        return {**record, "registers": list(self.registers), "on": self.on.isoformat() if self.on else None}


@dataclass(frozen=True, slots=True)
class Plan:
    """How rows become questions and answers become rows.

    `own` are the columns that the input has, `places` which of them are fields; JSON Lines have neither, and `named`
    says which keys theirs are. `today` is the day where neither a row nor `on` gives one; `schema` is Arrow's,
    of an input that has types. `in_folder`: the output is a data set of many files.
    """

    input_format: str
    output_format: str
    own: tuple[str, ...]
    places: Mapping[str, int]
    named: Mapping[str, str]
    defaults: Mapping[str, Any]
    today: date
    delimiter: str = ","
    schema: bytes | None = None
    chunk_rows: int = ROWS_A_CHUNK
    in_folder: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a table that is written: the input's own, then ours."""
        own = self.own if self.places else tuple(FIELDS)
        return (*own, *result_names(own))

    @property
    def taken(self) -> dict[str, str]:
        """Which of the input's columns was taken for which field."""
        return {field: self.own[at] for field, at in self.places.items()}

    def defaulted(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """A question with what the whole file is asked, where it says nothing itself."""
        return {**question, **{name: value for name, value in self.defaults.items() if not question.get(name)}}


def defaults_of(wanted: Wanted) -> dict[str, Any]:
    """The fields that every row of the file has unless it gives its own."""
    given = {
        "registers": list(wanted.registers),
        "country": wanted.country,
        "on": wanted.on.isoformat() if wanted.on else None,
    }
    return {name: value for name, value in given.items() if value}


def format_of_name(path: Path) -> str | None:
    """The format that a file's name tells, or None; a folder is a Parquet data set."""
    suffix = path.suffix.lower()
    return "parquet" if suffix in _PARQUET or path.is_dir() else _SUFFIXES.get(suffix)
