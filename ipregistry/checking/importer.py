"""What an importer that was named is to an entry: holder, authorised, not listed, or not sure.

A wrong “authorised” is worse than a missed one, so only a sure party counts. Knows no day and no goods.
"""

from __future__ import annotations

from ..entry import Party, RegisterEntry
from ..matching import SameName
from .language import Language, tell
from .result import ImporterState
from .same_party import has_its_number, same_party
from .tax_numbers import read_importer
from .wording import quoted


def importer_state(
    entry: RegisterEntry, importer: str | None, language: Language = Language.EN
) -> tuple[ImporterState, str | None]:
    """The state, and the sentence that says why (None where no importer was given)."""
    if importer is None or not importer.strip():
        return ImporterState.UNKNOWN, None
    given, shown = read_importer(importer), quoted(importer, language)
    holder = (entry.right_holder,) if entry.right_holder else ()
    near: Party | None = None
    for state, parties in (
        (ImporterState.RIGHT_HOLDER, holder),
        (ImporterState.AUTHORISED, entry.authorised_importers),
    ):
        for party in parties:
            same = same_party(party, given)
            if same is SameName.SURE:
                return state, tell(language, f"importer_{state}", importer=shown, name=party.name)
            near = party if same is SameName.NEAR and near is None else near
    if near is not None:
        key = "importer_near_number" if has_its_number(near, given) else "importer_near"
        return ImporterState.UNKNOWN, tell(language, key, importer=shown, name=near.name)
    return ImporterState.NOT_LISTED, tell(language, "importer_nobody", importer=shown)
