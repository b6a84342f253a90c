"""How far a file is, how fast, and how long still: a bar on a terminal, and nothing elsewhere. Knows no row."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tqdm import tqdm

from .pieces import Piece
from .reading import Reading

_BAR = "{desc}: {percentage:3.0f}%|{bar}| {postfix} [{elapsed}<{remaining}]"


def watched(reading: Reading, name: str, kept: Iterator[Piece]) -> Iterator[Piece]:
    """Each piece when it is kept."""
    bar = tqdm(
        total=reading.total or None,
        desc=name,
        disable=None,
        leave=False,
        bar_format=_BAR if reading.total else None,
    )
    done, started = 0, time.monotonic()
    with bar:
        for piece in kept:
            done += piece.rows
            bar.set_postfix_str(f"{done:,} rows, {done / (time.monotonic() - started + 1e-9):,.0f} a second", False)
            bar.update(piece.size)
            yield piece
