"""Aliases that would name somebody else, or say nothing. Knows how ordinary a word is only by being told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..entry import AliasKind, Party, RegisterEntry
from ..loading.curation import fold
from ..loading.overlays import AliasLine
from ..matching.fold import fold as fold_text
from .finding import Finding, doubt, error
from .marks import same_party

Zipf = Callable[[str], float]

_ORDINARY = 3.0  # zipf: a word that is met once in a million words


class _Names:
    """Whose the marks are, and which marks an alias line is of."""

    def __init__(self, entries: Sequence[RegisterEntry]) -> None:
        self.holders: dict[str, set[Party]] = defaultdict(set)
        self.marks: dict[str, str] = {}
        self._entries = {entry.entry_id: entry for entry in entries}
        for entry in entries:
            if entry.mark:
                self.marks.setdefault(fold(entry.mark), entry.mark)
                self.holders[fold(entry.mark)].update([entry.right_holder] if entry.right_holder else ())

    def of_line(self, line: AliasLine) -> tuple[str, set[Party]]:
        """The mark that a line is of, as it is told, and its holders."""
        if line.mark is not None:
            return line.mark, self.holders.get(fold(line.mark), set())
        entry = self._entries.get(line.entry_id or "")
        if entry is None:
            return line.entry_id or "", set()
        return entry.mark or entry.entry_id, {entry.right_holder} if entry.right_holder else set()


def find_strange_aliases(entries: Sequence[RegisterEntry], lines: Iterable[AliasLine], zipf: Zipf) -> Iterator[Finding]:
    """Every alias that equals its mark or another one of it, is somebody else's mark or alias, or an ordinary word."""
    names = _Names(entries)
    of_alias: dict[str, list[AliasLine]] = defaultdict(list)
    for line in lines:
        earlier = of_alias[fold(line.alias.alias)]
        yield from _about(line, names, earlier, zipf)
        earlier.append(line)


def _about(line: AliasLine, names: _Names, earlier: list[AliasLine], zipf: Zipf) -> Iterator[Finding]:
    alias, (mark, holders) = line.alias.alias, names.of_line(line)
    key = fold(alias)
    if key == fold(mark):
        yield error("alias_is_mark", line.entry_id, "aliases", alias, f"it is the mark {mark} itself")
        return
    if key in names.marks and not _one_party(holders, names.holders[key]):
        others = ", ".join(sorted(party.name for party in names.holders[key])) or "an unknown holder"
        sentence = f"as a spelling of {mark} it would name the mark {names.marks[key]} of {others}"
        yield error("alias_is_other_mark", line.entry_id, "aliases", alias, sentence)
    for other in earlier:
        other_mark, other_holders = names.of_line(other)
        if fold(other_mark) == fold(mark):
            yield doubt("alias_twice", line.entry_id, "aliases", alias, f"{mark} has {other.alias.alias} already")
        elif not _one_party(holders, other_holders):
            sentence = f"it is a spelling of {other_mark} and of {mark}, which are of different holders"
            yield doubt("alias_of_two_marks", line.entry_id, "aliases", alias, sentence)
    usual = zipf(fold_text(alias).words())
    if usual >= _ORDINARY and line.alias.kind is not AliasKind.REGISTERED:
        sentence = f"as a spelling of {mark} it is also an ordinary word (zipf {usual:.1f})"
        yield doubt("alias_is_word", line.entry_id, "aliases", alias, sentence)


def _one_party(some: set[Party], others: set[Party]) -> bool:
    """Whether somebody may be among both, or nobody knows who is."""
    return not some or not others or any(same_party(one, other) for one in some for other in others)
