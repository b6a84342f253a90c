"""Entries that stand twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from ..entry import RegisterEntry
from ..loading.curation import fold
from ..matching import number_key
from .finding import Finding, doubt, error


def find_same_numbers(entries: Sequence[RegisterEntry]) -> Iterator[Finding]:
    """Two entries of one register whose numbers differ in spelling alone."""
    first: dict[tuple[str, str], RegisterEntry] = {}
    for entry in entries:
        if entry.register_number:
            other = first.setdefault((entry.register, number_key(entry.register_number)), entry)
            if other is not entry:
                sentence = f"{other.entry_id} has the same number ({other.register_number})"
                yield error("same_number", entry.entry_id, "register_number", entry.register_number, sentence)


def find_recorded_twice(entries: Sequence[RegisterEntry]) -> Iterator[Finding]:
    """One mark of one holder by one certificate, recorded twice at a time: not again after a removal or a term."""
    groups: dict[tuple[str, ...], list[RegisterEntry]] = defaultdict(list)
    for entry in entries:
        if entry.mark and entry.right_holder and entry.registration_number:
            certificate = number_key(entry.registration_number)
            groups[entry.register, fold(entry.mark), fold(entry.right_holder.name), certificate].append(entry)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if _first_day(other) <= _last_day(one) and _first_day(one) <= _last_day(other):
                sentence = f"{one.entry_id} records {one.mark} by the same certificate at the same time"
                yield doubt("recorded_twice", other.entry_id, "mark", other.mark, sentence)


def _first_day(entry: RegisterEntry) -> date:
    return entry.date_of_inclusion or date.min


def _last_day(entry: RegisterEntry) -> date:
    return min(entry.removed_on or date.max, entry.valid_until or date.max)
