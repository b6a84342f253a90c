"""How ordinary a word is: how usual in speech, and whether a dictionary writes it small.

wordfreq alone calls “samsung” usual and a dictionary alone calls “lego” a word; a word is ordinary where both agree.
The list is compiled from both libraries once a machine (some 8 s and 900 MB), and afterwards mapped. Knows no marks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import marisa_trie

from ..sharing import made_once
from .arrays import U8, map_numbers, write_numbers
from .fold import AND, fold_word

FORMAT = "words-4"  # raise when the languages, the limits or the files change
LANGUAGES = ("en", "fr", "de", "ru")
_RAREST = 1.5  # zipf: rarer words are in no frequency list worth its name
_WORDS_MULTIPLIED = 9.0  # zipf is log10 per 10^9 words, so a phrase of independent words has the sum less 9 a word
_STEPS = 20  # zipf is kept in steps of 1/20
_GOODS_WORD, _GOODS_WORD_MORE = 3.2, 0.4  # zipf of a word for goods: at least the one, and the other more
_USED_FROM, _RARE_IN_GOODS = (
    2.0,
    0.65,
)  # zipf above the first counts by this share, of a word that goods are not told with


class OrdinaryWords:
    """The compiled list and the words of goods, mapped.

    Words that descriptions of goods are made of are more ordinary in them than they are in speech.
    """

    def __init__(self, directory: Path) -> None:
        self._trie, self._names, self._goods = marisa_trie.Trie(), marisa_trie.Trie(), marisa_trie.Trie()
        self._trie.mmap(str(directory / "words.marisa"))
        self._names.mmap(str(directory / "names.marisa"))
        self._goods.mmap(str(directory / "goods_words.marisa"))
        self._zipf = map_numbers(directory / "words_zipf.u8", U8)

    def __contains__(self, folded_word: object) -> bool:
        return folded_word in self._trie or folded_word in self._goods

    def most_usual_near(self, word: str, alphabet: str) -> float:
        """The highest zipf of the words that are one slip away from a folded one: a letter of the alphabet more, less,
        changed, or two swapped; 0.0 where none is ordinary.

        No word begins as this one does from some letter on, and there its slips need not be tried any more.
        """
        trie, goods, usual = self._trie, self._goods, 0.0
        for place in range(len(word) + 1):
            head = word[:place]
            if next(trie.iterkeys(head), None) is None and next(goods.iterkeys(head), None) is None:
                break
            for near in _slips_at(word, place, alphabet):
                if near in trie or near in goods:
                    usual = max(usual, self._of_word(near))
        return usual

    def begins_one(self, folded_letters: str) -> bool:
        """Whether a longer ordinary word begins with these letters."""
        return next(self._trie.iterkeys(folded_letters), None) is not None

    def is_name(self, folded_word: str) -> bool:
        """Whether a dictionary has it as a name of a person or a place."""
        return folded_word in self._names

    def zipf(self, words: str) -> float:
        """Zipf frequency of one folded word, or of a phrase of them with single spaces; 0.0 where any of its words is
        not ordinary."""
        each = [self._of_word(word) for word in words.split(" ") if word != AND]
        if not each or min(each) == 0.0:
            return 0.0
        return max(0.0, sum(each) - _WORDS_MULTIPLIED * (len(each) - 1))

    def zipf_in_goods(self, words: str) -> float:
        """How ordinary the words are where goods are described: less than in speech, unless goods are told with them.

        Nobody means the word by “verbatim” on a memory card, or by “collusion” on a dress.
        """
        zipf = self.zipf(words)
        if zipf <= _USED_FROM or all(word in self._goods for word in words.split(" ") if word != AND):
            return zipf
        return _USED_FROM + _RARE_IN_GOODS * (zipf - _USED_FROM)

    def _of_word(self, word: str) -> float:
        number = self._trie.get(word)
        zipf = 0.0 if number is None else self._zipf[number] / _STEPS
        return max(zipf, _GOODS_WORD) + _GOODS_WORD_MORE if word in self._goods else zipf


def write_goods_words(directory: Path, words: Iterable[str]) -> None:
    """Put the words of goods beside the compiled list."""
    marisa_trie.Trie(set(map(fold_word, words))).save(str(directory / "goods_words.marisa"))


def ordinary_words(cache: Path, told: Callable[[str], None] = lambda _: None) -> Path:
    """The directory of the compiled list inside a cache directory; compiles it where it is not there yet, which `told`
    hears of."""
    final = cache / FORMAT
    if not final.is_dir():
        told("compiling the list of ordinary words, once on this machine …")
    return made_once(final, _compile)


def _compile(directory: Path) -> None:
    zipf: dict[str, float] = {}
    names: set[str] = set()
    for word, frequency, is_name in _known_words():
        folded = fold_word(word)
        if is_name:
            names.add(folded)
            continue
        zipf[folded] = max(zipf.get(folded, 0.0), math.log10(frequency * 1e9))
    marisa_trie.Trie(names - zipf.keys()).save(str(directory / "names.marisa"))
    trie = marisa_trie.Trie(zipf)
    trie.save(str(directory / "words.marisa"))
    by_number = {number: zipf[word] for word, number in trie.items()}
    write_numbers(directory / "words_zipf.u8", U8, (round(by_number[n] * _STEPS) for n in range(len(trie))))


def _known_words() -> Iterator[tuple[str, float, bool]]:
    """(word, share of all words, whether it is written with a capital) of every word of every language."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
    from wordfreq import get_frequency_dict

    for language in LANGUAGES:
        dictionary = DefaultDictionaryFactory().get_dictionary(language)
        for word, frequency in get_frequency_dict(language, "best").items():
            umlaut = language == "de" and not word.isascii()  # böse is not the Bose that folding would make it
            if frequency * 1e9 < 10**_RAREST or not word.isalpha() or umlaut:
                continue
            noun = word.capitalize()
            # German writes nouns with a capital: one is told from a name by having another form (Schuhe -> Schuh).
            german_noun = language == "de" and (dictionary.get(noun) or noun) != noun
            if word in dictionary or german_noun:
                yield word, frequency, False
            elif noun in dictionary and language != "de":
                yield word, frequency, True


def _slips_at(word: str, place: int, alphabet: str) -> list[str]:
    """What a word becomes by a slip at one place."""
    head, tail = word[:place], word[place:]
    found = [head + letter + tail for letter in alphabet]
    if tail:
        rest = tail[1:]
        found += [head + letter + rest for letter in alphabet]
        found.append(head + rest)
        if rest:
            found.append(head + rest[0] + tail[0] + rest[1:])
    return found
