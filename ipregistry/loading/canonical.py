"""One row in canonical cells ({column: text}) to a RegisterEntry, or to all that is wrong with it.

Knows no file format and no database. A cell that is empty or absent says nothing, and its field stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from ..entry import (
    Alias,
    AliasKind,
    CustomsLetter,
    InclusionBasis,
    MarkKind,
    ObjectType,
    Party,
    PartyKind,
    RegisterEntry,
    RemovalBasis,
    TermBasis,
)
from ..errors import RowError
from . import cells
from .cells import CellError, shown
from .reading import RowReader
from .slug import LONGEST, entry_id_for

Value = TypeVar("Value")

_MARK = cells.text(500)
_NAME = cells.text(500)
_GOODS = cells.text(100_000)
_TEXT = cells.text(2_000)
_ENTRY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")
_ONE_OF = ("mark", "right_holder", "registration_number", "removed_on")
_DEFAULT_BASIS = {
    "date_of_inclusion": InclusionBasis.STATED,
    "valid_until": TermBasis.STATED,
    "removed_on": RemovalBasis.STATED,
}


def _entry_id(cell: str) -> str:
    if not _ENTRY_ID.fullmatch(cell.strip()):
        expected = (
            f"an id of Latin letters, digits and . _ ~ -, beginning with a letter or digit, at most {LONGEST} long"
        )
        raise CellError("entry_id", expected, shown(cell))
    return cell.strip()


_READERS: Mapping[str, Callable[[str], Any]] = {
    "register_number": _TEXT,
    "mark": _MARK,
    "mark_kind": cells.word(MarkKind),
    "object_type": cells.word(ObjectType),
    "registration_number": _TEXT,
    "registration_date": cells.day,
    "goods": _GOODS,
    "nice_classes": cells.items(cells.nice_class),
    "hs_codes": cells.items(cells.hs_code),
    "date_of_inclusion": cells.day,
    "date_of_inclusion_basis": cells.word(InclusionBasis),
    "valid_until": cells.day,
    "valid_until_basis": cells.word(TermBasis),
    "removed_on": cells.day,
    "removed_on_basis": cells.word(RemovalBasis),
    "suspended_from": cells.day,
    "suspended_until": cells.day,
    "confirmed_on": cells.items(cells.day),
    "note": _TEXT,
    "sources": cells.items(_TEXT),
    "as_of": cells.day,
}
_PARTY_READERS: Mapping[str, Callable[[str], Any]] = {
    "latin": _NAME,
    "country": cells.country,
    "kind": cells.word(PartyKind),
    "tax_number": _TEXT,
}
_ALIAS_READERS: Mapping[str, Callable[[str], Any]] = {"kind": cells.word(AliasKind), "basis": _TEXT, "source": _TEXT}


def _or_none(read: Callable[[str], Value]) -> Callable[[str], Value | None]:
    def read_item(item: str) -> Value | None:
        return read(item) if item.strip() else None

    return read_item


def _parallel(read: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
    """A reader of the items of a parallel cell, of which any may be empty."""
    read_item = _or_none(read)
    return lambda cell: tuple(read_item(item) for item in cells.split_list(cell))


_IN_SEVERAL_CELLS: Mapping[str, Callable[[str], Any]] = {
    "right_holder": _NAME,
    **{f"right_holder_{part}": read for part, read in _PARTY_READERS.items()},
    **{
        name: read
        for role in ("authorised_importers", "representatives")
        for name, read in (
            (role, cells.items(_NAME)),
            *((f"{role}_{part}", _parallel(read)) for part, read in _PARTY_READERS.items()),
        )
    },
    "aliases": cells.items(_NAME),
    **{f"aliases_{part}": _parallel(read) for part, read in _ALIAS_READERS.items()},
    "customs_letter_number": _TEXT,
    "customs_letter_date": cells.day,
}


def read_cell(column: str, cell: str) -> object:
    """What a cell of a canonical column says by itself. Raises CellError, and KeyError for any other column."""
    return (_READERS.get(column) or _IN_SEVERAL_CELLS[column])(cell)


def read_row(row: Mapping[str, str], line: int, register: str) -> RegisterEntry | list[RowError]:
    """The entry of `register` that the cells tell of, or every error of the row, which begins on `line`.

    The columns are those of `columns.COLUMNS`; others are not looked at. A day without a basis is `stated`. The
    entry_id is the cell's, else it is made from the register's code and number.
    """
    reader = _Row(row, line)
    facts = {column: value for column, read in _READERS.items() if (value := reader.value(column, read)) is not None}
    facts["aliases"] = reader.aliases()
    facts["right_holder"] = reader.party("right_holder")
    facts["authorised_importers"] = reader.parties("authorised_importers")
    facts["representatives"] = reader.parties("representatives")
    facts["customs_letter"] = reader.letter()
    reader.settle_bases(facts)
    reader.check_register(register)
    entry_id = reader.entry_id(register, facts.get("register_number"))
    reader.check_says_something(facts)
    return reader.errors or RegisterEntry(entry_id=entry_id, register=register, **facts)


class _Row(RowReader):
    """The parts of an entry that stand in several cells."""

    def party(self, role: str) -> Party | None:
        name = self.value(role, _NAME)
        parts = {part: self.value(f"{role}_{part}", read) for part, read in _PARTY_READERS.items()}
        if name is not None:
            return _party(name, parts)
        for part in parts:
            if self.cell(f"{role}_{part}") and not self.cell(role):
                self.refuse(f"{role}_{part}", "without_name", f"{role} is empty, so there is nobody to say this of")
        return None

    def parties(self, role: str) -> tuple[Party, ...]:
        names, parts = self.parallel(role, tuple(_PARTY_READERS))
        return tuple(_party(name, {part: parts[part][i] for part in parts}) for i, name in enumerate(names))

    def aliases(self) -> tuple[Alias, ...]:
        names, parts = self.parallel("aliases", tuple(_ALIAS_READERS))
        return tuple(
            Alias(name, parts["kind"][i] or AliasKind.REGISTERED, parts["basis"][i], parts["source"][i])
            for i, name in enumerate(names)
        )

    def parallel(self, column: str, parts: Sequence[str]) -> tuple[tuple[str, ...], dict[str, tuple[Any, ...]]]:
        """The names in a column, and for each of its parts as many values, None where a part says nothing."""
        names = self.value(column, _IN_SEVERAL_CELLS[column]) or ()
        if not names and self.cell(column):
            return (), {}
        return names, {part: self.part(f"{column}_{part}", len(names)) for part in parts}

    def part(self, column: str, expected: int) -> tuple[Any, ...]:
        if not (cell := self.cell(column)):
            return (None,) * expected
        values = self.value(column, _IN_SEVERAL_CELLS[column])
        if values is not None and len(values) != expected:
            names = f"empty, or {expected} items joined with |, one for each name (it has {len(values)})"
            self.refuse(column, "parallel", names, shown(cell))
            values = None
        return values if values is not None else (None,) * expected

    def letter(self) -> CustomsLetter | None:
        number = self.value("customs_letter_number", _TEXT)
        day = self.value("customs_letter_date", cells.day)
        return CustomsLetter(number, day) if number is not None or day is not None else None

    def settle_bases(self, facts: dict[str, Any]) -> None:
        """A day has a basis, `stated` unless the file says another, and a basis has a day."""
        for column, stated in _DEFAULT_BASIS.items():
            if column in facts:
                facts.setdefault(f"{column}_basis", stated)
            elif f"{column}_basis" in facts and not self.cell(column):
                self.refuse(f"{column}_basis", "without_day", f"{column} is empty, so there is no day to say this of")

    def check_register(self, register: str) -> None:
        named = self.cell("register").strip()
        if named and named != register:
            self.refuse(
                "register", "other_register", f"{register}, the register that the file is read for", shown(named)
            )

    def entry_id(self, register: str, register_number: str | None) -> str:
        if self.cell("entry_id"):
            return self.value("entry_id", _entry_id) or ""
        if register_number is None:
            if not self.cell("register_number"):
                self.refuse(None, "no_number", "a register_number or an entry_id is needed")
            return ""
        made = entry_id_for(register, register_number)
        if made is None or len(made) > LONGEST:
            expected = f"a number from which an entry_id of at most {LONGEST} characters can be made: give an entry_id"
            self.refuse("register_number", "no_entry_id", expected, shown(register_number))
        return made or ""

    def check_says_something(self, facts: Mapping[str, Any]) -> None:
        if all(facts.get(column) is None and not self.cell(column) for column in _ONE_OF):
            self.refuse(None, "says_nothing", f"one of {', '.join(_ONE_OF)} is needed")


def _party(name: str, parts: Mapping[str, Any]) -> Party:
    return Party(name, parts["latin"], parts["country"], parts["kind"], parts["tax_number"])
