"""Goods of a description that entries cover, whoever's mark they bear. Knows no naming."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
    covering, asked = snapshot.once(_covering), tuple(codes)
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


def _covering(snapshot: Snapshot) -> Callable[..., tuple[tuple[str, ...], int, tuple[SnapshotEntry, ...]]]:
    """What covers goods in one snapshot: (prefixes, how many entries, the first of them) of codes, remembered."""
    entries, entry_at = snapshot.entries, snapshot.entry_at  # and not the snapshot, which keeps what this returns

    @lru_cache(maxsize=_KEPT)
    def of(
        said: tuple[str, ...] | None, declared: str | None, registers: tuple[str, ...], on: date
    ) -> tuple[tuple[str, ...], int, tuple[SnapshotEntry, ...]]:
        goods = describe_item([_said(said)] if said else (), declared)
        rows = entries.covering(goods.lookup_keys(), registers, on)
        return goods.prefixes(), len(rows), tuple(map(entry_at, rows[:EXAMPLES]))

    return of


def _said(hs_codes: tuple[str, ...]) -> GoodsWord:
    """A word of which only the codes matter."""
    return GoodsWord(0, 0, "", "", hs_codes, (), TermKind.GOODS)
