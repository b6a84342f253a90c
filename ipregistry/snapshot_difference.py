"""What differs between a finished snapshot and what there is to say now: which rows stay, and which entries are new.

Registers whose every ingredient is the same are not read at all; of others each entry is held against what was written
of it. Knows nothing of how a row is made or found.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .entry import RegisterEntry
from .record import to_record
from .snapshot_parts import RegisterPart
from .storage.entries_amending import WrittenEntries
from .storage.entries_writing import body_of

NEW = -1


@dataclass(frozen=True, slots=True)
class Difference:
    """`order`: for each row the row that it was before, or NEW; `came`: the entries of the rows that are new, each with
    the place of its register among the parts; `gone`: the rows of before that are no more."""

    order: Sequence[int]
    came: Mapping[int, tuple[int, RegisterEntry]]
    gone: frozenset[int]


def difference(before: WrittenEntries, keys: Mapping[str, str], parts: Sequence[RegisterPart]) -> Difference | None:
    """The difference; None where more than half of the rows are new, or where rows that stay have changed places: then
    there is little to keep. `keys`: the keys of the parts that the finished snapshot was made of, by register."""
    order, came, many = array("q"), dict[int, tuple[int, RegisterEntry]](), len(before)
    for place, part in enumerate(parts):
        code = part.register.code
        if keys.get(code) == part.key:
            order.extend(before.of_register(code))
            continue
        published = part.register.data_as_of
        for entry in part.entries():
            row = _row_as_written(before, entry, entry.as_of or published)
            if row == NEW:
                came[len(order)] = (place, entry)
                if len(came) > many // 2:
                    return None
            order.append(row)
    stay = [row for row in order if row != NEW]
    if any(one >= other for one, other in pairwise(stay)):
        return None
    return Difference(order, came, frozenset(range(many)).difference(stay))


def _row_as_written(before: WrittenEntries, entry: RegisterEntry, as_of: date | None) -> int:
    """The row of an entry of which the same was written; NEW where there is none."""
    found = before.find(entry.entry_id)
    if found is None:
        return NEW
    row, body, day = found
    return row if (body, day) == (body_of(to_record(entry)), as_of.isoformat() if as_of else None) else NEW
