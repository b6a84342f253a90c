"""The forms of a lemma: plurals in English, German and French, cases and numbers in Russian.

The one module that uses pymorphy3, and only while a lexicon is compiled. Knows no text to search and no codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
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
    head = _head(words)
    if head is None:
        return {Form(term, False)}
    seen: dict[str, bool] = {term: False}
    for case, text in _agreed(words, head):
        seen[text] = seen.get(text, True) and case != "nomn"
    return {Form(text, dependent) for text, dependent in seen.items()}


def _agreed(words: list[str], head: int) -> Iterator[tuple[str, str]]:
    """The phrase in every case and number, and with a lone adjective put behind its noun (машина стиральная)."""
    noun = _noun(words[head])
    before, after = words[:head], words[head + 1 :]
    for (case, number), form in noun.forms.items():
        agree = (case, number, noun.gender if number == "sing" else "")
        left = [_adjective(word).get(agree, word) for word in before]
        right = [_adjective(after[0]).get(agree, after[0]), *after[1:]] if after else []
        yield case, " ".join([*left, form, *right])
        if len(left) == 1 and not right and _adjective(before[0]):
            yield case, f"{form} {left[0]}"


def _head(words: list[str]) -> int | None:
    """Where the noun stands that the phrase is about: the first, but головной is one only where no noun follows."""
    nouns = [at for at, word in enumerate(words) if _noun(word).forms]
    return next((at for at in nouns if at == nouns[-1] or not _adjective(words[at])), None)


class _Noun(NamedTuple):
    gender: str
    forms: dict[tuple[str, str], str]


@cache
def _noun(word: str) -> _Noun:
    """The forms of a noun by case and number, of the plural alone where that is the lemma (очки).

    No forms at all where the word is no noun in the nominative.
    """
    parses = (p for p in _analyser().parse(word) if "NOUN" in p.tag and p.tag.case == "nomn")
    parse = next((p for p in parses if not {"Name", "Surn", "Patr"} & set(p.tag.grammemes)), None)
    if parse is None:
        return _Noun("", {})
    forms = {(p.tag.case, p.tag.number): p.word for p in reversed(parse.lexeme) if p.tag.case in _CASES}
    if parse.tag.number == "plur":
        forms = {key: form for key, form in forms.items() if key[1] == "plur"}
    return _Noun(parse.tag.gender or "", forms)


@cache
def _adjective(word: str) -> dict[tuple[str, str, str], str]:
    """The forms of an adjective or participle by case, number and gender (no gender in the plural).

    None for another word, which stays as it is (для, кофе).
    """
    parses = _analyser().parse(word)
    parse = next((p for p in parses if p.tag.POS in ("ADJF", "PRTF") and p.tag.case == "nomn"), None)
    if parse is None:
        return {}
    tags = ((p.tag, p.word) for p in reversed(parse.lexeme) if p.tag.POS == parse.tag.POS and p.tag.animacy != "anim")
    return {(tag.case, tag.number, tag.gender or ""): form for tag, form in tags if tag.case in _CASES}


@cache
def _analyser() -> Any:
    """Loading the dictionary takes about half a second and 30 MB: only where a lexicon is compiled."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()
