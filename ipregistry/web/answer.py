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
IN_LEGEND = 8  # words of the text whose kind of spelling is told beneath it
LISTED = 30  # matches that the page shows at all; it says how many more there are, and the lookup beneath lists them

_GOODS = {Language.EN: "goods; entries that cover them: ", Language.RU: "товары; записей, которые их охватывают: "}
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
    """A check for the page: `pieces` is the text with what was found in it, `legend` the names among them, each once;
    `more` is how many matches are left out; `covered` has, with the goods, one entry of each mark that the check gives
    as an example."""

    result: CheckResult
    tone: str
    pieces: list[Piece]
    legend: list[Piece]
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

    @property
    def entries_first(self) -> bool:
        """Whether the entries found are what was asked for: the check names none, and there are some."""
        named = self.checked is None or bool(self.checked.cards)
        return not named and self.found is not None and self.found.page.total > 0


def answer(snapshot: Snapshot, question: Question) -> Answer:
    """The answer to a question, from one snapshot; raises InvalidQuestion."""
    asked = question.check
    return Answer(
        on=question.on,
        checked=_checked(snapshot, asked.description, check(snapshot, asked)) if asked else None,
        found=_found(snapshot, look_up(snapshot, question.lookup), question) if question.lookup else None,
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
    pieces = cut(text, list(_spans(result)))
    names = (piece for piece in pieces if piece.kind in ("name", "past"))
    return Checked(
        result=result,
        tone=_TONES.get(result.verdict, "none"),
        pieces=pieces,
        legend=list({(piece.text, piece.title): piece for piece in names}.values())[:IN_LEGEND],
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
    yield from _naming_spans("name", result.matches, result.language)
    yield from _naming_spans("past", result.not_in_force, result.language)
    for goods in result.covered_goods:
        if goods.start is not None and goods.end is not None:
            yield Span(goods.start, goods.end, "goods", f"{_GOODS[result.language]}{goods.entries}")


def _naming_spans(kind: str, named: Iterable[EntryMatch | NotInForce], language: Language) -> Iterator[Span]:
    """One span for each mark at each place, however many entries have it."""
    seen: set[tuple[int, int, str]] = set()
    for each in named:
        for naming in each.namings:
            title = f"{say(naming.kind, language)}: {each.found.entry.mark or naming.shown}"
            if (key := (naming.start, naming.end, title.casefold())) not in seen:
                seen.add(key)
                yield Span(naming.start, naming.end, kind, title)


def _found(snapshot: Snapshot, page: LookupPage, question: Question) -> Found:
    rows = [standing(snapshot, found, question.on, question.language) for found in page.items]
    return Found(rows, page, -(-page.total // page.page_size))
