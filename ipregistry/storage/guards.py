"""Which effects of a sound file look like an accident. Pure: the counts come in, the objections go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

REMOVED_ONE_IN = 10
REJECTED_ONE_IN = 100


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a file should not be applied without a stated reason; `code` is a stable word for programs."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a file would do.

    `accepted` and `rejected` rows of the file; `removed` of the rows that are `current` and not removed yet; the day of
    the file and the day of what is there.
    """

    accepted: int
    rejected: int
    current: int
    removed: int
    data_as_of: date | None
    current_as_of: date | None


def objections(effect: Effect) -> Iterator[Objection]:
    """Every objection to the effect: empty_file, shrink, rejects, older."""
    if not effect.accepted:
        yield Objection("empty_file", "the file has no row that can be used")
    if effect.removed * REMOVED_ONE_IN > effect.current:
        share = f"more than one in {REMOVED_ONE_IN}"
        yield Objection("shrink", f"the file would remove {effect.removed:,} of {effect.current:,} rows, {share}")
    rows = effect.accepted + effect.rejected
    if effect.rejected * REJECTED_ONE_IN > rows:
        share = f"more than one in {REJECTED_ONE_IN}"
        yield Objection("rejects", f"{effect.rejected:,} of {rows:,} rows were rejected, {share}")
    if effect.data_as_of and effect.current_as_of and effect.data_as_of < effect.current_as_of:
        yield Objection("older", f"the file is of {effect.data_as_of}, and what is there is of {effect.current_as_of}")
