"""What a snapshot is built from: the rows of every register joined with our overlays, and the terms of goods.

Knows neither files nor questions: it reads what the database holds now.
"""

from __future__ import annotations

from collections.abc import Iterator

from .entry import RegisterEntry
from .goods import GoodsTerm, parse_goods_term
from .loading.curation import Curation
from .loading.overlays import alias_line, party_facts, repair
from .record import from_record
from .storage.repository import Repository


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
    return map(parse_goods_term, repository.rows("goods_terms"))
