"""Looking entries up: by mark, text, party, number, class, code, register and status on a day.

Names are found without regard to case, quotes, legal form and script. Knows no HTTP; asks the snapshot alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .entry import Status
from .errors import InvalidQuestion
from .goods import normalise_hs_code
from .matching import POSSIBLE_SCORE, Naming, mark_words, name_words, number_key, sound_key
from .snapshot import Snapshot, SnapshotEntry
from .storage.entries_file import SORTS, EntryFilter

MAX_PAGE_SIZE = 100
MAX_PAGE = 1_000_000
MAX_TEXT = 500
MAX_RANKED = 10_000  # entries that one text can bring up; a name shared by more is asked with a filter
_DIGITS = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,4}")
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")
_NAME_FIELDS = ("mark", "right_holder", "authorised_importer", "representative")


@dataclass(frozen=True, slots=True)
class LookupRequest:
    """What to look up; every field given must hold. `on` is the day that `status` is asked for and told on.

    `sort` is one of SORTS, with `-` before it for descending; None: by relevance with `q`, else the registers' order.
    Raises InvalidQuestion.
    """

    on: date
    q: str | None = None
    mark: str | None = None
    right_holder: str | None = None
    authorised_importer: str | None = None
    representative: str | None = None
    register_number: str | None = None
    registration_number: str | None = None
    nice_class: int | None = None
    hs_code: str | None = None
    register: tuple[str, ...] | None = None
    status: Status | None = None
    sort: str | None = None
    page: int = 1
    page_size: int = 20

    def __post_init__(self) -> None:
        for field in ("q", *_NAME_FIELDS, "register_number", "registration_number"):
            _refuse_unusable(field, getattr(self, field))
        if self.hs_code is not None and not _DIGITS.fullmatch(self.hs_code):
            raise InvalidQuestion("hs_code", self.hs_code, "2, 4, 6, 8 or 10 digits")
        if self.nice_class is not None and not 1 <= self.nice_class <= 45:
            raise InvalidQuestion("nice_class", self.nice_class, "a Nice class from 1 to 45")
        if self.sort is not None and self.sort.removeprefix("-") not in SORTS:
            raise InvalidQuestion("sort", self.sort, f"one of {', '.join(SORTS)}, with - before it for descending")
        if not 1 <= self.page <= MAX_PAGE:
            raise InvalidQuestion("page", self.page, f"a page number from 1 to {MAX_PAGE}")
        if not 1 <= self.page_size <= MAX_PAGE_SIZE:
            raise InvalidQuestion("page_size", self.page_size, f"a number from 1 to {MAX_PAGE_SIZE}")


@dataclass(frozen=True, slots=True)
class LookupPage:
    """One page of what was found, of `total` in all."""

    items: tuple[SnapshotEntry, ...]
    total: int
    page: int
    page_size: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that begins like what was typed: its role, as written, how many entries have it, in which registers."""

    role: str
    text: str
    entries: int
    registers: tuple[str, ...]


def look_up(snapshot: Snapshot, request: LookupRequest) -> LookupPage:
    """The page of entries asked for; raises RegisterNotFound."""
    total, rows = snapshot.entries.find(
        _filter(snapshot, request),
        request.on,
        sort=request.sort.removeprefix("-") if request.sort else None,
        descending=bool(request.sort and request.sort.startswith("-")),
        offset=(request.page - 1) * request.page_size,
        limit=request.page_size,
    )
    return LookupPage(tuple(snapshot.entry_at(row) for row in rows), total, request.page, request.page_size)


def count_found(snapshot: Snapshot, request: LookupRequest) -> int:
    """How many entries were asked for, on all pages; raises RegisterNotFound."""
    return snapshot.entries.count(_filter(snapshot, request), request.on)


def found_rows(snapshot: Snapshot, request: LookupRequest) -> Iterator[int]:
    """The rows of every entry asked for, on all pages, one after the other; raises RegisterNotFound."""
    descending = bool(request.sort and request.sort.startswith("-"))
    sort = request.sort.removeprefix("-") if request.sort else None
    return snapshot.entries.find_all(_filter(snapshot, request), request.on, sort=sort, descending=descending)


def suggest(snapshot: Snapshot, text: str, *, limit: int = 10) -> tuple[Suggestion, ...]:
    """Marks that the check's engine finds in a text, then names that begin like it; raises InvalidQuestion."""
    _refuse_unusable("q", text)
    beginning = snapshot.entries.names_beginning(*_keys(name_words(text)), limit=limit)
    found = [
        *_named_marks(snapshot, text),
        *(Suggestion(role, shown, entries, tuple(codes.split(","))) for role, shown, entries, codes in beginning),
    ]
    return tuple({(each.role, each.text): each for each in reversed(found)}.values())[::-1][:limit]


def _named_marks(snapshot: Snapshot, text: str) -> Iterator[Suggestion]:
    """The marks that a text names, surest first, each with how many entries bear it."""
    rows_of: dict[str, set[int]] = defaultdict(set)
    for naming in _namings(snapshot, text):
        for row in naming.rows:
            mark = snapshot.entry_at(row).entry.mark
            if mark:
                rows_of[mark].add(row)
    for mark, rows in rows_of.items():
        registers = sorted({snapshot.entry_at(row).entry.register for row in rows})
        yield Suggestion("mark", mark, len(rows), tuple(registers))


def _namings(snapshot: Snapshot, text: str) -> list[Naming]:
    """What the check's engine finds in a text, surest first."""
    found = (each for each in snapshot.engine.find(text) if each.score >= POSSIBLE_SCORE)
    return sorted(found, key=lambda each: -each.weight)


def _filter(snapshot: Snapshot, request: LookupRequest) -> EntryFilter:
    return EntryFilter(
        registers=tuple(snapshot.register(code).code for code in request.register) if request.register else None,
        names=tuple(_names(request)),
        register_number_key=number_key(request.register_number) if request.register_number is not None else None,
        registration_number_key=(
            number_key(request.registration_number) if request.registration_number is not None else None
        ),
        nice_class=request.nice_class,
        hs_code=_hs_prefix(request.hs_code) if request.hs_code is not None else None,
        status=str(request.status) if request.status else None,
        ranked_rows=_ranked(snapshot, request.q) if request.q is not None else None,
    )


def _names(request: LookupRequest) -> list[tuple[str, str, str]]:
    """(role, words, sounds) of each name asked for; a name without letters or digits finds nothing, not everything."""
    asked = []
    for field in _NAME_FIELDS:
        name = getattr(request, field)
        if name is not None:
            words = mark_words(name) if field == "mark" else name_words(name)
            asked.append((field, *_keys(words)))
    return asked


def _keys(words: Sequence[str]) -> tuple[str, str]:
    return " ".join(words), " ".join(filter(None, map(sound_key, words)))


def _hs_prefix(code: str) -> str:
    """The code without padding zeros, as entries are indexed; as given where nothing can be made of it."""
    return normalise_hs_code(code).prefix or code


def _ranked(snapshot: Snapshot, q: str) -> list[int]:
    """Rows that a text brings up: by number, then what the check's engine names in it, then names with its words."""
    rows = snapshot.entries.rows_by_number(number_key(q)) if number_key(q) else []
    for naming in _namings(snapshot, q):
        rows.extend(naming.rows)
    rows.extend(snapshot.entries.rows_named(*_keys(name_words(q)), limit=MAX_RANKED))
    return list(dict.fromkeys(rows))[:MAX_RANKED]


def _refuse_unusable(field: str, text: str | None) -> None:
    if text is None:
        return
    if len(text) > MAX_TEXT:
        raise InvalidQuestion(field, text, f"at most {MAX_TEXT} characters long: it has {len(text)}")
    if _UNUSABLE.search(text):
        raise InvalidQuestion(field, ascii(text), "plain text: it holds NUL or half a surrogate pair")
