"""The nouns of a customs register, and what an entry says on a day.

Everything here is frozen: it was checked once, where it was read, and is trusted afterwards. Missing is not empty: an
unknown day or holder is None. This module knows no file format, no database, no text matching and no HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class MarkKind(StrEnum):
    WORD = "word"
    FIGURATIVE = "figurative"
    COMBINED = "combined"
    THREE_DIMENSIONAL = "three_dimensional"
    UNKNOWN = "unknown"


class ObjectType(StrEnum):
    TRADEMARK = "trademark"
    COPYRIGHT = "copyright"
    RELATED_RIGHT = "related_right"
    APPELLATION_OF_ORIGIN = "appellation_of_origin"


class InclusionBasis(StrEnum):
    """How the date of inclusion is known."""

    STATED = "stated"
    REGISTER_NUMBER = "register_number"
    CUSTOMS_LETTER = "customs_letter"


class TermBasis(StrEnum):
    """How the end of the term is known."""

    STATED = "stated"
    DERIVED = "derived"


class RemovalBasis(StrEnum):
    """How the day of removal is known; `not_later_than`: seen removed on that day, the day itself unknown."""

    STATED = "stated"
    DERIVED = "derived"
    NOT_LATER_THAN = "not_later_than"


class AliasKind(StrEnum):
    """What another spelling of a mark is."""

    PRONUNCIATION = "pronunciation"
    TRANSLATION = "translation"
    NATIVE = "native"
    MISSPELLING = "misspelling"
    PRODUCT_LINE = "product_line"
    ABBREVIATION = "abbreviation"
    REGISTERED = "registered"


class PartyKind(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"


class Status(StrEnum):
    """What an entry is on a day; computed, never stored."""

    IN_FORCE = "in_force"
    NOT_YET_INCLUDED = "not_yet_included"
    EXPIRED = "expired"
    REMOVED = "removed"
    SUSPENDED = "suspended"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Party:
    """A right holder, an authorised importer or a representative; the role is where it stands in the entry.

    `country` is an ISO 3166-1 alpha-2 code; `tax_number` is an ИНН, БИН or УНП as the register writes it.
    """

    name: str
    name_latin: str | None = None
    country: str | None = None
    kind: PartyKind | None = None
    tax_number: str | None = None


@dataclass(frozen=True, slots=True)
class CustomsLetter:
    """The letter or order by which customs announced the inclusion."""

    number: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling under which goods of a mark are described; ours, never the customs'."""

    alias: str
    kind: AliasKind = AliasKind.REGISTERED
    basis: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of one register; its fields are listed in README, "Load a register"."""

    entry_id: str
    register: str
    register_number: str | None = None
    mark: str | None = None
    mark_kind: MarkKind = MarkKind.UNKNOWN
    object_type: ObjectType = ObjectType.TRADEMARK
    aliases: tuple[Alias, ...] = ()
    registration_number: str | None = None
    registration_date: date | None = None
    right_holder: Party | None = None
    authorised_importers: tuple[Party, ...] = ()
    representatives: tuple[Party, ...] = ()
    goods: str | None = None
    nice_classes: tuple[int, ...] = ()
    hs_codes: tuple[str, ...] = ()
    date_of_inclusion: date | None = None
    date_of_inclusion_basis: InclusionBasis | None = None
    valid_until: date | None = None
    valid_until_basis: TermBasis | None = None
    removed_on: date | None = None
    removed_on_basis: RemovalBasis | None = None
    suspended_from: date | None = None
    suspended_until: date | None = None
    confirmed_on: tuple[date, ...] = ()
    customs_letter: CustomsLetter | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    as_of: date | None = None

    def status_on(self, day: date, data_as_of: date | None) -> Status:
        """The status on `day`, as far as data published on `data_as_of` can tell; the entry's own `as_of` wins.

        The last day of the term counts as in force, and an unknown date of inclusion counts as included. After the
        data was published, an entry whose term has ended since, or was never stated, is `unconfirmed`: it may have
        been renewed or removed. So is an entry known to be removed by some day, on a day before it that no stated
        term covers.
        """
        as_of = self.as_of or data_as_of
        if self.removed_on is not None and day >= self.removed_on:
            return Status.REMOVED
        if self.date_of_inclusion is not None and day < self.date_of_inclusion:
            return Status.NOT_YET_INCLUDED
        if self._suspended(day):
            return Status.SUSPENDED
        if self.valid_until is not None:
            return self._within_or_after_term(day, self.valid_until, as_of)
        if day in self.confirmed_on:
            return Status.IN_FORCE
        if as_of is not None and day > as_of:
            return Status.UNCONFIRMED
        if self.removed_on_basis is RemovalBasis.NOT_LATER_THAN:
            return Status.UNCONFIRMED
        return Status.IN_FORCE

    def _suspended(self, day: date) -> bool:
        if self.suspended_from is None and self.suspended_until is None:
            return False
        begun = self.suspended_from is None or day >= self.suspended_from
        return begun and (self.suspended_until is None or day <= self.suspended_until)

    @staticmethod
    def _within_or_after_term(day: date, last_day: date, as_of: date | None) -> Status:
        if day <= last_day:
            return Status.IN_FORCE
        ended_since_published = as_of is not None and as_of <= last_day
        return Status.UNCONFIRMED if ended_since_published else Status.EXPIRED


@dataclass(frozen=True, slots=True)
class CustomsRegister:
    """One customs register: who keeps it, and how old our copy of it is.

    `version` is the number of its last update (0 before the first); `sha256` is that of the file of that update.
    """

    code: str
    name: str
    country: str
    authority: str | None = None
    source_url: str | None = None
    data_as_of: date | None = None
    version: int = 0
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class UpdateCounts:
    """What an update did, or would do, to the rows of a register, in practitioners' words."""

    added: int = 0
    renewed: int = 0
    amended: int = 0
    removed: int = 0
    unchanged: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class RegisterUpdate:
    """One file applied to one register (or overlay); its number is the register's version.

    `mode` is full, delta or revert; `overridden` names the guards that were overridden, for the stated `reason`.
    """

    number: int
    register: str
    file_name: str
    sha256: str
    format: str
    mode: str
    data_as_of: date | None
    loaded_at: datetime
    loaded_by: str | None = None
    reason: str | None = None
    counts: UpdateCounts = field(default_factory=UpdateCounts)
    overridden: tuple[str, ...] = ()
