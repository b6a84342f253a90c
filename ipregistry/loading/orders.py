"""Terms in one column and the orders of customs in another, as the Kyrgyz register has them, brought together.

A term is a day or a number of years from its order. Only orders of inclusion and prolongation have a term: an order
that changes an importer, a representative or the holder extends nothing, whether the remark stands with the order or
among the terms. Where the columns have unequal numbers the last ones belong together, because it is the old ones that
the register leaves out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from .prose import DAY, DAY_IN_WORDS, DAY_PARTS, day, day_of, squeezed, years_after

_YEARS = {"1": 1, "один": 1, "2": 2, "два": 2, "3": 3, "три": 3}
_TERM = re.compile(
    r"(?P<removed>исключен)|(?P<change>дополнени|изменени|внесени|смена|уточнени)"
    rf"|на(?P<years>{'|'.join(_YEARS)})(?:год|лет)(?:[а-я,]*-до(?=\d))?|(?<!от){DAY}|(?<!от){DAY_IN_WORDS}"
)
_NUMBER = r"\d{1,2}-\d{1,2}/\d{1,4}?"
_ORDER = re.compile(
    r"от(?P<before>\d\d\.\d\d\.\d{4})г?\.?№(?P<number2>\d{1,2}-\d{1,2}/\d{1,4})(?!\d)"
    rf"|(?P<number>{_NUMBER}|(?<=№)\d{{1,4}}(?=от\d))(?:от)?(?:{DAY_PARTS}|(?P<run>\d{{6}}(?!\d)))"
)
_CHANGES = re.compile(r"импорт|представ|смен|дополн|доверен")


class Meaning(Enum):
    UNTIL = auto()
    YEARS = auto()
    CHANGE = auto()
    REMOVED = auto()


@dataclass(frozen=True, slots=True)
class Term:
    """What one item of the column of terms says; `until` or `years` where it is a term."""

    meaning: Meaning
    until: date | None = None
    years: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """An order of customs; `changes_only` where the remark beside it says so, `removes` where one before it does."""

    number: str
    day: date | None
    changes_only: bool = False
    removes: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """The term and the removal that follow; `reckoned` where the end is years from an order."""

    until: date | None = None
    reckoned: bool = False
    removed: bool = False
    removed_on: date | None = None
    removal_stated: bool = False


def terms_in(cell: str) -> list[Term]:
    """Every item of a column of terms, in order; only the last of several removals."""
    found = [_term(match) for match in _TERM.finditer(squeezed(cell))]
    last = max((at for at, term in enumerate(found) if term.meaning is Meaning.REMOVED), default=-1)
    return [term for at, term in enumerate(found) if term.meaning is not Meaning.REMOVED or at == last]


def _term(match: re.Match[str]) -> Term:
    if match["removed"]:
        return Term(Meaning.REMOVED)
    if match["change"]:
        return Term(Meaning.CHANGE)
    if match["years"]:
        return Term(Meaning.YEARS, years=_YEARS[match["years"]])
    return Term(Meaning.UNTIL, until=day_of(match))


def orders_in(cell: str) -> list[Order]:
    """Every order of a column of orders, in order."""
    text = squeezed(cell)
    matches = list(_ORDER.finditer(text))
    found = []
    for at, match in enumerate(matches):
        before = text[matches[at - 1].end() if at else 0 : match.start()]
        after = text[match.end() : matches[at + 1].start() if at + 1 < len(matches) else len(text)]
        remark = bool(_CHANGES.search(after)) or (bool(_CHANGES.search(before)) and at == 0)
        found.append(Order(match["number"] or match["number2"], _day(match), remark, "исключен" in before))
    return found


def _day(match: re.Match[str]) -> date | None:
    if match["run"]:
        return day(match["run"][4:], match["run"][2:4], match["run"][:2])
    if match["before"]:
        first, month, year = match["before"].split(".")
        return day(year, month, first)
    return day_of(match)


def settle(terms: list[Term], orders: list[Order]) -> Settled:
    """What the last term says, and whether and when the entry was removed."""
    pairs = _paired(terms, orders)
    until, reckoned = None, False
    for term, order in pairs:
        if term.meaning is Meaning.UNTIL:
            until, reckoned = term.until or until, False
        elif term.meaning is Meaning.YEARS and order is not None and order.day is not None:
            until, reckoned = years_after(order.day, term.years), True
    if stated := [order for order in orders if order.removes]:
        return Settled(until, reckoned, True, stated[-1].day, True)
    removals = [order for term, order in pairs if term.meaning is Meaning.REMOVED]
    if not removals:
        return Settled(until, reckoned)
    return Settled(until, reckoned, True, removals[0].day if removals[0] else None)


def _paired(terms: list[Term], orders: list[Order]) -> list[tuple[Term, Order | None]]:
    orders = [order for order in orders if not order.removes]
    if len(terms) == len(orders):
        return list(zip(terms, orders, strict=True))
    terms = [term for term in terms if term.meaning is not Meaning.CHANGE]
    if len(terms) != len(orders):
        orders = [order for order in orders if not order.changes_only]
    removal = terms[-1:] if terms and terms[-1].meaning is Meaning.REMOVED else []
    others = terms[: len(terms) - len(removal)]
    last = orders[-1:] if removal else []
    rest: list[Order | None] = list(orders[: len(orders) - len(last)])
    missing: list[Order | None] = [None] * (len(others) - len(rest))
    pairs = list(zip(reversed(others), reversed([*missing, *rest]), strict=False))[::-1]
    return [*pairs, *((term, last[0] if last else None) for term in removal)]
