"""One row in canonical cells ({column: text}) to a RegisterEntry, or to all that is wrong with it.

Knows no file format and no database. A cell that is empty or absent says nothing, and its field stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..entry import (
    Alias,
    AliasKind,
    CustomsLetter,
    InclusionBasis,
    Party,
    RegisterEntry,
    RemovalBasis,
    TermBasis,
)
from ..errors import RowError
from .cells import shown
from .reading import RowReader
from .slug import LONGEST, entry_id_for
from .values import ALIAS_READERS, PARTY_READERS, PLAIN, READERS

_ONE_OF = ("mark", "right_holder", "registration_number", "removed_on")
_DEFAULT_BASIS = {
    "date_of_inclusion": InclusionBasis.STATED,
    "valid_until": TermBasis.STATED,
    "removed_on": RemovalBasis.STATED,
}
# The parallel columns of a name, in the order of the fields of Party and of Alias.
_PARTS = {
    **{
        role: tuple(f"{role}_{part}" for part in PARTY_READERS)
        for role in ("right_holder", "authorised_importers", "representatives")
    },
    "aliases": tuple(f"aliases_{part}" for part in ALIAS_READERS),
}


def read_row(row: Mapping[str, str], line: int, register: str) -> RegisterEntry | list[RowError]:
    """The entry of `register` that the cells tell of, or every error of the row, which begins on `line`.

    The columns are those of `columns.COLUMNS`; others are not looked at. A day without a basis is `stated`. The
    entry_id is the cell's, else it is made from the register's code and number.
    """
    reader = _Row(row, line)
    facts: dict[str, Any] = {column: value for column, value in reader.said.items() if column in PLAIN}
    facts["aliases"] = reader.aliases()
    facts["right_holder"] = reader.right_holder()
    facts["authorised_importers"] = reader.parties("authorised_importers")
    facts["representatives"] = reader.parties("representatives")
    facts["customs_letter"] = reader.letter()
    reader.settle_bases(facts)
    reader.check_register(register)
    entry_id = reader.entry_id(register)
    reader.check_says_something()
    return reader.errors or RegisterEntry(entry_id=entry_id, register=register, **facts)


class _Row(RowReader):
    """What the cells of a row say, each by itself, and the parts of an entry that stand in several cells."""

    def __init__(self, row: Mapping[str, str], line: int) -> None:
        super().__init__(row, line)
        self.said = self.values(READERS)

    def right_holder(self) -> Party | None:
        name, columns = self.said.get("right_holder"), _PARTS["right_holder"]
        if name is not None:
            return Party(name, *(self.said.get(column) for column in columns))
        for column in columns:
            if self.cell(column) and not self.cell("right_holder"):
                self.refuse(column, "without_name", "right_holder is empty, so there is nobody to say this of")
        return None

    def parties(self, role: str) -> tuple[Party, ...]:
        return tuple(map(Party, *self.parallel(role)))

    def aliases(self) -> tuple[Alias, ...]:
        return tuple(
            Alias(name, kind or AliasKind.REGISTERED, basis, source)
            for name, kind, basis, source in zip(*self.parallel("aliases"), strict=True)
        )

    def parallel(self, column: str) -> list[tuple[Any, ...]]:
        """The names in a column and then, for each of its parts, as many values, None where a part says nothing."""
        names = self.said.get(column, ())
        parts = _PARTS[column]
        if not names and (self.cell(column) or not any(map(self.cell, parts))):
            return [()] * (1 + len(parts))
        return [names, *(self.part(part, len(names)) for part in parts)]

    def part(self, column: str, expected: int) -> tuple[Any, ...]:
        values: tuple[Any, ...] | None = self.said.get(column)
        if values is not None and len(values) == expected:
            return values
        if values is not None:
            names = f"empty, or {expected} items joined with |, one for each name (it has {len(values)})"
            self.refuse(column, "parallel", names, shown(self.cell(column)))
        return (None,) * expected

    def letter(self) -> CustomsLetter | None:
        number, day = self.said.get("customs_letter_number"), self.said.get("customs_letter_date")
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
            expected = f"{register}, the register that the file is read for"
            self.refuse("register", "other_register", expected, shown(named))

    def entry_id(self, register: str) -> str:
        """The id given, else that made of the number; empty where an error was told."""
        if self.cell("entry_id"):
            return str(self.said.get("entry_id", ""))
        number = self.said.get("register_number")
        if number is None:
            if not self.cell("register_number"):
                self.refuse(None, "no_number", "a register_number or an entry_id is needed")
            return ""
        made = entry_id_for(register, number)
        if made is None or len(made) > LONGEST:
            expected = f"a number from which an entry_id of at most {LONGEST} characters can be made: give an entry_id"
            self.refuse("register_number", "no_entry_id", expected, shown(number))
        return made or ""

    def check_says_something(self) -> None:
        if not any(self.cell(column) for column in _ONE_OF):
            self.refuse(None, "says_nothing", f"one of {', '.join(_ONE_OF)} is needed")
