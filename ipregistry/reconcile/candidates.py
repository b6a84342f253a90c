"""A query meets the entries of a snapshot: candidates, surest first, each with a score from 0 to 100.

The same letters are the same mark, a known spelling nearly so; what the check's engine finds counts as far as it is
sure and covers the text; a name of a party is a hint. Each property that does not agree halves the score.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..lookup import MAX_TEXT, LookupRequest, look_up
from ..matching import mark_words
from ..snapshot import Snapshot, SnapshotEntry
from .manifest import ENTRY, type_of
from .properties import agrees, property_of
from .queries import Query

SAME_MARK, KNOWN_SPELLING, NAME_ONLY = 100.0, 95.0, 25.0
SURE = 95.0  # a candidate of this score that has no equal is the match
_LOOKED_AT = 100
_DISAGREES = 0.5
_BY_PROPERTIES = {
    "register_number": "register_number",
    "registration_number": "registration_number",
    "right_holder": "right_holder",
    "authorised_importer": "authorised_importer",
    "representative": "representative",
    "mark": "mark",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    found: SnapshotEntry
    score: float
    match: bool = False


def candidates(snapshot: Snapshot, query: Query, on: date) -> list[Candidate]:
    """The entries that a query may mean; raises InvalidQuestion for a property that there is not."""
    wanted = [(property_of(name), values) for name, values in query.properties]
    weighed = []
    for found, score in _found(snapshot, query, on):
        agreeing = sum(agrees(each, values, found, on) for each, values in wanted)
        weighed.append(Candidate(found, round(score * _DISAGREES ** (len(wanted) - agreeing), 1)))
    weighed.sort(key=lambda each: -each.score)
    return _with_match(weighed)[: query.limit]


def _with_match(weighed: list[Candidate]) -> list[Candidate]:
    """The first is the match where it is sure, and surer than the second."""
    if not weighed or weighed[0].score < SURE or (len(weighed) > 1 and weighed[1].score == weighed[0].score):
        return weighed
    return [replace(weighed[0], match=True), *weighed[1:]]


def _found(snapshot: Snapshot, query: Query, on: date) -> Iterator[tuple[SnapshotEntry, float]]:
    registers = _registers(snapshot, query)
    if registers == ():
        return
    if not query.text:
        yield from ((found, SAME_MARK) for found in _by_properties(snapshot, query, registers, on))
        return
    text = query.text[:MAX_TEXT]
    named = {snapshot.entry_at(row).entry.entry_id: score for row, score in _named(snapshot, text)}
    request = LookupRequest(on, q=text, register=registers, page_size=_LOOKED_AT)
    for found in look_up(snapshot, request).items:
        yield found, max(_spelling(found, text), named.get(found.entry.entry_id, 0.0), NAME_ONLY)


def _registers(snapshot: Snapshot, query: Query) -> tuple[str, ...] | None:
    """The registers asked for by type; None: all."""
    if not query.types or ENTRY["id"] in query.types:
        return None
    return tuple(code for code in query.types if code in snapshot.registers)


def _by_properties(
    snapshot: Snapshot, query: Query, registers: tuple[str, ...] | None, on: date
) -> tuple[SnapshotEntry, ...]:
    """Entries that have the first value of every property that can be looked up."""
    fields: dict[str, Any] = {
        _BY_PROPERTIES[name]: values[0] for name, values in query.properties if name in _BY_PROPERTIES and values
    }
    return look_up(snapshot, LookupRequest(on, register=registers, page_size=_LOOKED_AT, **fields)).items


def _spelling(found: SnapshotEntry, text: str) -> float:
    key = "".join(mark_words(text))
    if key and found.entry.mark and "".join(mark_words(found.entry.mark)) == key:
        return SAME_MARK
    return KNOWN_SPELLING if any("".join(mark_words(each.alias)) == key for each in found.entry.aliases) else 0.0


def _named(snapshot: Snapshot, text: str) -> Iterator[tuple[int, float]]:
    """What the engine finds, weakest first, so that the surest stays."""
    for naming in sorted(snapshot.engine.find(text), key=lambda each: each.weight):
        covers = (naming.end - naming.start) / len(text)
        yield from ((row, 90 * naming.score * covers) for row in naming.rows)


def told(snapshot: Snapshot, candidate: Candidate, on: date) -> dict[str, Any]:
    """A candidate as the protocol tells it."""
    entry = candidate.found.entry
    return {
        "id": entry.entry_id,
        "name": name_of(candidate.found),
        "description": description_of(candidate.found, on),
        "score": candidate.score,
        "match": candidate.match,
        "type": [type_of(snapshot, entry.register)],
    }


def name_of(found: SnapshotEntry) -> str:
    """The mark; of a picture, whose it is."""
    entry = found.entry
    return entry.mark or (entry.right_holder.name if entry.right_holder else entry.entry_id)


def description_of(found: SnapshotEntry, on: date) -> str:
    """In which register, under which number, how it stands, and whose it is."""
    entry = found.entry
    status = str(entry.status_on(on, found.as_of)).replace("_", " ")
    holder = entry.right_holder.name if entry.right_holder else None
    return ", ".join(filter(None, (entry.register, entry.register_number, status, holder)))
