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
    matches: Sequence[EntryMatch],
    not_in_force: Sequence[NotInForce],
    covered: Sequence[CoveredGoods],
) -> str:
    """The summary of a verdict, with what is named but not in force behind it."""
    where = {register.code: register for register in registers}
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
        told = {"recorded": _recorded(named[0], where, request), "goods": _for_goods(named[0], request)}
        return _of_marks(verdict, named, request, importer=_importer(request, sure), **told)
    if verdict is Verdict.AUTHORISED:
        importer = quoted(request.importer or "", request.language)
        return _of_marks(verdict, sure, request, importer=importer, allowed=_allowed_as(sure, request))
    if verdict is Verdict.POSSIBLE_MATCH:
        doubtful = [match for match in matches if match.goods is not Coverage.NOT_COVERED] or matches
        return _of_marks(verdict, doubtful, request, doubt=_doubt(doubtful[0], request))
    if verdict is Verdict.OUTSIDE_GOODS:
        return _of_marks(verdict, matches, request, recorded=_recorded(matches[0], where, request))
    if verdict is Verdict.COVERED_GOODS:
        return tell(request.language, verdict, covered=_covered(covered, request))
    if verdict is Verdict.NO_MATCH:
        return tell(request.language, verdict, asked=_asked(list(where.values()), request))
    return tell(request.language, verdict)


def _of_marks(verdict: Verdict, named: Sequence[EntryMatch], request: CheckRequest, **values: str) -> str:
    """The sentence of a verdict on one mark, or on several."""
    language = request.language
    key = f"{verdict}_many" if len(mark_names(named, language)) > 1 else str(verdict)
    return tell(language, key, marks=marks(named, language), **values)


def _asked(registers: Sequence[CustomsRegister], request: CheckRequest) -> str:
    if len(registers) > 2:
        return tell(request.language, "asked_many", count=len(registers))
    return listed((register_name(each, request.language) for each in registers), request.language)


def _recorded(match: EntryMatch, where: Where, request: CheckRequest) -> str:
    entry, language = match.found.entry, request.language
    included = entry.date_of_inclusion
    since = tell(language, "since", day=day(included, language)) if included else ""
    return tell(language, "recorded", register=register_name(where[entry.register], language), since=since)


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
