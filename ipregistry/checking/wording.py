"""Words that several sentences of an answer share: days, registers, marks and numbers of entries as people say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from ..entry import CustomsRegister
from .language import Language, tell
from .result import EntryMatch, NotInForce

_OF_COUNTRY = {
    "RU": ("Russian", "России"),
    "KZ": ("Kazakh", "Казахстана"),
    "KG": ("Kyrgyz", "Кыргызстана"),
    "BY": ("Belarusian", "Беларуси"),
    "CN": ("Chinese", "Китая"),
    "US": ("United States", "США"),
}
_MONTHS_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_SHOWN_MARKS = 3
EN = Language.EN


@lru_cache(maxsize=1_000)
def day(value: date, language: Language = EN) -> str:
    """15 March 2017; 15 марта 2017 года."""
    if language is Language.RU:
        return f"{value.day} {_MONTHS_RU[value.month - 1]} {value.year} года"
    return f"{value.day} {value:%B %Y}"


def short_day(value: date, language: Language) -> str:
    """2017-03-15; 15.03.2017."""
    return f"{value:%d.%m}.{value.year:04}" if language is Language.RU else value.isoformat()


def quoted(text: str, language: Language = EN) -> str:
    """“text”; «text», which needs no second pair where the text brings its own."""
    if language is Language.RU:
        return text if "«" in text else f"«{text}»"
    return f"“{text}”"


def listed(words: Iterable[str], language: Language = EN) -> str:
    """a; a and b; a, b and c."""
    each = list(dict.fromkeys(words))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} {tell(language, 'and')} {each[-1]}"


def entries(count: int, language: Language) -> str:
    """1 entry, 2 entries; 1 запись, 2 записи, 5 записей."""
    if language is Language.RU:
        tens, ones = count % 100, count % 10
        form = "записей" if 11 <= tens <= 14 or ones in (0, *range(5, 10)) else "запись" if ones == 1 else "записи"
        return f"{count} {form}"
    return f"{count} {'entry' if count == 1 else 'entries'}"


def register_name(register: CustomsRegister, language: Language = EN) -> str:
    """the Russian register; в таможенном реестре России; by its code where the country's name is not known here."""
    names = _OF_COUNTRY.get(register.country)
    if names is None:
        return tell(language, "register_code", code=register.code)
    return tell(language, "register", adjective=names[language is Language.RU])


def mark_name(match: EntryMatch | NotInForce, language: Language = EN) -> str:
    """The mark, or whose mark it is where the register shows a picture."""
    entry = match.found.entry
    if entry.mark:
        return entry.mark
    if entry.right_holder is None:
        return tell(language, "picture", entry_id=entry.entry_id)
    return tell(language, "picture_of", holder=entry.right_holder.name)


def mark_names(matches: Sequence[EntryMatch], language: Language = EN) -> tuple[str, ...]:
    """The marks of some matches, each once; pictures are told of only where no word mark is named."""
    words = [match for match in matches if match.found.entry.mark] or matches
    return tuple({mark_name(each, language).casefold(): mark_name(each, language) for each in words}.values())


def marks(matches: Sequence[EntryMatch], language: Language = EN) -> str:
    """The marks of some matches, the first few by name."""
    names = mark_names(matches, language)
    more = len(names) - _SHOWN_MARKS
    if more <= 0:
        return listed(names, language)
    return f"{', '.join(names[:_SHOWN_MARKS])}{tell(language, 'and_more', count=more)}"
