"""The answer that notes are chosen for, as their conditions look at it. Knows no note."""

from __future__ import annotations

from typing import NamedTuple

from ..entry import CustomsRegister
from .request import CheckRequest
from .result import EntryMatch, Verdict


class NoteContext(NamedTuple):
    """The answer that notes are chosen for."""

    verdict: Verdict
    request: CheckRequest
    registers: tuple[CustomsRegister, ...]
    matches: tuple[EntryMatch, ...]

    @property
    def countries(self) -> set[str]:
        """Of the registers that were hit, or of all that were asked where none was."""
        hit = {match.found.entry.register for match in self.matches}
        return {each.country for each in self.registers if not hit or each.code in hit}

    @property
    def outdated(self) -> tuple[CustomsRegister, ...]:
        """The registers whose data is older than the day asked."""
        on = self.request.on
        return tuple(each for each in self.registers if each.data_as_of is not None and on > each.data_as_of)
