"""What an importer that was named is to an entry: holder, authorised, not listed, or not sure.

A wrong “authorised” is worse than a missed one, so only equal names count. Knows no day and no goods.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..entry import Party, RegisterEntry
from ..matching import SameName, same_name
from .result import ImporterState


def importer_state(entry: RegisterEntry, importer: str | None) -> tuple[ImporterState, str | None]:
    """The state, and the sentence that says why (None where no importer was given)."""
    if importer is None or not importer.strip():
        return ImporterState.UNKNOWN, None
    holder = (entry.right_holder,) if entry.right_holder else ()
    near: Party | None = None
    for state, parties, role in (
        (ImporterState.RIGHT_HOLDER, holder, "the right holder"),
        (ImporterState.AUTHORISED, entry.authorised_importers, "an authorised importer"),
    ):
        for party in parties:
            same = _same_party(party, importer)
            if same is SameName.SURE:
                return state, f"“{importer}” is {role} of this entry, {party.name}."
            near = party if same is SameName.NEAR and near is None else near
    if near is not None:
        return ImporterState.UNKNOWN, f"“{importer}” may be {near.name}, but the names are not equal."
    return ImporterState.NOT_LISTED, f"“{importer}” is neither the right holder nor an authorised importer listed here."


def _same_party(party: Party, importer: str) -> SameName:
    """The closest agreement of any form of the party's name."""
    opinions: Iterable[SameName] = (same_name(name, importer) for name in (party.name, party.name_latin) if name)
    ranked = (SameName.SURE, SameName.NEAR, SameName.DIFFERENT)
    return min(opinions, key=ranked.index)
