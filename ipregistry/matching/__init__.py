"""Text in, namings out: which marks a description names, how they are written, and why we think so.

Pure: knows no database, no HTTP, no goods and no day.
"""

from .engine import MatchEngine, Naming
from .evidence import KIND_SENTENCE, MATCH_SCORE, POSSIBLE_SCORE, Evidence, probability
from .index import FORMAT, MatchIndex, build_index
from .names import SameName, name_sounds, name_words, same_name
from .surfaces import SurfaceKind
from .verify import Kind
from .words import OrdinaryWords

__all__ = [
    "FORMAT",
    "KIND_SENTENCE",
    "MATCH_SCORE",
    "POSSIBLE_SCORE",
    "Evidence",
    "Kind",
    "MatchEngine",
    "MatchIndex",
    "Naming",
    "OrdinaryWords",
    "SameName",
    "SurfaceKind",
    "build_index",
    "name_sounds",
    "name_words",
    "probability",
    "same_name",
]
