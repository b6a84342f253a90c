"""Goods of a description that entries cover, whoever's mark they bear. Knows no naming."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..goods import GoodsWord, ItemGoods, describe_item
from ..snapshot import Snapshot
from .request import CheckRequest
from .result import CoveredGoods

EXAMPLES = 20  # covering entries that an answer names; it always says how many there are


@dataclass(frozen=True, slots=True)
class _Side:
    """One thing that is described: a word of the text, or the declared code (no span)."""

    start: int | None
    end: int | None
    text: str
    goods: ItemGoods


def covered_goods(
    snapshot: Snapshot, request: CheckRequest, codes: Sequence[str], words: Sequence[GoodsWord]
) -> Iterator[CoveredGoods]:
    """Each thing described that entries in force on the day cover, with how many and which; a declared code is
    believed before the words."""
    for side in _sides(request, words):
        rows = snapshot.covering(side.goods.lookup_keys(), tuple(codes), request.on)
        if rows:
            examples = tuple(snapshot.entry_at(row) for row in rows[:EXAMPLES])
            yield CoveredGoods(side.start, side.end, side.text, side.goods.prefixes(), len(rows), examples)


def _sides(request: CheckRequest, words: Sequence[GoodsWord]) -> Iterator[_Side]:
    if request.hs_code is not None:
        yield _Side(None, None, request.hs_code, describe_item((), request.hs_code))
        return
    for word in words:
        if word.hs_codes:
            yield _Side(word.start, word.end, word.text, describe_item([word]))
