"""Goods of a description that entries cover, whoever's mark they bear. Knows no naming."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from ..goods import GoodsWord, TermKind, describe_item
from ..snapshot import Snapshot, SnapshotEntry
from .request import CheckRequest
from .result import CoveredGoods

EXAMPLES = 20  # covering entries that an answer names; it always says how many there are
_KEPT = 4_000  # goods of a day and some registers, with what covers them


def covered_goods(
    snapshot: Snapshot, request: CheckRequest, codes: Sequence[str], words: Sequence[GoodsWord]
) -> Iterator[CoveredGoods]:
    """Each thing described that entries in force on the day cover, with how many and which; a declared code is
    believed before the words."""
    covering, asked = snapshot.once(_Covering).of, tuple(codes)
    if request.hs_code is not None:
        prefixes, entries, examples = covering(None, request.hs_code, asked, request.on)
        if entries:
            yield CoveredGoods(None, None, request.hs_code, prefixes, entries, examples)
        return
    for word in words:
        if word.hs_codes:
            prefixes, entries, examples = covering(word.hs_codes, None, asked, request.on)
            if entries:
                yield CoveredGoods(word.start, word.end, word.text, prefixes, entries, examples)


class _Covering:
    """What covers goods in one snapshot: (prefixes, how many entries, the first of them) of codes, remembered."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _of(
        self, said: tuple[str, ...] | None, declared: str | None, registers: tuple[str, ...], on: date
    ) -> tuple[tuple[str, ...], int, tuple[SnapshotEntry, ...]]:
        goods = describe_item([_said(said)] if said else (), declared)
        rows = self._snapshot.entries.covering(goods.lookup_keys(), registers, on)
        return goods.prefixes(), len(rows), tuple(self._snapshot.entry_at(row) for row in rows[:EXAMPLES])


def _said(hs_codes: tuple[str, ...]) -> GoodsWord:
    """A word of which only the codes matter."""
    return GoodsWord(0, 0, "", "", hs_codes, (), TermKind.GOODS)
