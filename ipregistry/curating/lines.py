"""Lines of our overlays that met nothing, told as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..loading.curation import Unmet
from ..loading.overlays import AliasLine, Repair
from .finding import Finding, error

_SENTENCES = {
    "unknown_entry": "there is no such entry",
    "unknown_mark": "no entry has this mark",
    "unknown_party": "no entry names this party so",
    "stale": "the cell no longer says what the repair begins with",
    "twice": "another repair of the entry is about the same cell: one should say all",
    "cannot_apply": "the entry could not be read with it",
}


def find_unmet_lines(unmet: Iterable[Unmet]) -> Iterator[Finding]:
    """A finding for each line; `field` is the overlay's name, or the field that a repair is of."""
    for each in unmet:
        line, sentence = each.line, _SENTENCES[each.code]
        if isinstance(line, Repair):
            yield error(each.code, line.entry_id, line.field, f"{line.wrong} -> {line.right}", sentence)
        elif isinstance(line, AliasLine):
            about = line.mark or line.entry_id
            yield error(each.code, line.entry_id, "aliases", line.alias.alias, f"{about}: {sentence}")
        else:
            yield error(each.code, None, "parties", line.written, sentence)
