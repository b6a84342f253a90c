"""The Belarusian spreadsheet: the day of inclusion and the end of the term stand in columns of their own.

The note is the term of the holder's insurance, which says nothing of the register. Names no importers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..entry import InclusionBasis, TermBasis
from ..errors import RowError
from .goods_cell import read_goods
from .national import certificate_in, party_cells, text_cells
from .parties import holder_in, parties_in
from .prose import tidy, whole_day
from .register_number import numbers_in, object_type
from .rows import Row

LAYOUT = {
    "number": "регистрационныйномеробъекта",
    "mark": "видобъектаинтеллектуальнойсобственностиегонаименование",
    "document": "основаниеприобретенияправа",
    "goods": "наименованиеописаниетоваров",
    "codes": "класс",
    "holder": "сведенияоправообладателе",
    "trusted": "сведенияопредставителях",
    "included": "датавключения",
    "term": "датаокончаниясрока",
}


def read(rows: Iterable[Row | RowError], as_of: date) -> Iterator[Row | RowError]:
    """The rows as canonical cells, one for one; the day of publication says nothing here."""
    for row in rows:
        yield row if isinstance(row, RowError) else Row(row.line, _cells(row.cells))


def _cells(said: dict[str, str]) -> dict[str, str]:
    number = next(iter(numbers_in(said["number"])), tidy(said["number"]))
    goods = read_goods(said["codes"])
    registration, registered = certificate_in(said["document"])
    return (
        text_cells(register_number=number, object_type=object_type(number), mark=tidy(said["mark"]))
        | text_cells(goods=tidy(said["goods"]), nice_classes=goods.classes, hs_codes=goods.codes)
        | text_cells(registration_number=registration, registration_date=registered)
        | party_cells("right_holder", [holder_in(said["holder"])])
        | party_cells("representatives", parties_in(said["trusted"]))
        | _day("date_of_inclusion", said["included"], InclusionBasis.STATED)
        | _day("valid_until", said["term"], TermBasis.STATED)
    )


def _day(column: str, cell: str, basis: InclusionBasis | TermBasis) -> dict[str, str]:
    if not cell.strip():
        return {}
    return text_cells(**{column: whole_day(cell) or tidy(cell), f"{column}_basis": basis})
