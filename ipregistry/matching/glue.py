"""Marks glued to another word: xiaomiredmi, bestNike, «суперМакфа».

Sellers write a word of theirs on to a brand so that a search for the brand finds it and a filter does not. Knows the
letters of one word, or of a few in a row, and no text around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from .fold import fold
from .index import IndexedSurface, MatchIndex, Registers
from .skeleton import skeleton_of_word
from .surfaces import SurfaceKind
from .verify import Kind, Writing

Guess = tuple[int, int, IndexedSurface, Writing]  # start and end in the letters of the word

MIN_GLUED = 4  # letters of a mark inside a longer word
_MIN_WORD, _USUAL_WORD = 4, 3.0  # letters and zipf of an ordinary word that a mark may be glued to
_BORNE, _USUAL = 3.5, 1.5  # zipf up to which a mark that is a word is meant nevertheless; log-odds for each beyond

# What sellers put before or after a brand, folded.
_SELLERS = frozenset(
    fold("""
    my the new top pro best super mega ultra hyper maxi mini micro plus max lux luxe lite neo air real true original
    originals genuine authentic official brand brands buy hot big all our for get go love store stores shop shops
    market outlet online direct factory sale sales style styles fashion design studio wear sport sports club team group
    world line life home house kids baby men women man girl girls boys lady phone phones case cases cover watch watches
    bag bags shoes shoe cosmetics parfum perfume beauty hair care gold black white red usa uk eu ru copy replica like
    мой моя мое новый новая новое топ про супер мега ультра макси мини плюс люкс лайт шоп стор стайл стиль спорт клуб
    мир дом оригинал ориджинал официал официальный магазин маркет бренд брэнд сток реплика копия лайк бьюти
    """)
    .words()
    .split()
)


def glued(index: MatchIndex, wanted: Registers, word: str, first: int, last: int) -> Iterator[Guess]:
    """Marks inside a word whose other parts are words or marks themselves: xiaomiredmi, bestnike, mygreen ray.

    The letters may be those of several words: a mark then begins in the first, which ends at `first`, and ends in the
    last, which begins at `last`.
    """
    skeleton = skeleton_of_word(word)
    for start in range(min(first, len(word) - MIN_GLUED + 1)):
        for key in index.starting_at(skeleton, start):
            end = start + len(key)
            whole = start == 0 and end == len(word)
            if whole or end <= last or end - start < MIN_GLUED or word[start:end] in _SELLERS:
                continue
            rests = [rest for rest in (word[:start], word[end:]) if rest]
            if not all(_is_part(index, wanted, rest) for rest in rests):
                continue
            for surface in index.surfaces(key):
                own = surface.surface.kind is not SurfaceKind.RIGHT_HOLDER
                if own and surface.surface.words.replace(" ", "") == word[start:end]:
                    yield start, end, surface, _writing(surface, rests)


def _is_part(index: MatchIndex, wanted: Registers, rest: str) -> bool:
    """Whether the rest of a glued word is a seller's word, an ordinary one or a mark."""
    if rest in _SELLERS:
        return True
    if len(rest) < _MIN_WORD:
        return False
    return index.words.zipf(rest) >= _USUAL_WORD or index.has_key(skeleton_of_word(rest), wanted)


def _writing(surface: IndexedSurface, rests: list[str]) -> Writing:
    """Nobody writes a seller's word on to a word that is no brand, unless it is a very usual one."""
    if any(rest not in _SELLERS for rest in rests):
        return Writing(Kind.GLUED)
    return Writing(Kind.GLUED, disguised=1, doubt=_USUAL * max(0.0, surface.zipf - _BORNE))
