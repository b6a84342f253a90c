"""A piece of a file: rows that are checked together by one process, and how they become questions.

A piece is all that travels to a worker; a row that cannot be read is in it as its refusal, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ..errors import IpRegistryError
from ..jsontext import read_json
from .cells import question_of, to_text
from .columns import FIELDS
from .lines import LineRefused
from .plan import Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """A row as a question with its id, or the refusal of it; `own` are its cells as the input has them."""

    question: Any
    own: Sequence[Any]
    refused: IpRegistryError | None = None


class Piece(Protocol):
    """Rows of a file, in their order; `size` of them in what the progress is told in."""

    @property
    def number(self) -> int: ...

    @property
    def rows(self) -> int: ...

    @property
    def size(self) -> int: ...

    def asked(self, plan: Plan) -> Iterator[Asked]: ...


@dataclass(frozen=True, slots=True)
class LinesPiece:
    """Lines of JSON."""

    number: int
    lines: Sequence[bytes]
    size: int

    @property
    def rows(self) -> int:
        return len(self.lines)

    def asked(self, plan: Plan) -> Iterator[Asked]:
        for line in self.lines:
            try:
                value = read_json(line)
            except IpRegistryError as error:
                yield Asked({"id": None}, _fields({}, plan), error)
                continue
            value = _renamed(value, plan) if isinstance(value, dict) else value
            yield Asked(
                plan.defaulted(value) if isinstance(value, dict) else value,
                _fields(value if isinstance(value, dict) else {}, plan),
            )


def _renamed(value: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """Where the keys of fields are named, the keys that nobody knows are somebody else's and no mistakes."""
    if not plan.named:
        return value
    given = {field: value[key] for field, key in plan.named.items() if key in value}
    return {**{key: value[key] for key in FIELDS if key in value}, **given}


def _fields(value: dict[str, Any], plan: Plan) -> Sequence[Any]:
    return () if plan.output_format == "jsonl" else [value.get(field) for field in FIELDS]


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table, the line it begins on, and what is wrong with it where it cannot be asked."""

    line: int
    cells: Sequence[Any]
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class CellsPiece:
    """Rows of a table."""

    number: int
    cells: Sequence[Cells]
    size: int

    @property
    def rows(self) -> int:
        return len(self.cells)

    def asked(self, plan: Plan) -> Iterator[Asked]:
        for row in self.cells:
            yield asked_of(row, plan)


def asked_of(row: Cells, plan: Plan) -> Asked:
    """A row of a table as a question; its id is that of its column, else the line it stands on."""
    if row.wrong is not None:
        identity = row.cells[plan.places["id"]] if "id" in plan.places else row.line
        return Asked({"id": to_text(identity) if "id" in plan.places else identity}, row.cells, LineRefused(row.wrong))
    question = question_of(row.cells, plan.places)
    question.setdefault("id", row.line)
    return Asked(plan.defaulted(question), row.cells)
