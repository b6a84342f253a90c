"""The one sentence that a person reads first. Decides nothing: it words what was decided, in the answer's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..entry import CustomsRegister, Status
from ..goods import Coverage
from .language import tell
from .request import CheckRequest
from .result import CoveredGoods, EntryMatch, ImporterState, NotInForce, Strength, Verdict
from .wording import day, entries, listed, mark_name, mark_names, marks, quoted, register_name

Where = Mapping[str, CustomsRegister]


def summarise(
    verdict: Verdict,
    request: CheckRequest,
    registers: Sequence[CustomsRegister],
    counts: Mapping[str, int],
    matches: Sequence[EntryMatch],
    not_in_force: Sequence[NotInForce],
    covered: Sequence[CoveredGoods],
) -> str:
    """The summary of a verdict, with what is named but not in force behind it; `counts`: how many entries of each
    register are here."""
    where = {register.code: register for register in registers}
    if verdict is Verdict.NO_MATCH:
        sentence = tell(request.language, verdict, asked=_asked(registers, counts, request))
    else:
        sentence = _sentence(verdict, request, where, matches, covered)
    return f"{sentence} {_not_in_force(not_in_force, request)}".rstrip()


def _sentence(
    verdict: Verdict,
    request: CheckRequest,
    where: Where,
    matches: Sequence[EntryMatch],
    covered: Sequence[CoveredGoods],
) -> str:
    sure = [match for match in matches if match.strength is Strength.MATCH]
    if verdict is Verdict.MATCH:
        named = [match for match in sure if match.goods is not Coverage.NOT_COVERED]
        told = {"recorded": _recorded(named, where, request), "goods": _for_goods(named[0], request)}
        return _of_marks(verdict, named, request, importer=_importer(request, sure), **told)
    if verdict is Verdict.AUTHORISED:
        importer = quoted(request.importer or "", request.language)
        return _of_marks(verdict, sure, request, importer=importer, allowed=_allowed_as(sure, request))
    if verdict is Verdict.POSSIBLE_MATCH:
        doubtful = [match for match in matches if match.goods is not Coverage.NOT_COVERED] or matches
        return _of_marks(verdict, doubtful, request, doubt=_doubt(doubtful[0], request))
    if verdict is Verdict.OUTSIDE_GOODS:
        return _of_marks(verdict, matches, request, recorded=_recorded(matches, where, request))
    if verdict is Verdict.COVERED_GOODS:
        return tell(request.language, verdict, covered=_covered(covered, request))
    return tell(request.language, verdict)


def _of_marks(verdict: Verdict, named: Sequence[EntryMatch], request: CheckRequest, **values: str) -> str:
    """The sentence of a verdict on one mark, or on several."""
    language = request.language
    key = f"{verdict}_many" if len(mark_names(named, language)) > 1 else str(verdict)
    return tell(language, key, marks=marks(named, language), **values)


def _asked(registers: Sequence[CustomsRegister], counts: Mapping[str, int], request: CheckRequest) -> str:
    """The registers asked, and how much of them is here: a copy may be an excerpt."""
    language = request.language
    here = entries(sum(counts.get(each.code, 0) for each in registers), language)
    if len(registers) > 2:
        asked = tell(language, "asked_many", count=len(registers))
    else:
        asked = listed((register_name(each, language) for each in registers), language)
    return tell(language, "asked_here", asked=asked, entries=here)


def _recorded(named: Sequence[EntryMatch], where: Where, request: CheckRequest) -> str:
    """In which registers, and since when where that is one day for all."""
    language = request.language
    codes = list(dict.fromkeys(match.found.entry.register for match in named))
    if len(codes) > 1:
        names = listed((register_name(where[code], language) for code in codes), language)
        return tell(language, "in_registers", registers=names)
    days = {match.found.entry.date_of_inclusion for match in named}
    included = days.pop() if len(days) == 1 else None
    since = tell(language, "since", day=day(included, language)) if included else ""
    return tell(language, "recorded", register=register_name(where[codes[0]], language), since=since)


def _for_goods(match: EntryMatch, request: CheckRequest) -> str:
    said = match.goods in (Coverage.COVERED, Coverage.PARTLY)
    return tell(request.language, f"goods_{match.goods}") if said else ""


def _importer(request: CheckRequest, sure: Sequence[EntryMatch]) -> str:
    if not request.importer:
        return tell(request.language, "importer_not_given")
    states = {match.importer for match in sure}
    if states == {ImporterState.NOT_LISTED}:
        key = "importer_not_listed"
    else:
        key = "importer_not_in_every" if ImporterState.NOT_LISTED in states else "importer_not_sure"
    return tell(request.language, key, importer=quoted(request.importer, request.language))


def _allowed_as(sure: Sequence[EntryMatch], request: CheckRequest) -> str:
    holder = all(match.importer is ImporterState.RIGHT_HOLDER for match in sure)
    return tell(request.language, "is_holder" if holder else "is_authorised")


def _doubt(match: EntryMatch, request: CheckRequest) -> str:
    language = request.language
    if match.compatibility:
        return tell(language, "doubt_compatibility", mark=mark_name(match, language))
    if match.status is Status.UNCONFIRMED:
        return tell(language, "doubt_unconfirmed")
    return tell(language, "doubt_holder_only" if match.found.entry.mark is None else "doubt_meaning")


def _covered(covered: Sequence[CoveredGoods], request: CheckRequest) -> str:
    language = request.language
    most = max(covered, key=lambda each: each.entries)
    found = list(dict.fromkeys(each.entry.mark for each in most.examples if each.entry.mark))[:3]
    one = most.entries == 1
    key = "covered_one_name" if one else "covered_many_names"
    names = tell(language, key, names=listed(found, language)) if found else ""
    values = {"text": quoted(most.text, language), "entries": entries(most.entries, language), "names": names}
    return tell(language, "covered_one" if one else "covered_many", **values)


def _not_in_force(not_in_force: Sequence[NotInForce], request: CheckRequest) -> str:
    if not not_in_force:
        return ""
    first, language = not_in_force[0], request.language
    more = tell(language, "and_more", count=len(not_in_force) - 1) if len(not_in_force) > 1 else ""
    return tell(language, "not_counted", mark=mark_name(first, language), more=more, reason=first.reason)
