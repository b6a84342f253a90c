"""The one door: ask, load and look back, whoever is knocking (HTTP, command line, another program).

Knows no HTTP and prints nothing; each method is one errand, done by the module that knows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from .checking import CheckRequest, CheckResult, check
from .clock import today
from .config import Settings
from .entry import CustomsRegister, RegisterEntry, RegisterUpdate
from .errors import InvalidQuestion
from .loading.formats import read_entries, silent_fields
from .loading.loaded import LoadedFile
from .loading.overlays import OverlayRow, read_overlay
from .loading.source import sha256_of
from .lookup import LookupPage, LookupRequest, Suggestion, look_up, suggest
from .record import Record, to_record
from .snapshot import Snapshot, SnapshotEntry
from .snapshots import Snapshots
from .storage.apply import Outcome, UpdateMeta
from .storage.plan import Kind, Mode
from .storage.repository import Repository

_CODE = re.compile(r"(?=.{1,40}$)[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")

Rows = LoadedFile[RegisterEntry] | LoadedFile[OverlayRow]
Watch = Callable[[Rows], Callable[[], None]]


def unwatched(_: Rows) -> Callable[[], None]:
    """The watch of nobody."""
    return lambda: None


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How a file is to be applied; see `ipregistry load --help`.

    `as_of`: the day its data was published; `mapping`: a file that says how to read a table of another kind.
    """

    format: str | None = None
    mode: Mode = "full"
    as_of: date | None = None
    encoding: str | None = None
    dry_run: bool = False
    skip_bad_rows: bool = False
    force: bool = False
    reason: str | None = None
    loaded_by: str | None = None
    mapping: Path | None = None


class Register:
    """All registers of one database and one data directory. Safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        self.repository = Repository(settings.database_url)
        self.snapshots = Snapshots(self.repository, settings.data_dir / "snapshots", settings.cache_dir)

    def upgrade(self) -> tuple[str, ...]:
        """Bring the database's schema up to date; the names of the migrations that ran."""
        return self.repository.upgrade()

    def snapshot(self) -> Snapshot:
        """What questions are answered from now; raises RegisterUnavailable."""
        return self.snapshots.current()

    def entry(self, entry_id: str) -> SnapshotEntry:
        """One entry; raises EntryNotFound."""
        return self.snapshot().find_entry(entry_id)

    def look_up(self, request: LookupRequest) -> LookupPage:
        """Entries; raises InvalidQuestion."""
        return look_up(self.snapshot(), request)

    def suggest(self, text: str, *, limit: int = 10) -> tuple[Suggestion, ...]:
        """Names that begin like a text; raises InvalidQuestion."""
        return suggest(self.snapshot(), text, limit=limit)

    def check(self, request: CheckRequest) -> CheckResult:
        """What the registers say of a description; raises InvalidQuestion."""
        return check(self.snapshot(), request)

    def add_register(self, register: CustomsRegister) -> CustomsRegister:
        """Make a register known, or amend what is known of it; its entries and version stay.

        Raises InvalidQuestion for a code, country or name that cannot stand in an answer.
        """
        if not _CODE.fullmatch(register.code):
            raise InvalidQuestion(
                "code", register.code, "a code such as RU-TROIS: capitals, digits and hyphens, at most 40"
            )
        if not _COUNTRY.fullmatch(register.country):
            raise InvalidQuestion("country", register.country, "a country of two capital letters (ISO 3166-1)")
        if not register.name.strip() or not register.name.isprintable():
            raise InvalidQuestion("name", register.name, "a register's name")
        return self.repository.add_register(register)

    def load(self, path: Path, code: str, options: LoadOptions, watch: Watch = unwatched) -> Outcome:
        """Apply a register file. `watch` is given the file as it begins to be read and returns what is called at each
        row, for its progress.

        Raises FileRefused, GuardRefused, RegisterNotFound, UpdateInProgress; then nothing has changed.
        """
        digest = sha256_of(path)
        options = replace(options, as_of=self._published_on(self.repository.register(code), digest, options.as_of))
        loaded = read_entries(
            path,
            code,
            format=options.format,
            encoding=options.encoding,
            as_of=options.as_of,
            mapping=options.mapping,
        )
        tick = watch(loaded)
        known = self._known(code, silent_fields(loaded.format))

        def rows() -> Iterator[tuple[str, Record]]:
            for entry in loaded.entries(skip_bad_rows=options.skip_bad_rows):
                tick()
                yield entry.entry_id, {**to_record(entry), **known.get(entry.entry_id, {})}

        meta = UpdateMeta(path.name, digest, loaded.format, options.as_of, options.loaded_by, options.reason)
        return self._apply(code, "register", meta, loaded, rows(), options)

    def _published_on(self, register: CustomsRegister, digest: str, stated: date | None) -> date | None:
        """The day that a file's data is of: the day stated, or today, or None for the very file that the register is
        already, which today makes no newer."""
        if stated is not None and stated > today():
            raise InvalidQuestion("as_of", stated, f"a day that has come; today is {today()}")
        if stated is None:
            before = self.repository.find_update(register.code, digest)
            return None if before is not None and before.number == register.version else today()
        return stated

    def _known(self, code: str, fields: tuple[str, ...]) -> dict[str, Record]:
        """What the register says of fields that a file is silent about, by entry: a file owns only what it carries."""
        if not fields:
            return {}
        return {row["entry_id"]: {field: row[field] for field in fields} for row in self.repository.rows(code)}

    def load_overlay(self, path: Path, name: str, options: LoadOptions, watch: Watch = unwatched) -> Outcome:
        """Apply an overlay file (aliases, repairs, parties, goods_terms); raises as `load`."""
        loaded = read_overlay(path, name, encoding=options.encoding)
        tick = watch(loaded)

        def rows() -> Iterator[tuple[str, Record]]:
            for row in loaded.entries(skip_bad_rows=options.skip_bad_rows):
                tick()
                yield row.row_id, dict(row.cells)

        meta = UpdateMeta(path.name, sha256_of(path), loaded.format, None, options.loaded_by, options.reason)
        return self._apply(name, "overlay", meta, loaded, rows(), options)

    def _apply(
        self,
        code: str,
        kind: Kind,
        meta: UpdateMeta,
        loaded: Rows,
        rows: Iterable[tuple[str, Record]],
        options: LoadOptions,
    ) -> Outcome:
        try:
            outcome = self.repository.apply(
                code,
                kind,
                meta,
                rows,
                options.mode,
                dry_run=options.dry_run,
                force=options.force,
                rejected=lambda: loaded.rows_rejected,
            )
        finally:
            loaded.close()
        self.snapshots.loaded_here()
        return outcome

    def revert(
        self,
        number: int,
        *,
        loaded_by: str | None = None,
        reason: str | None = None,
        dry_run: bool = False,
        force: bool = False,
    ) -> Outcome:
        """Make a new version that says again what a register or overlay said after that update.

        Raises UpdateNotFound, GuardRefused, UpdateInProgress; then nothing has changed.
        """
        outcome = self.repository.revert(number, loaded_by=loaded_by, reason=reason, dry_run=dry_run, force=force)
        self.snapshots.loaded_here()
        return outcome

    def updates(self, code: str | None = None) -> tuple[RegisterUpdate, ...]:
        """The updates of a register, or of all, newest first."""
        return tuple(self.repository.updates([code] if code else None))
