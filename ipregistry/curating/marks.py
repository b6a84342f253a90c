"""Marks that do not fit their holder or their goods, as happens when a reader of pictures slips into another row.

Every sign is about two entries of the data; a mark that nothing else mentions cannot be judged here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ..entry import Party, RegisterEntry
from ..goods import normalise_hs_code
from ..loading.curation import fold
from ..matching import SameName, number_key, same_name
from ..matching.names import distinctive_name, mark_words
from .finding import Finding, doubt, error

_SHORTEST_WORD = 4  # letters: shorter words stand in too many names by chance
_INTERNATIONAL = 6  # digits: shorter certificate numbers are national, and every country has its own


def same_party(one: Party, other: Party) -> bool:
    """Whether two parties may be one, by any of their names."""
    return any(
        mine and theirs and same_name(mine, theirs) is not SameName.DIFFERENT
        for mine in (one.name, one.name_latin)
        for theirs in (other.name, other.name_latin)
    )


def share_goods(one: RegisterEntry, other: RegisterEntry) -> bool:
    """Whether two entries have a Nice class or a chapter of HS codes in common, or one of them tells neither."""
    chapters, others = _chapters(one), _chapters(other)
    unknown = not (one.nice_classes or chapters) or not (other.nice_classes or others)
    return unknown or bool(set(one.nice_classes) & set(other.nice_classes)) or bool(chapters & others)


def _chapters(entry: RegisterEntry) -> set[str]:
    return {prefix[:2] for code in entry.hs_codes for prefix in normalise_hs_code(code).prefixes}


def _strangers(one: RegisterEntry, other: RegisterEntry) -> bool:
    """Whether two entries are surely of different holders."""
    mine, theirs = one.right_holder, other.right_holder
    return mine is not None and theirs is not None and not same_party(mine, theirs)


def find_marks_of_two_holders(entries: Sequence[RegisterEntry]) -> Iterator[Finding]:
    """One mark under two holders whose goods have nothing in common; in neighbouring rows that is no coincidence."""
    neighbours = {(one.entry_id, other.entry_id) for one, other in pairwise(entries) if one.register == other.register}
    of_mark: dict[str, list[RegisterEntry]] = defaultdict(list)
    for entry in entries:
        if entry.mark:
            of_mark[fold(entry.mark)].append(entry)
    for group in of_mark.values():
        for one, other in combinations(group, 2):
            if not _strangers(one, other):
                continue
            told = f"{other.entry_id}, of {_holder(other)}, has this mark too, and the holder here is {_holder(one)}"
            if (one.entry_id, other.entry_id) in neighbours:
                tell = doubt if share_goods(one, other) else error
                yield tell("mark_of_next_row", one.entry_id, "mark", one.mark, f"the next row, {told}")
            elif not share_goods(one, other):
                sentence = f"{told}; their goods have nothing in common"
                yield doubt("mark_of_two_holders", one.entry_id, "mark", one.mark, sentence)


def find_names_of_other_holders(entries: Sequence[RegisterEntry]) -> Iterator[Finding]:
    """A mark that is another holder's name and not its own holder's; with other goods, it cannot be there."""
    of_word: dict[str, list[tuple[frozenset[str], RegisterEntry]]] = defaultdict(list)
    for entry in _one_of_each_holder(entries):
        for words in _distinctive_words(entry.right_holder):
            for word in words:
                of_word[word].append((words, entry))
    for entry in entries:
        words = frozenset(word.removesuffix("s") for word in mark_words(entry.mark or ""))
        if max(map(len, words), default=0) < _SHORTEST_WORD:
            continue
        named = of_word.get(min(words), [])
        for name, other in sorted(named, key=lambda pair: pair[0] != words):
            apart = not share_goods(entry, other)
            if words <= name and _strangers(entry, other) and (apart or words == name):
                tell = error if apart and words == name else doubt
                sentence = f"this names {_holder(other)} ({other.entry_id}), and the holder here is {_holder(entry)}"
                yield tell("mark_names_other_holder", entry.entry_id, "mark", entry.mark, sentence)
                break


def _one_of_each_holder(entries: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    return list({entry.right_holder: entry for entry in reversed(entries) if entry.right_holder}.values())


def _distinctive_words(holder: Party | None) -> set[frozenset[str]]:
    """The words of each of a holder's names that are its own; a possessive s is not (DEWAR'S, John Dewar)."""
    names = (holder.name, holder.name_latin) if holder else ()
    distinctive = [own for name in names if name and (own := distinctive_name(name))]
    return {frozenset(word.removesuffix("s") for word in own.split()) for own in distinctive}


def find_certificates_of_other_marks(entries: Sequence[RegisterEntry]) -> Iterator[Finding]:
    """One certificate under two marks of which neither holds the other's words."""
    of_number: dict[tuple[str, str], list[RegisterEntry]] = defaultdict(list)
    for entry in entries:
        if entry.registration_number and entry.mark:
            number = number_key(entry.registration_number)
            of_number["" if len(number) >= _INTERNATIONAL else entry.register, number].append(entry)
    for (_, number), group in of_number.items():
        for one, other in combinations(group, 2):
            mine, theirs = set(mark_words(one.mark or "")), set(mark_words(other.mark or ""))
            if fold(one.mark or "") == fold(other.mark or "") or mine & theirs:
                continue
            tell = error if len(number) >= _INTERNATIONAL and _strangers(one, other) else doubt
            sentence = f"{other.entry_id} has this certificate for {other.mark}, and here it is for {one.mark}"
            yield tell("certificate_of_other_mark", one.entry_id, "registration_number", number, sentence)


def _holder(entry: RegisterEntry) -> str:
    return entry.right_holder.name if entry.right_holder else "an unknown holder"
