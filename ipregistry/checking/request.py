"""The question of a check, made sure of once. Knows nothing of how it is answered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..errors import InvalidQuestion
from .language import Language

MAX_DESCRIPTION = 2000  # characters; a CN 23 line has some 100, the longest listing titles some 500
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_HS_CODE = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,4}")


class Purpose(StrEnum):
    """What the goods are imported for."""

    PERSONAL = "personal"
    COMMERCIAL = "commercial"


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """A description of goods, and what is known about the parcel.

    `registers` None means all; `hs_code` has 2, 4, 6, 8 or 10 digits; `min_score` from 0 to 1 leaves out weaker
    matches; `exclude_entry_ids` are entries known not to be meant; `language` is that of the answer's sentences. Raises
    InvalidQuestion.
    """

    description: str
    on: date
    registers: tuple[str, ...] | None = None
    country: str | None = None
    hs_code: str | None = None
    importer: str | None = None
    purpose: Purpose | None = None
    min_score: float | None = None
    exclude_entry_ids: frozenset[str] = frozenset()
    language: Language = Language.EN

    def __post_init__(self) -> None:
        _refuse_unusable("description", self.description, MAX_DESCRIPTION)
        if not self.description.strip():
            raise InvalidQuestion("description", self.description, "a description of goods: it is empty")
        if self.importer is not None:
            _refuse_unusable("importer", self.importer, 500)
        if self.hs_code is not None and not _HS_CODE.fullmatch(self.hs_code):
            raise InvalidQuestion("hs_code", self.hs_code, "2, 4, 6, 8 or 10 digits")
        if self.min_score is not None and not 0 <= self.min_score <= 1:
            raise InvalidQuestion("min_score", self.min_score, "a number from 0 to 1")


def _refuse_unusable(field: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise InvalidQuestion(field, text, f"at most {longest} characters long: it has {len(text)}")
    if _UNUSABLE.search(text):
        raise InvalidQuestion(field, ascii(text), "plain text: it holds control characters or half a surrogate pair")
