"""The forms of a lemma: plurals in English, German and French, cases and numbers in Russian.

The one module that uses pymorphy3, and only while a lexicon is compiled. Knows no text to search and no codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any, NamedTuple

_IRREGULAR = {
    "mouse": "mice",
    "man": "men",
    "woman": "women",
    "child": "children",
    "tooth": "teeth",
    "foot": "feet",
    "knife": "knives",
    "shelf": "shelves",
    "scarf": "scarves",
    "leaf": "leaves",
    "loaf": "loaves",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "mango": "mangoes",
    "torpedo": "torpedoes",
}
_GERMAN_ENDINGS = ("e", "en", "n", "er", "s")
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


class Form(NamedTuple):
    """A form of a lemma; `dependent` when it is a plural (English) or never the nominative (Russian).

    A singular noun in front of another is what that one is for (camera bag); so is a Russian noun in an oblique case
    after another (экран телефона). The mark lets the finder tell.
    """

    text: str
    dependent: bool


def forms_of(term: str, language: str) -> set[Form]:
    """Every form of `term`; the lemma itself is always among them."""
    if language == "ru":
        return _russian(term)
    return {Form(term, False), *(Form(plural, True) for plural in _plurals(term, language))}


def _plurals(term: str, language: str) -> Iterator[str]:
    if language == "en":
        head, _, last = term.rpartition(" ")
        yield f"{head} {_english_plural(last)}".strip()
    elif language == "de":
        yield from (term + ending for ending in _GERMAN_ENDINGS)
    elif language == "fr":
        yield from (term + ending for ending in ("s", "x"))


def _english_plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def _russian(term: str) -> set[Form]:
    first, hyphen, last = term.rpartition("-")
    if hyphen and " " not in term:
        return {Form(term, False)} | {Form(f"{first}-{form.text}", form.dependent) for form in _russian(last)}
    words = term.split()
    head = next((at for at, word in enumerate(words) if _noun(word) is not None), None)
    if head is None:
        return {Form(term, False)}
    noun = _noun(words[head])
    before = [_adjective(word, noun) for word in words[:head]]
    after = [_adjective(word, noun) for word in words[head + 1 : head + 2]]
    seen: dict[str, bool] = {term: False}
    for case, number in product(_CASES, ("sing", "plur")):
        for text in _agreed(words, head, noun, before, after, case, number):
            seen[text] = seen.get(text, True) and case != "nomn"
    return {Form(text, dependent) for text, dependent in seen.items()}


def _agreed(
    words: list[str], head: int, noun: Any, before: list[Any], after: list[Any], case: str, number: str
) -> Iterator[str]:
    """The phrase in one case and number, and with a lone adjective put behind its noun (машина стиральная)."""
    form = noun.inflect({case, number}) if not _only(noun, number) else None
    if form is None:
        return
    left = [_in_agreement(p, w, noun, case, number) for p, w in zip(before, words, strict=False)]
    right = list(words[head + 1 :])
    if after and after[0] is not None:
        right[0] = _in_agreement(after[0], right[0], noun, case, number)
    yield " ".join([*left, form.word, *right])
    if len(left) == 1 and not right and before[0] is not None:
        yield f"{form.word} {left[0]}"


def _only(noun: Any, number: str) -> bool:
    """Whether a lemma given in the plural (очки, часы) is asked for its singular, which is another word."""
    return noun.tag.number == "plur" and number == "sing"


def _in_agreement(parse: Any, word: str, noun: Any, case: str, number: str) -> str:
    if parse is None:
        return word
    wanted = {case, number} | ({noun.tag.gender} if number == "sing" and noun.tag.gender else set())
    if case == "accs" and (number == "plur" or noun.tag.gender == "masc"):
        wanted.add("inan")
    form = parse.inflect(wanted)
    return word if form is None else str(form.word)


def _noun(word: str) -> Any | None:
    return next((p for p in _parses(word) if "NOUN" in p.tag and p.tag.case == "nomn" and _not_a_name(p)), None)


def _not_a_name(parse: Any) -> bool:
    return not {"Name", "Surn", "Patr"} & set(parse.tag.grammemes)


def _adjective(word: str, noun: Any) -> Any | None:
    """The parse of a word that agrees with `noun`; None for one that stays as it is (для, кофе)."""
    adjectives = (p for p in _parses(word) if p.tag.POS in ("ADJF", "PRTF") and p.tag.case == "nomn")
    return next((p for p in adjectives if p.tag.number == noun.tag.number), None)


def _parses(word: str) -> list[Any]:
    return list(_analyser().parse(word))


@cache
def _analyser() -> Any:
    """Loading the dictionary takes about half a second and 30 MB: only where a lexicon is compiled."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()
