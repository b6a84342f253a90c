"""Everything that a curator runs before a commit, in one pass over the data. Knows no terminal."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..matching import ordinary_words
from ..matching.words import OrdinaryWords, write_goods_words
from .aliases import Zipf, find_strange_aliases
from .codes import find_strange_codes
from .data import CuratedData
from .days import find_wrong_days
from .finding import Finding
from .lines import find_unmet_lines
from .marks import find_certificates_of_other_marks, find_marks_of_two_holders, find_names_of_other_holders
from .parties import find_strange_parties
from .personal import find_personal_data
from .twice import find_recorded_twice, find_same_numbers


def check_data(data: CuratedData, zipf: Zipf) -> Iterator[Finding]:
    """Every finding, kind by kind; `zipf` says how ordinary a folded word or phrase is (0.0: not at all)."""
    yield from find_unmet_lines(data.unmet)
    yield from find_personal_data(data.rows)
    yield from find_same_numbers(data.entries)
    for entry in data.entries:
        yield from find_wrong_days(entry, data.stands_for(entry))
        yield from find_strange_codes(entry)
    yield from find_marks_of_two_holders(data.entries)
    yield from find_names_of_other_holders(data.entries)
    yield from find_certificates_of_other_marks(data.entries)
    yield from find_recorded_twice(data.entries)
    yield from find_strange_parties(data.entries)
    yield from find_strange_aliases(data.entries, data.aliases, zipf)


@contextmanager
def usual_words(cache: Path, goods_words: Iterable[str]) -> Iterator[Zipf]:
    """How ordinary words are, those of goods among them; the list is compiled where `cache` has none yet (some 8 s)."""
    with tempfile.TemporaryDirectory() as directory:
        shutil.copytree(ordinary_words(cache), directory, dirs_exist_ok=True)
        write_goods_words(Path(directory), goods_words)
        yield OrdinaryWords(Path(directory)).zipf
