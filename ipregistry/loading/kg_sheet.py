"""The Kyrgyz spreadsheet: eight columns out of a document whose words were broken at the width of the column.

A row cut by the end of a page is one with the next; a row of several numbers is several entries, whose cells stand one
after the other. Terms and orders stand in two columns and are brought together by `orders`. Authorised importers are
named as such inside the cell of trusted persons. The day of inclusion is that in the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ..entry import InclusionBasis, RemovalBasis, TermBasis
from ..errors import RowError
from .goods_cell import read_goods
from .kg_mark import kind_in, mark_in
from .kg_rows import Entry, entries_in
from .national import certificate_in, party_cells, text_cells
from .orders import Settled, orders_in, settle, terms_in
from .parties import holder_in, parties_in
from .prose import tidy
from .register_number import day_of_inclusion, object_type
from .rows import Row

LAYOUT = {
    "number": "рег",
    "mark": "наименованиевид",
    "document": "наименованиедатадокумента",
    "goods": "наименованиетоваров",
    "holder": "правообладатель",
    "trusted": "доверенныелица",
    "term": "срок",
    "orders": "номеридата",
}
_IMPORTERS = re.compile(
    r"(?:санк?ц\w+|уполномоченн\w+)\s?\w{0,3}\s*импортер\w*(?:\s(?:в\b(?:\s(?:КР|ЕАЭС))?|[а-я]))?\s*:?"
    r"|(?:лицензиат\s*/\s*)?\bимпо\s?ртер\w*\s*:",
    re.I,
)
_OTHERS = re.compile(r"представител\w+ правообладателя|дистриб[ьъею]+т[еоя]р|лицензиат\s*:|по доверенности", re.I)
_DISTRIBUTOR = re.compile(r"(?:официальн\w+ |уполномоченн\w+ )?дистриб[ьъею]+т[еоя]р\w*.*$", re.I | re.S)


def read(rows: Iterable[Row | RowError], as_of: date) -> Iterator[Row | RowError]:
    """The rows as canonical cells: fewer where one was cut in two, more where several had run together."""
    for found in entries_in(rows):
        if isinstance(found, RowError):
            yield found
        else:
            yield _of_another(found) or Row(found.line, _cells(found, as_of))


def _of_another(entry: Entry) -> RowError | None:
    """The error of a number printed for the wrong entry: its order is of the day in the numbers beside it instead."""
    ordered = next((order.day for order in orders_in(entry.cells["orders"])), None)
    if ordered == day_of_inclusion(entry.number) or ordered not in map(day_of_inclusion, entry.beside):
        return None
    expected = f"the number of an entry included on {ordered}, as its order and the numbers beside it say"
    return RowError(entry.line, "register_number", entry.number, "other_number", expected)


def _cells(entry: Entry, as_of: date) -> dict[str, str]:
    said = entry.cells
    goods = read_goods(tidy(said["goods"]))
    registration, registered = certificate_in(said["document"])
    orders = orders_in(said["orders"])
    first = orders[0] if orders else None
    trusted, importers = _roles(tidy(said["trusted"]))
    holder, licensed = _roles(tidy(said["holder"]))
    included = day_of_inclusion(entry.number)
    return (
        text_cells(register_number=entry.number, object_type=object_type(entry.number))
        | text_cells(mark=mark_in(said["mark"]), mark_kind=kind_in(said["mark"]), goods=goods.text)
        | text_cells(nice_classes=goods.classes, hs_codes=goods.codes)
        | text_cells(registration_number=registration, registration_date=registered)
        | text_cells(customs_letter_number=first and first.number, customs_letter_date=first and first.day)
        | text_cells(date_of_inclusion=included, date_of_inclusion_basis=included and InclusionBasis.REGISTER_NUMBER)
        | party_cells("right_holder", [holder_in(holder)])
        | party_cells("representatives", parties_in(trusted))
        | party_cells("authorised_importers", parties_in(f"{importers} {licensed}"))
        | _state(settle(terms_in(said["term"]), orders), as_of)
    )


def _roles(trusted: str) -> tuple[str, str]:
    """The text of the representatives and that of the importers; distributors are neither."""
    importers, others = [], [trusted]
    if named := _IMPORTERS.search(trusted):
        rest = trusted[named.end() :]
        ends = _OTHERS.search(rest, 1)
        importers = [rest[: ends.start()] if ends else rest]
        others = [trusted[: named.start()], rest[ends.start() :] if ends else ""]
    return _DISTRIBUTOR.sub("", " ".join(others)), _DISTRIBUTOR.sub("", " ".join(importers))


def _state(settled: Settled, as_of: date) -> dict[str, str]:
    cells = {}
    if settled.until is not None:
        basis = TermBasis.DERIVED if settled.reckoned else TermBasis.STATED
        cells = text_cells(valid_until=settled.until, valid_until_basis=basis)
    if not settled.removed:
        return cells
    if settled.removed_on is None:
        day = as_of
        return cells | text_cells(removed_on=day, removed_on_basis=RemovalBasis.NOT_LATER_THAN)
    known_by = RemovalBasis.STATED if settled.removal_stated else RemovalBasis.DERIVED
    return cells | text_cells(removed_on=settled.removed_on, removed_on_basis=known_by)
