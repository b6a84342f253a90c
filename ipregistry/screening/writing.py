"""Screened rows as the bytes of a chunk, as they stand in the output; for a workbook they are rows of texts in JSON.

Knows no question.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from ..exporting.formats import neutralised
from . import arrow
from .cells import to_text
from .plan import Plan
from .result_columns import results_of


def chunk_of(plan: Plan, rows: Iterable[arrow.Screened]) -> bytes:
    """The rows as they stand in the output, or on the way to it."""
    if plan.output_format == "jsonl":
        return b"".join(orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE) for _, answer in rows)
    if plan.output_format == "parquet":
        return arrow.chunk_of(plan, rows)
    tables = (_texts(own, answer) for own, answer in rows)
    if plan.output_format == "xlsx":
        return b"".join(orjson.dumps(cells, option=orjson.OPT_APPEND_NEWLINE) for cells in tables)
    return lines_of(plan, tables)


def _texts(own: Sequence[Any], answer: dict[str, Any]) -> list[str]:
    return [to_text(value) for value in (*own, *results_of(answer))]


def lines_of(plan: Plan, rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of texts as lines of CSV or TSV; cells that a spreadsheet would run are neutralised."""
    text, safe = io.StringIO(), ([neutralised(cell) for cell in cells] for cells in rows)
    csv.writer(text, delimiter=_delimiter(plan), lineterminator="\n").writerows(safe)
    return text.getvalue().encode("utf-8", "replace")


def _delimiter(plan: Plan) -> str:
    return "\t" if plan.output_format == "tsv" else plan.delimiter
