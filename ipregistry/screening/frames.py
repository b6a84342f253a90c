"""Data frames of pandas and polars, screened in place of files. Neither library is needed: a frame brings its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

from ..clock import today
from .columns import find_columns, not_found
from .lines import LineChecker
from .pieces import Cells, asked_of
from .plan import Plan
from .result_columns import result_names, results_of
from .worker import answer_of


@runtime_checkable
class Frame(Protocol):
    """What data frames of both kinds have."""

    @property
    def columns(self) -> Any: ...

    @property
    def dtypes(self) -> Any: ...

    def __getitem__(self, name: Any) -> Any: ...

    def __len__(self) -> int: ...


def screen_frame(checker: LineChecker, frame: Any, named: Mapping[str, str]) -> Any:
    """The frame with our columns after its own; raises InvalidQuestion where no column is the description."""
    header = [str(name) for name in frame.columns]
    places = find_columns(header, named)
    if places is None:
        raise not_found(header)
    plan = Plan("frame", "frame", tuple(header), places, {}, {}, today())
    columns = [frame[name].to_list() for name in frame.columns]
    rows = (Cells(number, cells) for number, cells in enumerate(zip(*columns, strict=True)))
    answers = [results_of(answer_of(asked_of(row, plan), checker.answer_value)) for row in rows]
    ours: Iterable[Sequence[Any]] = zip(*answers, strict=True) if answers else [()] * len(result_names(header))
    return _with(frame, {name: list(column) for name, column in zip(result_names(header), ours, strict=True)})


def _with(frame: Any, columns: Mapping[str, list[Any]]) -> Any:
    if hasattr(frame, "assign"):
        return frame.assign(**columns)
    return frame.hstack(type(frame)(dict(columns)))
