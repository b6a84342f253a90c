"""The open data of the Russian register: 19 columns; one entry is spread over several rows, which share REGNOM.

The first row's NAME is the right holder; others in the rows of an entry are participants of a role that the file does
not say, so they stand in the note. Days are YYYY.MM.DD, < and > stand for quotes, NOTE holds the state beside the
description. There is no column for the day of inclusion: it is that in the number. Rows of an entry need not stand
together: they are gathered in a temporary database on disk, so that memory does not grow with the file.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, islice
from operator import itemgetter

from ..entry import InclusionBasis, Party, PartyKind, RemovalBasis, TermBasis
from ..errors import RowError
from .goods_cell import read_goods
from .national import party_cells, text_cells
from .private_data import without_contacts
from .prose import days_in, tidy
from .register_number import day_of_inclusion, numbers_in, object_type
from .rows import Row

LAYOUT = {
    name: name.replace("_", "").lower()
    for name in "REGNOM G31_12 NOTE NPRAVO DPRAVO NAME INN NAMEL MKTU NAMET NAMETB DATEEND COMM COMMB".split()
}
MOST_ROWS_OF_AN_ENTRY = 10_000
LONGEST_REMARK = 10_000
_DAY = re.compile(r"(\d{4})\.(\d\d)\.(\d\d)")
_STATE = re.compile(r"(?:срок\s+ист[её]к|исключ[её]н|действу\w+|действителен)[^.;]*[.;]?\s*", re.I)
_REMOVED = re.compile(r"исключ[её]н", re.I)
_PERSON = re.compile(r"\bИП\b|индивидуальный предприниматель", re.I)


def read(rows: Iterable[Row | RowError], as_of: date) -> Iterator[Row | RowError]:
    """One row of canonical cells for each REGNOM, in the order in which they first appear."""
    with sqlite3.connect("") as spool:  # without a name: a database on disk, gone when it is closed
        spool.execute("CREATE TABLE part (number TEXT, line INTEGER, cells TEXT)")
        for row in rows:
            if isinstance(row, RowError):
                yield row
            elif row.cells["REGNOM"].strip():
                part = (tidy(row.cells["REGNOM"]), row.line, json.dumps(row.cells, ensure_ascii=False))
                spool.execute("INSERT INTO part VALUES (?, ?, ?)", part)
            else:
                yield RowError(row.line, "REGNOM", None, "no_number", "needed, and the cell is empty")
        yield from _entries(spool, as_of)
    spool.close()


def _entries(spool: sqlite3.Connection, as_of: date) -> Iterator[Row | RowError]:
    spool.execute("CREATE INDEX by_number ON part (number, line)")
    parts = spool.execute(
        "SELECT part.number, part.line, cells FROM part"
        " JOIN (SELECT number, min(line) AS first FROM part GROUP BY number) AS entry USING (number)"
        " ORDER BY first, part.line"
    )
    for number, group in groupby(parts, key=itemgetter(0)):
        several = list(islice(group, MOST_ROWS_OF_AN_ENTRY + 1))
        line = several[0][1]
        if len(several) > MOST_ROWS_OF_AN_ENTRY:
            expected = f"an entry of at most {MOST_ROWS_OF_AN_ENTRY:,} rows"
            yield RowError(line, "REGNOM", number, "too_many_rows", expected)
        else:
            yield Row(line, _cells(number, [json.loads(cells) for _, _, cells in several], as_of))


def _cells(written: str, parts: list[dict[str, str]], as_of: date) -> dict[str, str]:
    number = next(iter(numbers_in(written)), written)
    included = day_of_inclusion(number)
    classes = [each for part in parts for each in re.findall(r"\d+", part["MKTU"])]
    goods = _each(parts, "NAMET")
    parties = [party for part in parts if (party := _party(part)) is not None]
    remarks = [
        without_contacts(text[:LONGEST_REMARK]) for name in ("NOTE", "COMM", "COMMB") for text in _each(parts, name)
    ]
    return (
        text_cells(register_number=number, object_type=object_type(number), mark=_first(parts, "G31_12"))
        | text_cells(registration_number=_first(parts, "NPRAVO"), registration_date=_day(_first(parts, "DPRAVO")))
        | text_cells(date_of_inclusion=included, date_of_inclusion_basis=included and InclusionBasis.REGISTER_NUMBER)
        | text_cells(goods="; ".join(goods), nice_classes=tuple(dict.fromkeys(each.lstrip("0") for each in classes)))
        | text_cells(hs_codes=tuple(dict.fromkeys(code for text in goods for code in read_goods(text).codes)))
        | party_cells("right_holder", parties[:1])
        | _term(parts)
        | _removal(remarks, as_of)
        | text_cells(note=_note(parties, remarks))
    )


def _each(parts: list[dict[str, str]], name: str) -> list[str]:
    """The different texts of a column, in order, with quotes for < and >."""
    texts = [_text(part[name]) for part in parts]
    return [text for text in dict.fromkeys(texts) if text]


def _first(parts: list[dict[str, str]], name: str) -> str | None:
    return next(iter(_each(parts, name)), None)


def _text(cell: str) -> str:
    return re.sub(r"<([^<>]*)>", r"«\1»", tidy(cell)).replace("<", "«").replace(">", "»")


def _party(part: dict[str, str]) -> Party | None:
    name, other = _text(part["NAME"]), _text(part["NAMEL"])
    if not (name or other):
        return None
    person = bool(_PERSON.search(name))
    tax = part["INN"].strip() if not person and len(part["INN"].strip()) == 10 else None
    latin = other if re.search(r"[A-Za-z]", other) and not re.search(r"[А-Яа-я]", other) else None
    kind = PartyKind.PERSON if person else None
    return Party(name or other, latin, None, kind, tax)


def _day(cell: str | None) -> str | None:
    match = _DAY.fullmatch(cell or "")
    return "-".join(match.groups()) if match else cell


def _term(parts: list[dict[str, str]]) -> dict[str, str]:
    """The latest day, where the rows of an entry tell several; a cell that is no day is for the reader to refuse."""
    days = sorted(_day(text) or "" for text in _each(parts, "DATEEND"))
    return text_cells(valid_until=days[-1], valid_until_basis=TermBasis.STATED) if days else {}


def _removal(remarks: list[str], as_of: date) -> dict[str, str]:
    for remark in remarks:
        if _REMOVED.search(remark):
            days = days_in(remark)
            if days:
                return text_cells(removed_on=days[0], removed_on_basis=RemovalBasis.STATED)
            return text_cells(removed_on=as_of, removed_on_basis=RemovalBasis.NOT_LATER_THAN)
    return {}


def _note(parties: list[Party], remarks: list[str]) -> str | None:
    """What the remarks say beside the state, and the participants whose role is not told."""
    plain = [text for remark in remarks if (text := _STATE.sub("", remark).strip(" .;"))]
    others = list(dict.fromkeys(party.name for party in parties if party.name != parties[0].name))
    if others:
        plain.append(f"The file also names: {'; '.join(others)}")
    return ". ".join(plain)[:2_000] or None
