"""Pieces that kill who reads them, as a library's fault or a lack of memory does."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipregistry.screening.pieces import Asked
from ipregistry.screening.plan import Plan


@dataclass(frozen=True)
class Deadly:
    """A piece that kills whatever process reads it, but the one that is named; `once`, where that is told by a file."""

    piece: Any
    harmless: int
    once: Path | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.piece, name)

    def __reduce__(self) -> Any:
        return Deadly, (self.piece, self.harmless, self.once)

    def asked(self, plan: Plan) -> Iterator[Asked]:
        if os.getpid() != self.harmless and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield from self.piece.asked(plan)


def die(*_: object) -> None:
    """What nobody survives."""
    os.kill(os.getpid(), signal.SIGKILL)
