"""HS codes by which no goods can be compared. Knows no other field of the entry."""

from __future__ import annotations

from collections.abc import Iterator

from ..entry import RegisterEntry
from ..goods import normalise_hs_code
from .finding import Finding, doubt, error

# Headings that later editions of the Harmonized System took out: industrial fatty acids went to 3823, photocopiers to
# 8443, typewriters to 8472, parts of aircraft to 8807. A register that names them was right when it was written.
_HEADINGS_BEFORE = {"1519": 1996, "9009": 2007, "8469": 2017, "8803": 2022}
_UNKNOWN_NOW = "today's nomenclature does not know"


def find_strange_codes(entry: RegisterEntry) -> Iterator[Finding]:
    """Codes that no nomenclature knows, that were taken apart, or that stand twice."""
    seen: set[str] = set()
    for code in entry.hs_codes:
        compared = normalise_hs_code(code)
        if code in seen:
            yield doubt("code_twice", entry.entry_id, "hs_codes", code, f"{code} stands there twice")
        elif not compared.prefixes and code[:4] in _HEADINGS_BEFORE:
            sentence = f"heading {code[:4]} was taken out in {_HEADINGS_BEFORE[code[:4]]}; no goods are compared by it"
            yield doubt("heading_of_the_past", entry.entry_id, "hs_codes", code, sentence)
        elif not compared.prefixes:
            yield error("unknown_code", entry.entry_id, "hs_codes", code, compared.reason or "it is no code")
        elif compared.reason and compared.reason.startswith(_UNKNOWN_NOW):
            yield doubt("unknown_subheading", entry.entry_id, "hs_codes", code, compared.reason)
        elif len(compared.prefixes) > 1 and "run together" in (compared.reason or ""):
            yield doubt("codes_run_together", entry.entry_id, "hs_codes", code, compared.reason or "")
        seen.add(code)
