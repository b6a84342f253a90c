"""What a snapshot is built from: the rows of every register joined with our overlays, and the terms of goods.

Knows no question. It reads a state of the database, of now or of a version; of an overlay that was never loaded and
without which nothing can be answered well (the terms of goods, the notes), the file that ships.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from .config import seed_directory
from .entry import RegisterEntry, RegisterUpdate
from .goods import GoodsTerm, parse_goods_term
from .loading.curation import Curation
from .loading.overlays import alias_line, party_facts, read_overlay, repair
from .loading.source import sha256_of
from .record import from_record
from .storage.past import State

CURATING = ("aliases", "repairs", "parties")  # the overlays that are joined to entries
_ALWAYS = ("goods_terms", "notes")


def curation_of(state: State) -> Curation:
    """The overlays of a state of the database, ready to be joined."""
    return Curation(
        aliases=map(alias_line, state.rows("aliases")),
        repairs=map(repair, state.rows("repairs")),
        parties=map(party_facts, state.rows("parties")),
    )


class CuratedRegisters:
    """The registers of a state of the database; their overlays are read when the first entry is asked for."""

    def __init__(self, state: State) -> None:
        self._state = state

    @cached_property
    def _curation(self) -> Curation:
        return curation_of(self._state)

    def entries(self, code: str) -> Iterator[RegisterEntry]:
        """Every entry of a register with our overlays, in the order of their ids."""
        yield from self._curation.apply(map(from_record, self._state.rows(code)))


def goods_terms(state: State) -> Iterator[GoodsTerm]:
    """The terms that the goods lexicon is compiled from."""
    if state.versions().get("goods_terms"):
        return map(parse_goods_term, state.rows("goods_terms"))
    return iter(_shipped_terms(sha256_of(_shipped("goods_terms"))))


@lru_cache(maxsize=1)
def _shipped_terms(_: str) -> tuple[GoodsTerm, ...]:
    """Those of the file of that digest, read once: half of what a small index costs."""
    return tuple(
        map(parse_goods_term, (row.cells for row in read_overlay(_shipped("goods_terms"), "goods_terms").entries()))
    )


def notes(state: State) -> tuple[Mapping[str, str], ...]:
    """The notes of answers, in the order of their rank."""
    return tuple(sorted(_rows(state, "notes"), key=itemgetter("rank")))


def said(state: State) -> dict[str, list[Any] | None]:
    """What each register and overlay says, by the name of what it was last told: the number, the SHA-256 and the time
    of its last update, or the SHA-256 of the shipped file that stands in for what was never loaded."""
    versions = state.versions()
    unloaded = {name: ["shipped", sha256_of(_shipped(name))] for name in _ALWAYS if not versions.get(name)}
    updates = state.updates_numbered([number for number in versions.values() if number])
    loaded = {name: _last_update(updates[number]) if number else None for name, number in versions.items()}
    return {**loaded, **unloaded}


def _last_update(update: RegisterUpdate) -> list[Any]:
    return [update.number, update.sha256, update.loaded_at.isoformat()]


def _rows(state: State, name: str) -> Iterator[Mapping[str, str]]:
    if state.versions().get(name):
        return state.rows(name)
    return (row.cells for row in read_overlay(_shipped(name), name).entries())


def _shipped(name: str) -> Path:
    return seed_directory() / f"{name}.csv"
