"""What a snapshot is built from: the rows of every register joined with our overlays, and the terms of goods.

Knows no question. It reads what the database holds now; of an overlay that was never loaded and without which nothing
can be answered well (the terms of goods, the notes), the file that ships.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path

from .config import seed_directory
from .entry import RegisterEntry
from .goods import GoodsTerm, parse_goods_term
from .loading.curation import Curation
from .loading.overlays import alias_line, party_facts, read_overlay, repair
from .loading.source import sha256_of
from .record import from_record
from .storage.repository import Repository

_ALWAYS = ("goods_terms", "notes")


def curation_of(repository: Repository) -> Curation:
    """The overlays that the database holds, ready to be joined."""
    return Curation(
        aliases=map(alias_line, repository.rows("aliases")),
        repairs=map(repair, repository.rows("repairs")),
        parties=map(party_facts, repository.rows("parties")),
    )


def curated_entries(repository: Repository) -> Iterator[RegisterEntry]:
    """Every entry of every register with our overlays, register by register, in the order of their ids."""
    curation = curation_of(repository)
    for register in repository.registers():
        yield from curation.apply(map(from_record, repository.rows(register.code)))


def goods_terms(repository: Repository) -> Iterator[GoodsTerm]:
    """The terms that the goods lexicon is compiled from."""
    return map(parse_goods_term, _rows(repository, "goods_terms"))


def notes(repository: Repository) -> tuple[Mapping[str, str], ...]:
    """The notes of answers, in the order of their rank."""
    return tuple(sorted(_rows(repository, "notes"), key=itemgetter("rank")))


def shipped_in_use(repository: Repository) -> tuple[tuple[str, str], ...]:
    """The shipped files that stand in for what was never loaded, each with its SHA-256."""
    unloaded = (name for name in _ALWAYS if not repository.versions().get(name))
    return tuple((name, sha256_of(_shipped(name))) for name in unloaded)


def _rows(repository: Repository, name: str) -> Iterator[Mapping[str, str]]:
    if repository.versions().get(name):
        return repository.rows(name)
    return (row.cells for row in read_overlay(_shipped(name), name).entries())


def _shipped(name: str) -> Path:
    return seed_directory() / f"{name}.csv"
