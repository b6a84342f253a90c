"""The terms of goods, compiled: the lexicon and the words that goods are told with, made once for each set of terms.

Compiling takes some 4 s for the terms that ship; snapshots of the same terms link the same files. Knows no register.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from .goods import GoodsLexicon, GoodsTerm, vocabulary
from .goods.lexicon import FORMAT
from .matching import write_goods_words
from .sharing import made_by, made_once

_NAME = f"goods-{FORMAT}-"
_KEPT = 8  # sets of terms, some 3 MB each


def compiled_goods(cache: Path, terms: Iterable[GoodsTerm]) -> Path:
    """The directory of these terms, compiled, inside a cache directory."""
    terms = tuple(terms)
    told = json.dumps([made_by(), *map(asdict, terms)])
    final = cache / f"{_NAME}{sha256(told.encode()).hexdigest()[:32]}"

    def compile_into(directory: Path) -> None:
        lexicon = GoodsLexicon.compile(terms)
        lexicon.save(directory)
        write_goods_words(directory, vocabulary(lexicon))

    if not final.is_dir():
        made_once(final, compile_into)
        _prune(cache, final)
    return final


def compiled_before(cache: Path, name: str) -> Path | None:
    """The directory of that name, if it is still there; its name says which terms it is of, and by which code."""
    directory = cache / name
    if not name.startswith(_NAME) or not directory.is_dir():
        return None
    os.utime(directory)
    return directory


@lru_cache(maxsize=1)
def lexicon_of(directory: Path) -> GoodsLexicon:
    """The lexicon of a compiled directory, which nobody changes; read once while the terms stay."""
    return GoodsLexicon.load(directory)


def _prune(cache: Path, final: Path) -> None:
    """Remove all but those that were used last; what was linked from them stays."""
    others = [each for each in cache.glob(f"{_NAME}*") if each != final]
    others.sort(key=lambda each: each.stat().st_mtime, reverse=True)
    for old in others[_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
