"""The check itself: from a request and a snapshot to a result, in the order a customs officer would think.

Placeholders first; then what the text names, entry by entry; then the goods alone; then the verdict and its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..errors import InvalidQuestion
from ..goods import GoodsWord, ItemGoods, TermKind, describe_item, is_insufficient, is_placeholder, of_one_section
from ..heard import told
from ..matching import MATCH_SCORE, POSSIBLE_SCORE, Kind, Naming
from ..snapshot import Snapshot
from .covered import covered_goods
from .entry_match import match_entry
from .note_context import NoteContext
from .notes import Notes
from .request import CheckRequest
from .result import CheckResult, CoveredGoods, EntryMatch, NotInForce, Strength, Verdict
from .status import DECIDING, why_not_in_force
from .summary import summarise
from .verdict import decide

_MEANT = frozenset(
    {"cue", "capitals", "foreign_script", "before_mark", "first_in_offer"}
)  # evidence that a generic word is meant as a mark


def check(snapshot: Snapshot, request: CheckRequest) -> CheckResult:
    """The answer to `request` from `snapshot`; raises RegisterNotFound and InvalidQuestion."""
    codes = _registers(snapshot, request)
    if is_placeholder(request.description):
        return _result(snapshot, request, codes, Verdict.NOT_CHECKED)
    wanted = codes if len(codes) < len(snapshot.registers) else None
    namings = snapshot.engine.find(request.description, wanted)
    words = _goods_words(snapshot.lexicon.find(request.description), namings)
    item = describe_item(words, request.hs_code, request.description)
    matches, not_in_force = _named(snapshot, request, [each for each in namings if not _is_generic(each, words)], item)
    covered = tuple(covered_goods(snapshot, request, codes, words))
    nothing = not matches and not covered and request.hs_code is None
    insufficient = nothing and is_insufficient(request.description, words)
    verdict = decide(matches, covered, insufficient)
    return _result(snapshot, request, codes, verdict, matches, not_in_force, covered)


def _registers(snapshot: Snapshot, request: CheckRequest) -> tuple[str, ...]:
    """The codes of the registers asked, all where none is named."""
    if request.registers is None and request.country is None:
        return snapshot.once(_every_register)
    codes = tuple(snapshot.register(code).code for code in dict.fromkeys(request.registers or snapshot.registers))
    if request.country is None:
        return codes
    there = tuple(code for code in codes if snapshot.registers[code].country == request.country.upper())
    if not there:
        countries = ", ".join(sorted({snapshot.registers[code].country for code in codes}))
        raise InvalidQuestion("country", request.country, f"the country of a register that is asked ({countries})")
    return there


def _every_register(snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(snapshot.registers)


def _goods_words(words: Sequence[GoodsWord], namings: Sequence[Naming]) -> tuple[GoodsWord, ...]:
    """The words that speak of goods, without those that are surely meant as marks: APPLE in “ноутбук APPLE”."""
    meant = [each for each in namings if each.score >= MATCH_SCORE and _is_meant(each)]
    return tuple(word for word in words if not any(_lies_in(word, each) for each in meant))


def _is_meant(naming: Naming) -> bool:
    return any(each.kind in _MEANT for each in naming.evidence)


def _lies_in(word: GoodsWord, naming: Naming) -> bool:
    return naming.start <= word.start and word.end <= naming.end


def _named(
    snapshot: Snapshot, request: CheckRequest, namings: Sequence[Naming], item: ItemGoods
) -> tuple[tuple[EntryMatch, ...], tuple[NotInForce, ...]]:
    """What the description names: entries that decide on the day, best first, and those that do not."""
    matches, not_in_force = [], []
    least = max(POSSIBLE_SCORE, request.min_score or 0.0)
    for row, of_row in _by_row(namings).items():
        match = match_entry(snapshot.entry_at(row), of_row, request, item)
        if match.score < least or match.found.entry.entry_id in request.exclude_entry_ids:
            continue
        if match.status in DECIDING:
            matches.append(match)
        else:
            reason = why_not_in_force(match.found.entry, match.status, request.language)
            not_in_force.append(NotInForce(match.found, match.status, match.namings, match.score, reason))
    matches.sort(key=lambda each: (each.strength is not Strength.MATCH, -each.score, each.found.entry.entry_id))
    not_in_force.sort(key=lambda each: (-each.score, each.found.entry.entry_id))
    return tuple(matches), tuple(not_in_force)


def _by_row(namings: Sequence[Naming]) -> dict[int, list[Naming]]:
    of_row: dict[int, list[Naming]] = defaultdict(list)
    for naming in namings:
        for row in naming.rows:
            of_row[row].append(naming)
    return of_row


def _is_generic(naming: Naming, words: Sequence[GoodsWord]) -> bool:
    """Whether a naming is nothing but a word for goods, with nothing to say that the mark is meant.

    A word for goods of quite another kind than all the others is not there for its goods: 苹果 beside 手机 is no fruit.
    """
    if naming.kind is not Kind.EXACT or naming.zipf == 0 or _is_meant(naming):
        return False
    own = [word for word in words if word.kind is TermKind.GOODS and _stands_in(naming, word)]
    others = [code for word in words if not _stands_in(naming, word) for code in word.hs_codes]
    return bool(own) and (not others or of_one_section([code for word in own for code in word.hs_codes], others))


def _stands_in(naming: Naming, word: GoodsWord) -> bool:
    return word.start <= naming.start and naming.end <= word.end


def _result(
    snapshot: Snapshot,
    request: CheckRequest,
    codes: Sequence[str],
    verdict: Verdict,
    matches: tuple[EntryMatch, ...] = (),
    not_in_force: tuple[NotInForce, ...] = (),
    covered: tuple[CoveredGoods, ...] = (),
) -> CheckResult:
    registers = tuple(snapshot.registers[code] for code in codes)
    told("check", verdict)
    return CheckResult(
        verdict=verdict,
        summary=summarise(verdict, request, registers, snapshot.counts, matches, not_in_force, covered),
        on=request.on,
        matches=matches,
        not_in_force=not_in_force,
        covered_goods=covered,
        notes=snapshot.once(Notes.of).told(NoteContext(verdict, request, registers, matches)),
        language=request.language,
        registers=registers,
    )
