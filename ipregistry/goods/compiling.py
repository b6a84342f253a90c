"""Terms to the index that a text is looked up in: every form and spelling of every lemma. Slow, and done once.

Knows no text to search and no file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .folding import fold
from .homonyms import SENSES
from .inflection import forms_of
from .terms import GoodsTerm


class Index(NamedTuple):
    """What is looked into when a text is read.

    `phrases` maps a folded phrase to twice the number of its term, plus one where the form is a dependent one; `han`
    likewise for terms without word boundaries. `longest` says how many words a phrase that begins with a word may
    have, and `senses` which term another one may be read as.
    """

    phrases: dict[str, int]
    longest: dict[str, int]
    han: dict[str, int]
    senses: dict[str, int]


def compile_index(terms: tuple[GoodsTerm, ...]) -> Index:
    """Derive every form of every term; of two with one form, a nominative or singular wins, then the first."""
    phrases: dict[str, int] = {}
    for number, term in enumerate(terms):
        if term.language != "zh":
            _add_forms(phrases, number, term)
    han = {fold(term.term).replace(" ", ""): number * 2 for number, term in enumerate(terms) if term.language == "zh"}
    senses = {term.term: number for number, term in enumerate(terms) if term.term in SENSES}
    return Index(phrases, _longest_by_first(phrases), han, senses)


def _add_forms(phrases: dict[str, int], number: int, term: GoodsTerm) -> None:
    for form in forms_of(term.term, term.language):
        for key in _spellings(form.text, term.language):
            known = phrases.get(key)
            if known is None or (known % 2 and not form.dependent and known // 2 != number):
                phrases[key] = number * 2 + form.dependent


def _spellings(form: str, language: str) -> set[str]:
    """A form as separate words and, where people write it closed too, as one: power bank, power-bank, powerbank."""
    phrase = fold(form)
    closed = "-" in form and " " not in form if language == "ru" else phrase.count(" ") == 1
    return {phrase, phrase.replace(" ", "")} if closed else {phrase}


def _longest_by_first(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        if " " in phrase:
            first, count = phrase[: phrase.index(" ")], phrase.count(" ") + 1
            if longest.get(first, 1) < count:
                longest[first] = count
    return longest
