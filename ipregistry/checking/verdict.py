"""From matches and goods to the one verdict: DESIGN's table, read from the top. Knows no text and no wording."""

from __future__ import annotations

from collections.abc import Sequence

from ..goods import Coverage
from .result import CoveredGoods, EntryMatch, ImporterState, Strength, Verdict

_ALLOWED = (ImporterState.RIGHT_HOLDER, ImporterState.AUTHORISED)


def decide(matches: Sequence[EntryMatch], covered: Sequence[CoveredGoods], insufficient: bool) -> Verdict:
    """The verdict on matches that decide on the day, covered goods, and whether the text says too little.

    `authorised` asks every match of strength `match`, those of other goods too: a wrong one is worse than a missed one.
    A name in a compatibility context keeps its possible match whatever the goods: accessories are never the goods.
    """
    within = [each for each in matches if each.goods is not Coverage.NOT_COVERED]
    sure = [each for each in within if each.strength is Strength.MATCH]
    if sure:
        asked = [each for each in matches if each.strength is Strength.MATCH]
        return Verdict.AUTHORISED if all(each.importer in _ALLOWED for each in asked) else Verdict.MATCH
    if within or any(each.compatibility for each in matches):
        return Verdict.POSSIBLE_MATCH
    if matches:
        return Verdict.OUTSIDE_GOODS
    if covered:
        return Verdict.COVERED_GOODS
    return Verdict.INSUFFICIENT_DESCRIPTION if insufficient else Verdict.NO_MATCH
