"""A check and a lookup shaped for the page: what is marked in the text, what is shown in full, what stands in a row.

Decides nothing: every word comes from the check, the entry or `words`. Knows no HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..checking import CheckResult, CoveredGoods, EntryMatch, Language, NotInForce, Verdict, check
from ..checking.status import DECIDING, why_not_in_force, why_unconfirmed
from ..entry import CustomsRegister, RegisterEntry, Status
from ..lookup import LookupPage, look_up
from ..snapshot import Snapshot, SnapshotEntry
from .highlight import Piece, Span, cut
from .question import Question
from .words import say

IN_FULL = 3  # matches that stand open; those after them open at a click
LISTED = 30  # matches that the page shows at all; it says how many more there are, and the lookup beneath lists them

_TONES = {
    Verdict.MATCH: "stop",
    Verdict.AUTHORISED: "fine",
    Verdict.POSSIBLE_MATCH: "care",
    Verdict.OUTSIDE_GOODS: "calm",
    Verdict.COVERED_GOODS: "care",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry and how it stands on the day: its status, and why it is not simply in force."""

    entry: RegisterEntry
    register: CustomsRegister
    status: Status
    why: str | None
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Card:
    """A match and the entry behind it."""

    match: EntryMatch
    standing: Standing


@dataclass(frozen=True, slots=True)
class Checked:
    """A check for the page: `pieces` is the text with what was found in it, `more` how many matches are left out;
    `covered` has, with the goods, one entry of each mark that the check gives as an example."""

    result: CheckResult
    tone: str
    pieces: list[Piece]
    cards: list[Card]
    more: int
    past: list[Standing]
    covered: list[tuple[CoveredGoods, list[RegisterEntry]]]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of entries; `pages` is how many there are."""

    rows: list[Standing]
    page: LookupPage
    pages: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page says to a question."""

    on: date
    checked: Checked | None
    found: Found | None


def answer(snapshot: Snapshot, question: Question) -> Answer:
    """The answer to a question, from one snapshot; raises InvalidQuestion."""
    asked = question.check
    return Answer(
        on=question.on,
        checked=_checked(snapshot, asked.description, check(snapshot, asked)) if asked else None,
        found=_found(snapshot, look_up(snapshot, question.lookup), question.on) if question.lookup else None,
    )


def standing(snapshot: Snapshot, found: SnapshotEntry, on: date, language: Language = Language.EN) -> Standing:
    """How an entry stands on a day, with the reason in a language."""
    entry = found.entry
    status = entry.status_on(on, found.as_of)
    why = _why(entry, status, found.as_of, on, language)
    return Standing(entry, snapshot.register(entry.register), status, why, found.as_of)


def _why(entry: RegisterEntry, status: Status, as_of: date | None, on: date, language: Language) -> str | None:
    if status is Status.UNCONFIRMED:
        return why_unconfirmed(entry, as_of, on, language)
    return None if status in DECIDING else why_not_in_force(entry, status, language)


def _checked(snapshot: Snapshot, text: str, result: CheckResult) -> Checked:
    return Checked(
        result=result,
        tone=_TONES.get(result.verdict, "none"),
        pieces=cut(text, list(_spans(result))),
        cards=[
            Card(match, standing(snapshot, match.found, result.on, result.language))
            for match in result.matches[:LISTED]
        ],
        more=max(0, len(result.matches) - LISTED),
        past=[standing(snapshot, each.found, result.on, result.language) for each in result.not_in_force],
        covered=[(goods, _one_of_each_mark(goods.examples)) for goods in _said_once(result.covered_goods)],
    )


def _said_once(covered: Iterable[CoveredGoods]) -> Iterable[CoveredGoods]:
    """Goods that the text names again and again, once."""
    return {goods.text.casefold(): goods for goods in covered}.values()


def _one_of_each_mark(examples: Iterable[SnapshotEntry]) -> list[RegisterEntry]:
    """The first entry of each mark; of marks that are not words, the first of each right holder."""
    first: dict[str, RegisterEntry] = {}
    for entry in (found.entry for found in examples):
        holder = entry.right_holder.name if entry.right_holder else entry.entry_id
        first.setdefault((entry.mark or holder).casefold(), entry)
    return list(first.values())


def _spans(result: CheckResult) -> Iterator[Span]:
    """What is marked in the text: names that decide, names that do not, goods; in this order where they overlap."""
    yield from _naming_spans("name", result.matches)
    yield from _naming_spans("past", result.not_in_force)
    for goods in result.covered_goods:
        if goods.start is not None and goods.end is not None:
            yield Span(goods.start, goods.end, "goods", f"goods that {_entries(goods.entries)}")


def _naming_spans(kind: str, named: Iterable[EntryMatch | NotInForce]) -> Iterator[Span]:
    """One span for each mark at each place, however many entries have it."""
    seen: set[tuple[int, int, str]] = set()
    for each in named:
        for naming in each.namings:
            title = f"{say(naming.kind)}: {each.found.entry.mark or naming.shown}"
            if (key := (naming.start, naming.end, title.casefold())) not in seen:
                seen.add(key)
                yield Span(naming.start, naming.end, kind, title)


def _entries(count: int) -> str:
    return "1 entry covers" if count == 1 else f"{count} entries cover"


def _found(snapshot: Snapshot, page: LookupPage, on: date) -> Found:
    rows = [standing(snapshot, found, on) for found in page.items]
    return Found(rows, page, -(-page.total // page.page_size))
