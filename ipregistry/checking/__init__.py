"""The check: a description, and what a register says of it on a day.

Namings, goods, importer and dates become one verdict with its reasons. Knows no HTTP, no file and no database.
"""

from .answer import to_answer
from .check import check
from .language import Language
from .request import MAX_DESCRIPTION, CheckRequest, Purpose
from .result import CheckResult, CoveredGoods, EntryMatch, ImporterState, NotInForce, Strength, Verdict

__all__ = [
    "MAX_DESCRIPTION",
    "CheckRequest",
    "CheckResult",
    "CoveredGoods",
    "EntryMatch",
    "ImporterState",
    "Language",
    "NotInForce",
    "Purpose",
    "Strength",
    "Verdict",
    "check",
    "to_answer",
]
