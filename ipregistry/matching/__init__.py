"""Text in, namings out: which marks a description names, how they are written, and why we think so.

Pure: knows no database, no HTTP, no goods and no day.
"""

from .engine import MatchEngine, Naming
from .evidence import TABLE, Evidence
from .index import FORMAT, MatchIndex, build_index, write_index
from .kinds import KIND_SENTENCE, KIND_WEIGHT, MATCH_SCORE, POSSIBLE_SCORE, probability
from .names import mark_words, name_words, number_key, sound_key
from .same_names import SameName, same_name
from .surfaces import Surface, SurfaceKind, surfaces_of
from .verify import Kind
from .words import OrdinaryWords, ordinary_words, write_goods_words
from .written import WrittenSurfaces

__all__ = [
    "FORMAT",
    "KIND_SENTENCE",
    "KIND_WEIGHT",
    "MATCH_SCORE",
    "POSSIBLE_SCORE",
    "TABLE",
    "Evidence",
    "Kind",
    "MatchEngine",
    "MatchIndex",
    "Naming",
    "OrdinaryWords",
    "SameName",
    "Surface",
    "SurfaceKind",
    "WrittenSurfaces",
    "build_index",
    "mark_words",
    "name_words",
    "number_key",
    "ordinary_words",
    "probability",
    "same_name",
    "sound_key",
    "surfaces_of",
    "write_goods_words",
    "write_index",
]
