"""A piece of a file: rows that are checked together by one process, and how they become questions.

A piece is all that travels to a worker; a row that cannot be read is in it as its refusal, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ..errors import IpRegistryError
from ..jsontext import read_json
from .cells import question_of, to_text
from .columns import FIELDS, find_keys
from .lines import LineRefused
from .plan import Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """A row as a question with its id, or the refusal of it; `own` are its cells as the input has them."""

    question: dict[str, Any]
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

    def failed(self, plan: Plan, error: IpRegistryError) -> Iterator[Asked]:
        """The rows as so many refusals, read by nothing that may have killed who read them."""
        ...


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
                question = _question(line, plan)
            except IpRegistryError as error:
                yield Asked({"id": None}, _own({}, plan), error)
                continue
            refused = None if "description" in question else LineRefused(_NO_DESCRIPTION)
            yield Asked(plan.defaulted(question), _own(question, plan), refused)

    def failed(self, plan: Plan, error: IpRegistryError) -> Iterator[Asked]:
        return (replace(asked, refused=error) for asked in self.asked(plan))


_NO_DESCRIPTION = "no key of the line is a description: name it with --column description=KEY"


def _question(line: bytes, plan: Plan) -> dict[str, Any]:
    """The fields that a line gives, under whatever keys; its id and its description are what JSON says they are.

    Keys that are no field's are somebody else's. Raises JsonRefused and LineRefused.
    """
    value = read_json(line)
    if not isinstance(value, dict):
        raise LineRefused("the line is not a JSON object")
    places, values = _places(value, plan), list(value.values())
    plain = {field: values[places[field]] for field in ("id", "description") if field in places}
    return {**question_of(values, places), **plain}


def _places(value: dict[str, Any], plan: Plan) -> Mapping[str, int]:
    return find_keys(tuple(value), tuple(plan.named.items()))


def keys_of(line: bytes, plan: Plan) -> dict[str, str]:
    """Which of a line's keys is taken for which field; none of a line that cannot be read."""
    with suppress(IpRegistryError):
        if isinstance(value := read_json(line), dict):
            keys = list(value)
            return {field: keys[at] for field, at in _places(value, plan).items()}
    return {}


def _own(question: dict[str, Any], plan: Plan) -> Sequence[Any]:
    return () if plan.output_format == "jsonl" else [question.get(field) for field in FIELDS]


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

    def failed(self, plan: Plan, error: IpRegistryError) -> Iterator[Asked]:
        return (replace(asked, refused=error) for asked in self.asked(plan))


def asked_of(row: Cells, plan: Plan) -> Asked:
    """A row of a table as a question; its id is that of its column, else the line it stands on."""
    if row.wrong is not None:
        identity = row.cells[plan.places["id"]] if "id" in plan.places else row.line
        return Asked({"id": to_text(identity) if "id" in plan.places else identity}, row.cells, LineRefused(row.wrong))
    question = question_of(row.cells, plan.places)
    question.setdefault("id", row.line)
    return Asked(plan.defaulted(question), row.cells)
