"""Overlays joined to entries: repairs first, then what is known of parties, then aliases.

Pure: entries go in and come out in order; the order of an overlay's lines says nothing. A line that meets nothing is
told, not dropped in silence. Knows no file.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..entry import Alias, Party, RegisterEntry
from .canonical import read_row
from .overlays import AliasLine, PartyFacts, Repair
from .writing import to_cells

UnmetCode = Literal["unknown_entry", "unknown_mark", "unknown_party", "stale", "twice", "cannot_apply"]
Line = AliasLine | Repair | PartyFacts

_BASIS = "_basis"
_FIELDS = (
    *("right_holder", "authorised_importers", "representatives", "aliases"),
    *("date_of_inclusion", "valid_until", "removed_on"),
)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A line of an overlay that met nothing.

    `unknown_entry`, `unknown_mark` and `unknown_party`: nothing has that name. `stale`: the cell no longer says what
    the repair puts right. `twice`: another repair of the entry is about the same cell, and begins with the same words
    or ends with those that this one begins with; one repair should say all. `cannot_apply`: the entry repaired would
    not be one that can be read.
    """

    line: Line
    code: UnmetCode


def fold(mark: str) -> str:
    """The mark without regard to case, form, spaces and signs; a mark of signs alone is itself."""
    folded = unicodedata.normalize("NFKC", mark).casefold()
    return "".join(c for c in folded if c.isalnum()) or folded


class Curation:
    """Overlays, ready to be joined to entries; `unmet` is complete after all entries have passed."""

    def __init__(
        self,
        aliases: Iterable[AliasLine] = (),
        repairs: Iterable[Repair] = (),
        parties: Iterable[PartyFacts] = (),
    ) -> None:
        self._aliases_of_mark: dict[str, list[AliasLine]] = defaultdict(list)
        self._aliases_of_entry: dict[str, list[AliasLine]] = defaultdict(list)
        self._repairs: dict[str, list[Repair]] = defaultdict(list)
        for line in aliases:
            if line.mark is not None:
                self._aliases_of_mark[fold(line.mark)].append(line)
            else:
                self._aliases_of_entry[line.entry_id or ""].append(line)
        for repair in repairs:
            self._repairs[repair.entry_id].append(repair)
        self._parties = {facts.written: facts for facts in parties}
        self._met: set[Hashable] = set()
        self._failed: list[Unmet] = []

    def apply(self, entries: Iterable[RegisterEntry]) -> Iterator[RegisterEntry]:
        """Every entry, in order, with what the overlays say of it."""
        for entry in entries:
            repaired = self._repaired(entry)
            yield self._with_aliases(self._with_parties(repaired))

    def unmet(self) -> tuple[Unmet, ...]:
        """The lines that met nothing in the entries that have passed."""
        lines: list[tuple[Line, UnmetCode]] = []
        lines += [(line, "unknown_mark") for lines_of in self._aliases_of_mark.values() for line in lines_of]
        lines += [(line, "unknown_entry") for lines_of in self._aliases_of_entry.values() for line in lines_of]
        lines += [(repair, "unknown_entry") for repairs in self._repairs.values() for repair in repairs]
        lines += [(facts, "unknown_party") for facts in self._parties.values()]
        return (*self._failed, *(Unmet(line, code) for line, code in lines if line not in self._met))

    def _repaired(self, entry: RegisterEntry) -> RegisterEntry:
        """The entry with its repairs: each is held against the entry as it came, and all that fit are made at once."""
        repairs = self._repairs.get(entry.entry_id)
        if not repairs:
            return entry
        self._met.update(repairs)
        cells = to_cells(entry)
        fitting = [repair for repair in repairs if _fits(repair, cells)]
        written = {(repair.field, repair.right) for repair in repairs}
        of_field = Counter(repair.field for repair in fitting)
        for repair in repairs:
            if (repair.field, repair.wrong) in written or of_field[repair.field] > 1:
                self._failed.append(Unmet(repair, "twice"))
            elif repair not in fitting:
                self._failed.append(Unmet(repair, "stale"))
        return self._all_made(entry, cells, [repair for repair in fitting if of_field[repair.field] == 1])

    def _all_made(self, entry: RegisterEntry, cells: dict[str, str], repairs: Sequence[Repair]) -> RegisterEntry:
        """The entry with the repairs, without those for which it could not be read."""
        found = read_row(_cells_after(cells, repairs), 0, entry.register)
        if isinstance(found, RegisterEntry):
            return found
        blamed = {_field_of(error.column) for error in found}
        failed = [repair for repair in repairs if _field_of(repair.field) in blamed] or repairs
        self._failed += [Unmet(repair, "cannot_apply") for repair in failed]
        return self._all_made(entry, cells, [repair for repair in repairs if repair not in failed])

    def _with_parties(self, entry: RegisterEntry) -> RegisterEntry:
        if not self._parties:
            return entry
        return replace(
            entry,
            right_holder=self._known(entry.right_holder) if entry.right_holder else None,
            authorised_importers=tuple(self._known(party) for party in entry.authorised_importers),
            representatives=tuple(self._known(party) for party in entry.representatives),
        )

    def _known(self, party: Party) -> Party:
        facts = self._parties.get(party.name)
        if facts is None:
            return party
        self._met.add(facts)
        return facts.party

    def _with_aliases(self, entry: RegisterEntry) -> RegisterEntry:
        of_mark = self._aliases_of_mark.get(fold(entry.mark), []) if entry.mark else []
        lines = [*of_mark, *self._aliases_of_entry.get(entry.entry_id, [])]
        if not lines:
            return entry
        self._met.update(lines)
        return replace(entry, aliases=_joined(entry, [line.alias for line in lines]))


def _fits(repair: Repair, cells: dict[str, str]) -> bool:
    """Whether the cell says what the repair puts right; a basis that is not told is `stated`."""
    unsaid = "stated" if repair.field.endswith(_BASIS) else ""
    return (cells[repair.field] or unsaid) == (repair.wrong or unsaid)


def _cells_after(cells: dict[str, str], repairs: Sequence[Repair]) -> dict[str, str]:
    """The cells with the repairs; a day that is taken away takes its basis with it."""
    without_basis = {f"{repair.field}{_BASIS}": "" for repair in repairs if not repair.right}
    return {**cells, **without_basis, **{repair.field: repair.right for repair in repairs}}


def _field_of(column: str | None) -> str | None:
    """The field that a column is a part of: `valid_until_basis` is of `valid_until`."""
    return next((field for field in _FIELDS if column and column.startswith(f"{field}_")), column)


def _joined(entry: RegisterEntry, aliases: Sequence[Alias]) -> tuple[Alias, ...]:
    """The entry's aliases and then those that say something new: neither the mark nor an alias before it."""
    known = {fold(text) for text in (entry.mark or "", *(alias.alias for alias in entry.aliases))}
    joined = list(entry.aliases)
    for alias in aliases:
        if (folded := fold(alias.alias)) not in known:
            known.add(folded)
            joined.append(alias)
    return tuple(joined)
