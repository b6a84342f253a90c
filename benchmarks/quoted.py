"""The half of Kazakhstan's sheet that is not at hand, as far as the facts quote its rows; used by `benchmarks.parsing`.

A quoted row is `number | mark | holder … | document | term`, or `number | sentence of removal`, so what can be compared
are the certificate, the term and the removal. Rows in which a program's reading of a picture has bars of its own, or
that the quotation cuts short, are left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ipregistry.entry import RegisterEntry
from ipregistry.loading import kz_sheet
from ipregistry.loading.canonical import read_row
from ipregistry.loading.rows import Row

FIRST = "01001"
_PARTS = 5
_CUT = 200  # characters of a quotation


def quoted_rows(facts: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any], RegisterEntry | None]]:
    """Every row of that half: what is quoted, the fact, and the entry that the reader makes of it."""
    for number, fact in facts.items():
        if number >= FIRST:
            text = fact["sources"][0]["quoted_fact"]
            yield text, fact, _entry([part.strip() for part in text.split("|")], text)


def _entry(parts: list[str], text: str) -> RegisterEntry | None:
    if len(parts) != _PARTS or len(text) >= _CUT:
        return None
    cells = dict.fromkeys(kz_sheet.LAYOUT, "")
    cells.update(zip(("number", "mark", "holder", "document", "term"), parts, strict=True))
    row = next(iter(kz_sheet.read([Row(2, {**cells, "": ""})], date(2025, 1, 19))))
    found = read_row(row.cells, 2, "KZ-TROIS") if isinstance(row, Row) else None
    return found if isinstance(found, RegisterEntry) else None
