"""The check: a description, and what a register says of it on a day.

Namings, goods, importer and dates become one verdict with its reasons. Knows no HTTP, no file and no database.
"""

from .answer import to_answer
from .check import check
from .language import Language
from .lately import answer_text
from .question import (
    FIELDS,
    LONGEST,
    LONGEST_CODE,
    LONGEST_ENTRY_ID,
    MAX_EXCLUDED,
    MAX_REGISTERS,
    QuestionRefused,
    read_question,
)
from .request import MAX_DESCRIPTION, CheckRequest, Purpose
from .result import CheckResult, CoveredGoods, EntryMatch, ImporterState, NotInForce, Strength, Verdict

__all__ = [
    "FIELDS",
    "LONGEST",
    "LONGEST_CODE",
    "LONGEST_ENTRY_ID",
    "MAX_DESCRIPTION",
    "MAX_EXCLUDED",
    "MAX_REGISTERS",
    "CheckRequest",
    "CheckResult",
    "CoveredGoods",
    "EntryMatch",
    "ImporterState",
    "Language",
    "NotInForce",
    "Purpose",
    "QuestionRefused",
    "Strength",
    "Verdict",
    "answer_text",
    "check",
    "read_question",
    "to_answer",
]
