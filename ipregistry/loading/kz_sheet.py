"""The Kazakh spreadsheet: eight columns; a removed entry keeps its number and the sentence that says so.

Terms are written day first (05.02.2026) or month first with hyphens (02-05-26). Most marks are pictures, so the cell is
empty or holds what a program read in a picture: words that no mark has are left out. The day of inclusion is that in
the number. Names no importers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ..entry import InclusionBasis, RemovalBasis, TermBasis
from ..errors import RowError
from .cells import shown
from .goods_cell import read_goods
from .national import certificate_in, first_letter, party_cells, text_cells
from .parties import holder_in, parties_in
from .prose import MONTHS, days_in, tidy, whole_day
from .register_number import day_of_inclusion, numbers_in, object_type
from .rows import Row

LAYOUT = {
    "number": "регистрационныйномерпотаможенномуреестру",
    "mark": "наименованиевидописание",
    "goods": "наименованиетоваровкласс",
    "holder": "сведенияоправообладателе",
    "document": "названиеномеридата",
    "term": "срокзащиты",
    "trusted": "сведенияодоверенныхлицах",
    "letters": "номеридатаписьма",
}
# The sentence of a row that is removed, in Russian or in Kazakh: what little stands before its verb is no mark.
_REMOVED = re.compile(
    r"(?:(?:товарный знак|объект|ТЗ|ОИС|тауар белгісі|тізілімнен|реестрден)\W+){0,2}"
    r"(?:исключ[её]н|алып\s?тасталды|алынып\s?тасталды|шығарылды|шығарылған)",
    re.I,
)
_ORDER = re.compile(r"№\s*(\d[\w/-]*)")
_CLEARED = "the published row keeps only the number."
_NO_ORDER = "The published row keeps only the number and says that the object is removed."
_SUSPENDED = re.compile(r"приостановлен|тоқтатыл", re.I)
_UNTIL = re.compile(r"\b(?:до|по)\s*\d", re.I)
_OF_A_TERM = re.compile(rf"\b(?:до|по|с|со|и|г|год\w*|срок\w*|действ\w*|продл\w*|защит\w*|{'|'.join(MONTHS)})\b", re.I)
_ELSE = re.compile(r"[^\W\d_]")
_HYPHEN = re.compile(r"(?<=\d{4})-(?=\d)|(?<=г\.)-")
# What a program that reads pictures leaves of a window of an office program, and of a drawing.
_OF_A_PROGRAM = re.compile(r"Microsoft|Excel|Word\b|reestr|Разметка|Вставка|Рецензи", re.I)
_WORD = re.compile(r"[^\W_]{2,}|\b\d\b")


def read(rows: Iterable[Row | RowError], as_of: date) -> Iterator[Row | RowError]:
    """The rows as canonical cells, one for one."""
    for row in rows:
        if isinstance(row, RowError):
            yield row
        elif _REMOVED.match(row.cells["number"].strip()):
            sentence = shown(row.cells["number"])
            yield RowError(row.line, "register_number", sentence, "no_number", "a number such as 00001/ТЗ-260905")
        else:
            yield Row(row.line, _cells(row.cells, as_of))


def _cells(said: dict[str, str], as_of: date) -> dict[str, str]:
    number = next(iter(numbers_in(said["number"])), tidy(said["number"]))
    cells = text_cells(register_number=number, object_type=object_type(number))
    if included := day_of_inclusion(number):
        cells |= text_cells(date_of_inclusion=included, date_of_inclusion_basis=InclusionBasis.REGISTER_NUMBER)
    if sentence := next((said[name] for name in ("mark", "goods") if _REMOVED.match(said[name].strip())), None):
        return cells | _removal(sentence, as_of)
    goods = read_goods(said["goods"])
    registration, registered = certificate_in(said["document"])
    letter, sent = first_letter(said["letters"])
    return (
        cells
        | text_cells(mark=_mark(said["mark"]), goods=goods.text)
        | text_cells(nice_classes=goods.classes, hs_codes=goods.codes)
        | text_cells(registration_number=registration, registration_date=registered)
        | text_cells(customs_letter_number=letter, customs_letter_date=sent)
        | party_cells("right_holder", [holder_in(said["holder"])])
        | party_cells("representatives", parties_in(said["trusted"]))
        | _term(said["term"], as_of)
    )


def _removal(sentence: str, as_of: date) -> dict[str, str]:
    days, order = days_in(sentence), _ORDER.search(sentence)
    note = f"Removed by order No. {order[1]}; {_CLEARED}" if order else _NO_ORDER
    if days:
        return text_cells(removed_on=days[0], removed_on_basis=RemovalBasis.STATED, note=note)
    return text_cells(removed_on=as_of, removed_on_basis=RemovalBasis.NOT_LATER_THAN, note=note)


def _term(cell: str, as_of: date) -> dict[str, str]:
    """A day as the term, the last of several; of a suspension its last day, which the term cannot be earlier than."""
    if not cell.strip():
        return {}
    if _REMOVED.match(cell.strip()):
        return _removal(cell, as_of)
    days = days_in(_HYPHEN.sub(" - ", cell))
    if days and _SUSPENDED.search(cell):
        begun = days[0] if len(days) > 1 or not _UNTIL.search(cell) else None
        until = days[-1] if len(days) > 1 or _UNTIL.search(cell) else None
        term = text_cells(valid_until=until, valid_until_basis=until and TermBasis.DERIVED)
        return term | text_cells(suspended_from=begun, suspended_until=until)
    until = whole_day(cell) or (max(days, default=None) if not _ELSE.search(_OF_A_TERM.sub(" ", cell)) else None)
    return text_cells(valid_until=until or tidy(cell), valid_until_basis=TermBasis.STATED)


def _mark(cell: str) -> str | None:
    """The words of the cell, or None where a program read them in something that is no mark."""
    text = tidy(cell)
    if not _WORD.search(text) or _OF_A_PROGRAM.search(text):
        return None
    return text
