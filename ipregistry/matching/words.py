"""How ordinary a word is: how usual in speech, and whether a dictionary writes it small.

wordfreq alone calls “samsung” usual and a dictionary alone calls “lego” a word; a word is ordinary where both agree.
Used when an index is built, never in a request. Knows no marks.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from wordfreq import zipf_frequency

_LATIN_LANGUAGES = ("en", "fr", "de")
_NAME_TAGS = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad")  # OpenCorpora: people, places, organisations, marks
_WORDS_MULTIPLIED = 9.0  # zipf is log10 per 10^9 words, so a phrase of independent words has the sum less 9 a word


class OrdinaryWords:
    """The dictionaries, loaded once a build; some 100 MB while it lives."""

    def __init__(self) -> None:
        factory = DefaultDictionaryFactory()
        self._dictionaries = {language: factory.get_dictionary(language) for language in _LATIN_LANGUAGES}
        self._russian = _russian_analyser()
        self._zipf = lru_cache(maxsize=200_000)(self._zipf_of_word)

    def zipf(self, words: str) -> float:
        """Zipf frequency of one folded word, or of a phrase of them; 0.0 where any of its words is not ordinary."""
        each = [self._zipf(word) for word in words.split(" ") if word != "&"]
        if not each or min(each) == 0.0:
            return 0.0
        return max(0.0, sum(each) - _WORDS_MULTIPLIED * (len(each) - 1))

    def _zipf_of_word(self, word: str) -> float:
        if not word.isalpha():
            return 0.0
        if word.isascii():
            return max(
                (zipf_frequency(word, lang) for lang in _LATIN_LANGUAGES if self._written_small(word, lang)),
                default=0.0,
            )
        if "а" <= word[0] <= "я":
            return zipf_frequency(word, "ru") if self._russian_common(word) else 0.0
        return 0.0

    def _written_small(self, word: str, language: str) -> bool:
        dictionary = self._dictionaries[language]
        return word in dictionary or (language == "de" and self._german_noun(word))

    def _german_noun(self, word: str) -> bool:
        """German writes nouns with a capital: a noun is told from a name by having another form (Schuhe -> Schuh)."""
        lemma: Any = self._dictionaries["de"].get(word.capitalize())
        return lemma is not None and lemma != word.capitalize()

    def _russian_common(self, word: str) -> bool:
        if not self._russian.word_is_known(word):
            return False
        return any(not any(tag in parse.tag for tag in _NAME_TAGS) for parse in self._russian.parse(word))


def _russian_analyser() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()
