"""What names of parties and marks and numbers of registers are compared and found by: words, sounds, keys.

Knows no register; whether two names are one party's is for `same_names` to say.
"""

from __future__ import annotations

import re

from .fold import fold, fold_word
from .legal_forms import GENERAL_WORDS, LEGAL_FORMS, LEGAL_FORMS_HAN, LEGAL_PHRASES

FORMS = {fold_word(word): form for word, form in LEGAL_FORMS.items()}
PHRASES = {
    tuple(fold(phrase).words().split()): form
    for phrase, form in sorted(LEGAL_PHRASES.items(), key=lambda item: len(item[0]), reverse=True)
}
GENERAL = frozenset(map(fold_word, GENERAL_WORDS))
_MIN_DISTINCTIVE = 4  # letters: shorter names of holders name too many things besides

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "ž", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "č", "ш": "š", "щ": "š", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ў": "u", "є": "e", "ї": "i", "ґ": "g", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u",
    "ү": "u", "һ": "h",
}  # fmt: skip

# What Latin spellings and transliterated ones are both brought to. Order matters: longer groups first.
_SOUNDS = (
    ("sch", "š"), ("tch", "č"), ("sh", "š"), ("ch", "č"), ("zh", "ž"), ("kh", "h"), ("ph", "f"), ("ck", "k"),
    ("qu", "kv"), ("x", "ks"), ("w", "v"), ("q", "k"), ("ge", "že"), ("gi", "ži"), ("j", "ž"), ("dž", "ž"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("y", "i"), ("ee", "i"), ("oo", "u"), ("ou", "u"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without its legal form; all of them where nothing else would be left."""
    text = fold(name).words()
    stripped = f" {text} "
    for form in LEGAL_FORMS_HAN:
        stripped = stripped.replace(form, " ")
    for phrase in PHRASES:
        stripped = stripped.replace(f" {' '.join(phrase)} ", " ")
    words = tuple(word for word in stripped.split() if word not in FORMS and word != "&")
    return words or tuple(text.split())


def sound_key(text: str) -> str:
    """A loose Latin spelling by sound, so that «Смарт Оранж» and “Smart Orange” agree; '' where nothing is left."""
    latin = "".join(_CYRILLIC.get(letter, letter) for letter in text)
    for written, sound in _SOUNDS:
        latin = latin.replace(written, sound)
    latin = _DOUBLED.sub(r"\1", latin)
    return latin.removesuffix("e")


def distinctive_name(name: str) -> str | None:
    """What is left of a holder's name when legal forms, general words and places are taken off, or None where that is
    too little to name anybody (Beijing Xiaomi Technology Co., Ltd -> xiaomi; Trademarks Limited -> None)."""
    words = [word for word in name_words(name) if word not in GENERAL]
    return " ".join(words) if sum(map(len, words)) >= _MIN_DISTINCTIVE and len(words) <= 4 else None


def mark_words(mark: str) -> tuple[str, ...]:
    """The folded words of a mark, nothing left out."""
    return tuple(fold(mark).words().split())


_KIND_OF_OBJECT = re.compile("[тt][зz3]")  # ТЗ, which is also typed TZ and T3


def number_key(number: str) -> str:
    """What spellings of one register or registration number have in common: 01280/ТЗ-271119, 01280/T3-271119,
    01280 tz 271119."""
    return _KIND_OF_OBJECT.sub("tz", fold(number).folded, count=1)
