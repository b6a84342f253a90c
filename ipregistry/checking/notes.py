"""Notes beside a verdict: what a register's answer means and does not mean. One function a note, in a visible table.

Each says only what its source supports. Knows no matching.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..entry import CustomsRegister
from .request import CheckRequest, Purpose
from .result import EntryMatch, Note, Verdict
from .wording import day, listed

_EAEU = ("RU", "KZ", "KG", "BY", "AM")
_EAEU_CODE_FROM = date(2018, 1, 1)  # the Customs Code of the Eurasian Economic Union replaced that of the Customs Union


@dataclass(frozen=True, slots=True)
class _Answer:
    verdict: Verdict
    request: CheckRequest
    registers: Sequence[CustomsRegister]
    matches: Sequence[EntryMatch]

    def asks(self, *countries: str) -> bool:
        return any(register.country in countries for register in self.registers)


def notes_for(
    verdict: Verdict, request: CheckRequest, registers: Sequence[CustomsRegister], matches: Sequence[EntryMatch]
) -> tuple[Note, ...]:
    """Every note of the table that applies to an answer."""
    answer = _Answer(verdict, request, registers, matches)
    return tuple(note for function in TABLE for note in function(answer))


def court_only(answer: _Answer) -> Iterator[Note]:
    if answer.matches:
        yield Note(
            "court-only",
            "A register hit is a question that customs puts to the right holder. Only a court can establish that goods "
            "are counterfeit.",
            "Russia: Resolution No 5/29 of 26 March 2009 of the Plenums of the Supreme Court and the Supreme "
            "Arbitration Court, paragraph 25",
        )


def not_found_is_not_free(answer: _Answer) -> Iterator[Note]:
    if not answer.matches:
        codes = listed(register.code for register in answer.registers)
        yield Note(
            "not-found-is-not-free",
            f"Searched: {codes}. That a mark was not found there does not make the goods free to import: it may be "
            "recorded elsewhere or since, and customs may also act on marks that are not recorded.",
        )


def data_age(answer: _Answer) -> Iterator[Note]:
    old = [each for each in answer.registers if each.data_as_of is not None and answer.request.on > each.data_as_of]
    if old:
        ages = listed(f"{each.code} is of {day(each.data_as_of)}" for each in old if each.data_as_of)
        source = old[0].source_url if len(old) == 1 else None
        yield Note("data-age", f"The data of {ages}; what changed there since is not known.", source)


def brand_not_named(answer: _Answer) -> Iterator[Note]:
    if answer.verdict is Verdict.COVERED_GOODS:
        yield Note(
            "brand-not-named",
            "The description names no brand that is recorded. Goods of a recorded brand may still be inside: give the "
            "brand to have it checked.",
        )


def registered_spelling(answer: _Answer) -> Iterator[Note]:
    spelt = {
        match.found.entry.mark: naming.text
        for match in answer.matches
        for naming in match.namings
        if match.found.entry.mark and naming.text.isascii() != match.found.entry.mark.isascii()
    }
    if spelt and answer.asks("RU"):
        marks = listed(f"{mark} (here “{text}”)" for mark, text in spelt.items())
        yield Note(
            "registered-spelling",
            f"A declaration names a mark as it is protected, in its own letters: {marks}. A transcription may be taken "
            "for a false declaration.",
            "Federal Customs Service of Russia, letter of 5 March 2007 No 01-06/8167, as reported",
        )


def personal_use(answer: _Answer) -> Iterator[Note]:
    before_eaeu_code = answer.request.on < _EAEU_CODE_FROM
    if answer.request.purpose is Purpose.PERSONAL and before_eaeu_code and answer.asks(*_EAEU):
        yield Note(
            "personal-use",
            "The Customs Code in force on this day exempted goods that individuals moved for personal use, parcels "
            "included, from these measures. In 2017 parcels were returned all the same.",
            "Customs Code of the Customs Union, article 328(2)",
        )


TABLE: tuple[Callable[[_Answer], Iterator[Note]], ...] = (
    court_only,
    not_found_is_not_free,
    brand_not_named,
    data_age,
    registered_spelling,
    personal_use,
)
