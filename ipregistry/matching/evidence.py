"""What speaks for and against a spelling being a mark: a table of small functions, each with a weight and a sentence.

A weight is in log-odds; the weights of a naming add up. The figures are judgements about kinds of text, held against
labelled descriptions (README, "Measured"). Knows no entry but what it is told of the spelling.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .fold import STRONG
from .found import ORDINARY_FROM, Found
from .verify import Kind

_ORDINARY_WEIGHT = -1.6  # a unit of zipf, so a word of zipf 4.8 (apple) weighs -4.5
_SHORT = {1: -4.5, 2: -2.6, 3: -1.0}  # letters and digits of the mark
_MAX_SHORT = 3
_ABBREVIATED = -3.0
_IN_CODE = -4.5  # a piece of C3M0021120K means nothing, wherever it stands
_GUESS_SHARE = 0.6
_LABELS = frozenset(
    "brand trademark model origin value gift sample qty quantity бренд марка модель арт артикул подарок".split()
)


class Evidence(NamedTuple):
    """One reason: `weight` in log-odds (positive: for), and a sentence for a person."""

    kind: str
    weight: float
    text: str


def ordinary_word(found: Found) -> Evidence | None:
    """A word people use without meaning the mark. Does not count where it is disguised: then it is surely meant."""
    excess = found.surface.zipf - ORDINARY_FROM
    if excess <= 0 or found.writing.disguised or found.is_spelt_out or found.is_guess:
        return None
    return Evidence("ordinary_word", _ORDINARY_WEIGHT * excess, f"“{found.text}” is also an ordinary word.")


def short(found: Found) -> Evidence | None:
    """Short spellings stand for many things, the more so in small letters with dots between them, as words are
    abbreviated (n.e.c.). Han characters say more each than letters do."""
    weight = _SHORT.get(found.letters * (2 if found.unspaced else 1))
    if weight is None:
        return None
    text = found.text
    if "." in text.strip(".") and text == text.lower():
        weight += _ABBREVIATED
    return Evidence("short", weight, f"“{text}” is short and may stand for something else.")


def part_of_word(found: Found) -> Evidence | None:
    """Digits are written on to the spelling: PS4, Mi6. A short spelling may be a piece of a code."""
    text = found.context.text
    start, end = found.folded
    if (text.edge[start], text.edge[end]) == (STRONG, STRONG) or found.unspaced or found.letters > _MAX_SHORT:
        return None
    weight = _IN_CODE if found.context.is_in_code(*found.span) else -1.2
    return Evidence("part_of_word", weight, f"“{found.text}” stands inside a longer word or code.")


def label(found: Found) -> Evidence | None:
    """Words that declarations label their parts with: TRADEMARK, MODEL, GIFT."""
    if not is_label(found):
        return None
    return Evidence("label", -3.0, f"“{found.text}” is what declarations call one of their fields.")


def is_label(found: Found) -> bool:
    return found.surface.surface.words in _LABELS


def hyphenated(found: Found) -> Evidence | None:
    """An ordinary word that a hyphen joins to another is part of a longer word: apple-green, non-stick."""
    if not found.is_ordinary or not found.context.is_hyphenated(*found.span):
        return None
    return Evidence("hyphenated", -1.0, "A hyphen joins it to another word.")


def prose(found: Found) -> Evidence | None:
    """Nomenclatures and sentences use words as words; so do texts where every other word is one."""
    if not found.is_ordinary or not found.context.is_prose or found.context.is_cued(*found.span):
        return None
    return Evidence("prose", -0.8, "The text describes goods in whole phrases, without a model or article.")


def plain_words(found: Found) -> Evidence | None:
    """Where every other word is an ordinary one, so may this one be: panda bamboo tray."""
    context = found.context
    if not found.is_ordinary or context.is_offer or not context.is_plain(*found.span) or context.is_cued(*found.span):
        return None
    return Evidence("plain_words", -1.4, "The words around it are ordinary ones too.")


def word_form(found: Found) -> Evidence | None:
    """A word that no list has may be a form of one that it has, or the first half of a compound: «маракуйи»,
    «оптико-электронный»."""
    if found.writing.kind is not Kind.TRANSLITERATION or not found.context.is_form_of_word(*found.folded):
        return None
    weight = -3.0 if found.context.is_first_half(*found.folded) else -1.5
    return Evidence("word_form", weight, f"“{found.text}” may be a form of an ordinary word.")


def cut_short(found: Found) -> Evidence | None:
    """Fields of declarations and search boxes end in the middle of a word: what stands last may be an ordinary word cut
    short, and none of the marks it resembles."""
    if not found.is_guess or not found.context.is_cut_short(*found.folded):
        return None
    return Evidence("cut_short", -1.5, f"“{found.text}” stands last and may be an ordinary word cut short.")


def whole_text(found: Found) -> Evidence | None:
    """A description that is nothing but this name was written to name it."""
    if not found.context.is_whole(*found.folded):
        return None
    return Evidence("whole_text", 2.6, "The description is nothing but this name.")


def first_word(found: Found) -> Evidence | None:
    """Sellers put the brand first; in a text without a model or article an ordinary first word is just that."""
    if not found.context.is_first(found.span[0]):
        return None
    if found.context.is_listing:
        return Evidence("first_in_offer", 2.0, "It comes first in an offer, where sellers put the brand.")
    if found.context.is_measured:
        return Evidence("first_in_offer", 1.2, "It comes first in an offer, where sellers put the brand.")
    weight = 0.0 if found.is_ordinary else 0.7
    return Evidence("first_word", weight, "It comes first, where sellers put the brand.") if weight else None


def stands_out(found: Found) -> Evidence | None:
    """Capitals in a text of small letters: writers set a name off so, and leave ordinary words small."""
    if not found.context.stands_out(*found.span):
        return None
    return Evidence("capitals", 1.8, "It is written with capitals, unlike the words around it.")


def small_letters(found: Found) -> Evidence | None:
    """An ordinary word written small where the text uses capitals elsewhere: a name would have one."""
    if not found.is_ordinary or not found.context.is_small_among_capitals(*found.span):
        return None
    return Evidence("small_letters", -1.0, "It is written small although the text uses capitals.")


def foreign_script(found: Found) -> Evidence | None:
    """A Latin word in a text of another alphabet is hardly there as a word, however ordinary it is in its own."""
    if not found.context.is_foreign(*found.span):
        return None
    excess = max(0.0, found.surface.zipf - ORDINARY_FROM)
    return Evidence("foreign_script", 1.6 + 0.8 * excess, "It is in Latin letters in a text that is not.")


def cue(found: Found) -> Evidence | None:
    """The text itself calls it a brand, marks it with ® or ™, or sets it in quotes."""
    if not found.context.is_cued(*found.span):
        return None
    return Evidence("cue", 2.4, "The text calls it a brand, or marks or quotes it as one.")


def before_mark(found: Found) -> Evidence | None:
    """A brand's name stands before the names of what it sells."""
    if not found.is_ordinary or is_label(found) or not found.context.is_before_mark(*found.span):
        return None
    return Evidence("before_mark", 4.0, "Another mark follows it, as a brand is followed by its products.")


def model_after(found: Found) -> Evidence | None:
    """A model designation follows, as it follows the brand in an offer: Xiaomi Mi6, Netgear GS105."""
    if not found.context.has_model_after(found.span[1]):
        return None
    return Evidence("model_after", 0.9, "A model designation follows it.")


TABLE: tuple[Callable[[Found], Evidence | None], ...] = (
    ordinary_word,
    short,
    part_of_word,
    label,
    hyphenated,
    prose,
    plain_words,
    word_form,
    cut_short,
    whole_text,
    first_word,
    stands_out,
    small_letters,
    foreign_script,
    cue,
    before_mark,
    model_after,
)


def weigh(found: Found) -> tuple[Evidence, ...]:
    """Every piece of evidence of the table that applies, in the table's order."""
    evidence = tuple(each for each in (function(found) for function in TABLE) if each is not None)
    return tuple(map(_of_a_guess, evidence)) if found.is_guess else evidence


def _of_a_guess(evidence: Evidence) -> Evidence:
    """What speaks for a brand being meant speaks only in part for its being the one that was guessed."""
    partly = evidence.weight > 0 and evidence.kind != "whole_text"  # a lone word is typed to be understood
    return evidence._replace(weight=evidence.weight * _GUESS_SHARE) if partly else evidence
