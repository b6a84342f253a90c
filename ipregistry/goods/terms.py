"""The terms of the goods lexicon, and how one row of `goods_terms.csv` becomes a term.

A term is a lemma: plurals and cases are derived when a lexicon is compiled. Knows no text and no register entry.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

COLUMNS = ("term", "language", "hs_codes", "nice_classes", "kind")
LANGUAGES = ("en", "ru", "de", "fr", "zh")


class TermKind(StrEnum):
    """What a word says about goods.

    `goods`: the thing itself. `part`: a part or an accessory, whose codes are its own (a phone case is no phone).
    `vague`: a word too wide to declare goods with when it stands alone (gift, accessories, clothes); it may still have
    codes, which then are whole chapters or headings.
    """

    GOODS = "goods"
    PART = "part"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class GoodsTerm:
    """A lemma with the HS prefixes and Nice classes of the goods it names; no codes where none is certain."""

    term: str
    language: str
    hs_codes: tuple[str, ...] = ()
    nice_classes: tuple[int, ...] = ()
    kind: TermKind = TermKind.GOODS


def parse_goods_term(row: Mapping[str, str]) -> GoodsTerm:
    """The term of one row with the columns of COLUMNS (list cells joined with `|`).

    Raises ValueError with every problem of the row in one message.
    """
    problems = [*_word_problems(row), *_number_problems(row)]
    if problems:
        raise ValueError("; ".join(problems))
    return GoodsTerm(
        term=row["term"].strip(),
        language=row["language"].strip(),
        hs_codes=tuple(_cells(row["hs_codes"])),
        nice_classes=tuple(int(cell) for cell in _cells(row["nice_classes"])),
        kind=TermKind(row["kind"].strip()),
    )


def read_goods_terms(path: Path) -> tuple[GoodsTerm, ...]:
    """Every term of a `goods_terms.csv` file; ValueError names all the lines that are wrong."""
    terms, problems = [], []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                terms.append(parse_goods_term(row))
            except ValueError as error:
                problems.append(f"line {line}: {error}")
    if problems:
        raise ValueError("\n".join(problems))
    return tuple(terms)


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _word_problems(row: Mapping[str, str]) -> list[str]:
    missing = [name for name in COLUMNS if row.get(name) is None]
    if missing:
        return [f"no column {name}" for name in missing]
    problems = [] if row["term"].strip() else ["term: empty"]
    if row["language"].strip() not in LANGUAGES:
        problems.append(f'language: "{row["language"]}" is not one of {", ".join(LANGUAGES)}')
    if row["kind"].strip() not in set(TermKind):
        problems.append(f'kind: "{row["kind"]}" is not one of {", ".join(TermKind)}')
    return problems


def _number_problems(row: Mapping[str, str]) -> list[str]:
    problems = []
    for code in _cells(row.get("hs_codes") or ""):
        if not (code.isascii() and code.isdigit() and len(code) in (2, 4, 6)):
            problems.append(f'hs_codes: "{code}" is not 2, 4 or 6 digits')
    for cell in _cells(row.get("nice_classes") or ""):
        if not (cell.isascii() and cell.isdigit() and 1 <= int(cell) <= 45):
            problems.append(f'nice_classes: "{cell}" is not a class from 1 to 45')
    return problems
