"""The one sentence that a person reads first. Decides nothing: it words what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from ..entry import CustomsRegister, Status
from ..goods import Coverage
from .request import CheckRequest
from .result import CoveredGoods, EntryMatch, ImporterState, NotInForce, Strength, Verdict
from .wording import day, listed, mark_name, marks, register_name


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
    return f"{sentence} {_not_in_force(not_in_force)}".rstrip()


def _sentence(
    verdict: Verdict,
    request: CheckRequest,
    where: dict[str, CustomsRegister],
    matches: Sequence[EntryMatch],
    covered: Sequence[CoveredGoods],
) -> str:
    sure = [match for match in matches if match.strength is Strength.MATCH]
    if verdict is Verdict.MATCH:
        deciding = [match for match in sure if match.goods is not Coverage.NOT_COVERED]
        recorded = f"{_recorded(deciding[0], where)}{_for_goods(deciding[0])}"
        return f"Names {marks(deciding)}, {recorded}; {_importer(request, sure)}."
    if verdict is Verdict.AUTHORISED:
        return f"Names {marks(sure)}, and “{request.importer}” {_allowed_as(sure)}."
    if verdict is Verdict.POSSIBLE_MATCH:
        doubtful = [match for match in matches if match.goods is not Coverage.NOT_COVERED] or matches
        return f"May concern {marks(doubtful)}: {_doubt(doubtful[0])}."
    if verdict is Verdict.OUTSIDE_GOODS:
        return f"Names {marks(matches)}, {_recorded(matches[0], where)}, but not for these goods."
    if verdict is Verdict.COVERED_GOODS:
        return f"Names no recorded mark, but speaks of goods that the register covers: {_covered(covered)}."
    if verdict is Verdict.INSUFFICIENT_DESCRIPTION:
        return "Says too little to be compared with the register: name the goods and their brand."
    if verdict is Verdict.NOT_CHECKED:
        return "Says that there is no mark, so there was nothing to look up."
    return f"Names no mark and no goods recorded in {_asked(list(where.values()))}."


def _asked(registers: Sequence[CustomsRegister]) -> str:
    if len(registers) > 2:
        return f"any of the {len(registers)} registers asked"
    return listed(map(register_name, registers))


def _recorded(match: EntryMatch, where: dict[str, CustomsRegister]) -> str:
    entry = match.found.entry
    since = f" since {day(entry.date_of_inclusion)}" if entry.date_of_inclusion else ""
    return f"in {register_name(where[entry.register])}{since}"


def _for_goods(match: EntryMatch) -> str:
    if match.goods is Coverage.COVERED:
        return ", for these goods"
    return ", for some of these goods" if match.goods is Coverage.PARTLY else ""


def _importer(request: CheckRequest, sure: Sequence[EntryMatch]) -> str:
    if not request.importer:
        return "the importer was not given"
    states = {match.importer for match in sure}
    if states == {ImporterState.NOT_LISTED}:
        return f"“{request.importer}” is not listed as an importer"
    if ImporterState.NOT_LISTED in states:
        return f"“{request.importer}” is not listed in every entry"
    return f"it is not sure whether “{request.importer}” is listed"


def _allowed_as(sure: Sequence[EntryMatch]) -> str:
    holder = all(match.importer is ImporterState.RIGHT_HOLDER for match in sure)
    return "is the right holder" if holder else "is an authorised importer"


def _doubt(match: EntryMatch) -> str:
    if match.compatibility:
        return f"the text speaks of goods for {mark_name(match)}, not of {mark_name(match)} itself"
    if match.status is Status.UNCONFIRMED:
        return "whether the entry is still in force is not known"
    if match.found.entry.mark is None:
        return "only the right holder's name stands in the text"
    return "the name may mean something else here"


def _covered(covered: Sequence[CoveredGoods]) -> str:
    most = max(covered, key=lambda each: each.entries)
    names = list(dict.fromkeys(each.entry.mark for each in most.examples if each.entry.mark))[:3]
    if most.entries == 1:
        return f"“{most.text}” (1 entry{f': {names[0]}' if names else ''})"
    among = f", {listed(names)} among them" if names else ""
    return f"“{most.text}” ({most.entries} entries{among})"


def _not_in_force(not_in_force: Sequence[NotInForce]) -> str:
    if not not_in_force:
        return ""
    first = not_in_force[0]
    more = f" and {len(not_in_force) - 1} more" if len(not_in_force) > 1 else ""
    return f"Not counted: {mark_name(first)}{more}. {first.reason}"
