"""How much the goods speak for or against the mark being meant at all. Knows no day and no importer."""

from __future__ import annotations

from ..goods import Coverage
from ..matching import Kind, Naming

_DOUBTFUL_FROM = 2.0  # zipf: a mark that is an ordinary word needs the goods to agree
_SHORT = 3  # letters: so does a mark as short as this


def goods_weight(naming: Naming, coverage: Coverage) -> float:
    """Log-odds that the goods add: for a doubtful name much, the more so where a brand stands (“Always pads”); for a
    name that can mean nothing else little.

    Other goods never speak against a distinctive name: a Xiaomi light bulb still names XIAOMI.
    """
    doubtful = naming.zipf > _DOUBTFUL_FROM or len(naming.text) <= _SHORT or naming.kind is Kind.RIGHT_HOLDER_NAME
    if coverage in (Coverage.COVERED, Coverage.PARTLY):
        placed = naming.kind is Kind.EXACT and (naming.start == 0 or naming.text[:1].isupper())
        return (3.0 if placed else 1.5) if doubtful else 0.5
    if coverage is Coverage.NOT_COVERED and doubtful:
        return -1.5
    return 0.0
