"""The life of an entry as moments in order: its legal days, and what our updates did to it. Knows no HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..answers import history_records
from ..entry import RegisterEntry, RemovalBasis
from ..storage.failures import DatabaseFailed
from ..storage.repository import Repository
from .field_names import field_name
from .language import t


@dataclass(frozen=True, slots=True)
class Change:
    """One field that an update changed: its name, and what it said before and after (empty: nothing)."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and what became of the entry; `kind` is `law` for what the register did, `data` for what we were told."""

    day: date
    kind: str
    text: str
    changes: tuple[Change, ...] = ()


def timeline(entry: RegisterEntry, told: Sequence[Mapping[str, Any]] | None) -> list[Moment]:
    """Every moment, the earliest first; `told` is the history of our updates, None where it cannot be read now."""
    return sorted([*_law(entry), *map(_data, told or ())], key=lambda moment: (moment.day, moment.kind == "data"))


def read_history(repository: Repository, entry_id: str) -> list[dict[str, Any]] | None:
    """What our updates did to an entry; None while the database does not answer."""
    try:
        with repository.reading():
            said = repository.row_history(entry_id)
            ends = {each.last_version + 1 for each in said if each.last_version}
            numbers = ends | {each.first_version for each in said}
            return history_records(said, {number: repository.update(number) for number in numbers})
    except DatabaseFailed:
        return None


def _law(entry: RegisterEntry) -> Iterator[Moment]:
    removed = "Seen removed by this day" if entry.removed_on_basis is RemovalBasis.NOT_LATER_THAN else "Removed"
    letter = entry.customs_letter
    days = [
        (entry.registration_date, t("The mark was registered")),
        (letter.date if letter else None, t("Customs letter")),
        (entry.date_of_inclusion, t("Included in the register")),
        *((day, t("Seen in the register")) for day in entry.confirmed_on),
        (entry.suspended_from, t("Suspended")),
        (entry.suspended_until, t("Last day of the suspension")),
        (entry.valid_until, t("Last day of the term")),
        (entry.removed_on, t(removed)),
    ]
    yield from (Moment(day, "law", text) for day, text in days if day is not None)


_DONE = {
    "added": "Told by a file for the first time",
    "renewed": "Renewed by a file",
    "amended": "Amended by a file",
    "removed": "No longer in a file",
}


def _data(record: Mapping[str, Any]) -> Moment:
    day = date.fromisoformat(record["data_as_of"] or record["day"])
    text = f"{t(_DONE[record['kind']])}, {t('version {number}', number=record['version'])}"
    told = record["fields"].items() if record["kind"] in ("renewed", "amended") else ()
    return Moment(day, "data", text, tuple(change_of(name, values) for name, values in told))


def change_of(name: str, values: Mapping[str, Any]) -> Change:
    """A field of a change as the API tells it, in words."""
    return Change(field_name(name), _said(values["before"]), _said(values["after"]))


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_said(each) for each in value.values() if each)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(_said, value))
    return "" if value is None else str(value)
