"""An entry, made ready to be found: its keys, its names as words and as sounds, and what goods it claims.

Pure: all that it needs to know beside the entry is the lexicon of goods. Knows no file and no other entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from .entry import Party, RegisterEntry
from .goods import GoodsLexicon, describe_entry_goods, normalise_hs_code
from .matching import mark_words, name_words, number_key, sound_key
from .record import to_record
from .storage.entries_writing import EntryRow, NameKeys


def described(entry: RegisterEntry, published: date | None, lexicon: GoodsLexicon) -> EntryRow:
    """What the file of entries keeps of an entry; `published`: the day that its register's facts are of."""
    goods = describe_entry_goods(entry.hs_codes, entry.goods, entry.nice_classes, lexicon)
    return EntryRow(
        record=to_record(entry),
        as_of=entry.as_of or published,
        mark_key="".join(mark_words(entry.mark)) if entry.mark else None,
        register_number_key=number_key(entry.register_number) if entry.register_number else None,
        registration_number_key=number_key(entry.registration_number) if entry.registration_number else None,
        names=tuple(names_of(entry)),
        hs_codes=tuple(_hs_prefixes(entry.hs_codes)),
        claims=goods.index_keys(),
        goods=goods.to_record(),
    )


def _hs_prefixes(codes: Iterable[str]) -> Iterator[str]:
    """Each code as the register writes it, and what it is compared by."""
    for code in codes:
        yield code
        yield from normalise_hs_code(code).prefixes


def names_of(entry: RegisterEntry) -> Iterator[NameKeys]:
    """Every name that an entry is found by: its mark, its aliases, its parties."""
    if entry.mark:
        yield _name_keys("mark", entry.mark, mark_words(entry.mark))
    for alias in entry.aliases:
        yield _name_keys("alias", alias.alias, mark_words(alias.alias))
    if entry.right_holder:
        yield from _party_names("right_holder", entry.right_holder)
    for party in entry.authorised_importers:
        yield from _party_names("authorised_importer", party)
    for party in entry.representatives:
        yield from _party_names("representative", party)


def _party_names(role: str, party: Party) -> Iterator[NameKeys]:
    for name in dict.fromkeys((party.name, party.name_latin)):
        if name:
            yield _name_keys(role, name, name_words(name))


def _name_keys(role: str, shown: str, words: tuple[str, ...]) -> NameKeys:
    """Words and sounds, each followed by all of them joined: «МАКСФАКТОР» finds MAX FACTOR."""
    sounds = tuple(map(sound_key, words))
    return NameKeys(role, shown, " ".join(_with_joined(words)), " ".join(_with_joined(sounds)))


def _with_joined(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words, "".join(words)) if len(words) > 1 else words
