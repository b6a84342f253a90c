"""A piece of a file: rows that are checked together by one process, and how they become questions.

A row that cannot be read is in it as its refusal, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from ..errors import IpRegistryError
from ..jsontext import read_json
from .cells import question_of
from .columns import FIELDS, find_keys
from .lines import LineRefused
from .plan import Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """A row as a question with its id, or the refusal of it; `own` are its cells as the input has them, or where they
    stand in an Arrow batch."""

    question: dict[str, Any]
    own: Any
    refused: IpRegistryError | None = None


class Rows(Protocol):
    """What a worker is given: rows of a file, in their order."""

    @property
    def number(self) -> int: ...

    @property
    def rows(self) -> int: ...

    def asked(self, plan: Plan) -> Iterator[Asked]: ...


class Piece(Rows, Protocol):
    """Rows of a file, `size` of them in what the progress is told in."""

    @property
    def size(self) -> int: ...

    def unread(self, plan: Plan) -> Iterator[Asked]:
        """The rows again, for who cannot check them; of a file that a library reads, without reading it."""
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
                yield _asked(line, plan)
            except IpRegistryError as error:
                yield Asked({"id": None}, _own({}, (), plan), error)

    def unread(self, plan: Plan) -> Iterator[Asked]:
        return self.asked(plan)


def _asked(line: bytes, plan: Plan) -> Asked:
    """The fields that a line gives, under whatever keys; its id and its description are what JSON says they are.

    Keys that are no field's are somebody else's. Raises JsonRefused and LineRefused.
    """
    value = read_json(line)
    if not isinstance(value, dict):
        raise LineRefused("the line is not a JSON object")
    places, values = _places(value, plan), list(value.values())
    plain = {field: values[places[field]] for field in ("id", "description") if field in places}
    question = plan.defaulted({**question_of(values, places), **plain})
    return Asked(question, _own(places, values, plan), None if "description" in places else _no_description(plan))


def _no_description(plan: Plan) -> LineRefused:
    if (name := plan.named.get("description")) is not None:
        return LineRefused(f"the line has no key {name[:80]!r}, which was named as the description's")
    return LineRefused("no key of the line is a description: name it with --column description=KEY")


def _places(value: dict[str, Any], plan: Plan) -> Mapping[str, int]:
    return find_keys(tuple(value), tuple(plan.named.items()))


def _own(places: Mapping[str, int], values: Sequence[Any], plan: Plan) -> Sequence[Any]:
    """What the line says under the fields, as it says it, where a table is written."""
    if plan.output_format == "jsonl":
        return ()
    return [values[places[field]] if field in places else None for field in FIELDS]


def keys_of(line: bytes, plan: Plan) -> dict[str, str]:
    """Which of a line's keys is taken for which field; none of a line that cannot be read."""
    with suppress(IpRegistryError):
        if isinstance(value := read_json(line), dict):
            keys = list(value)
            return {field: keys[at] for field, at in _places(value, plan).items()}
    return {}


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table, the line it begins on, and what is wrong with it where it cannot be asked; `own` where the
    output has its cells from elsewhere."""

    line: int
    cells: Sequence[Any]
    wrong: str | None = None
    own: Any = None


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

    def unread(self, plan: Plan) -> Iterator[Asked]:
        return self.asked(plan)


def asked_of(row: Cells, plan: Plan) -> Asked:
    """A row of a table as a question; its id is that of its column, else the line it stands on."""
    own = row.cells if row.own is None else row.own
    if row.wrong is not None:
        at = plan.places.get("id")
        identity = row.line if at is None else question_of(row.cells, {"id": at}).get("id")
        return Asked({"id": identity}, own, LineRefused(row.wrong))
    question = question_of(row.cells, plan.places)
    question.setdefault("id", row.line)
    return Asked(plan.defaulted(question), own)
