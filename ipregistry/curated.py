"""What a snapshot is built from: the rows of every register joined with our overlays, and the terms of goods.

Knows no question. It reads a state of the database, of now or of a version; of an overlay that was never loaded and
without which nothing can be answered well (the terms of goods, the notes), the file that ships.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from .config import seed_directory
from .entry import RegisterEntry
from .goods import GoodsTerm, parse_goods_term
from .loading.curation import Curation
from .loading.overlays import alias_line, party_facts, read_overlay, repair
from .loading.source import sha256_of
from .record import from_record
from .storage.past import State

_ALWAYS = ("goods_terms", "notes")


def curation_of(state: State) -> Curation:
    """The overlays of a state of the database, ready to be joined."""
    return Curation(
        aliases=map(alias_line, state.rows("aliases")),
        repairs=map(repair, state.rows("repairs")),
        parties=map(party_facts, state.rows("parties")),
    )


def curated_entries(state: State) -> Iterator[RegisterEntry]:
    """Every entry of every register with our overlays, register by register, in the order of their ids."""
    curation = curation_of(state)
    for register in state.registers():
        yield from curation.apply(map(from_record, state.rows(register.code)))


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


def shipped_in_use(state: State) -> tuple[tuple[str, str], ...]:
    """The shipped files that stand in for what was never loaded, each with its SHA-256."""
    unloaded = (name for name in _ALWAYS if not state.versions().get(name))
    return tuple((name, sha256_of(_shipped(name))) for name in unloaded)


def _rows(state: State, name: str) -> Iterator[Mapping[str, str]]:
    if state.versions().get(name):
        return state.rows(name)
    return (row.cells for row in read_overlay(_shipped(name), name).entries())


def _shipped(name: str) -> Path:
    return seed_directory() / f"{name}.csv"
