"""Model designations behind a name, and codes that a name is only a piece of. Knows a text and a span, and no mark."""

from __future__ import annotations

import re

_MODEL = r"(?=[\w\-]*\d)(?=[\w\-]*[^\W\d_])[\w\-]{2,20}\b"
_MODEL_AFTER = re.compile(rf"^[\s\-–—/]*(?:{_MODEL}|(?:mod(?:el)?\.?|модель|арт\.?)\b|\d{{3,}}\b)", re.IGNORECASE)
_QUANTITY = re.compile(
    r"^[\s\-–—/]*\d+(?:[.,]\d+)?\s*(?:x|х|шт|pcs?|kg|кг|g|гр?|ml|мл|l|л|cm|см|mm|мм|gb|гб|w|вт|v|oz|%)(?![^\W\d_])",
    re.IGNORECASE,
)
_CODE_CHARACTER = re.compile(r"[A-Za-z0-9]")
_REST_OF_CODE = re.compile(r"[A-Za-z0-9\-/]{1,40}")
_LONGEST_MODEL = 6  # characters of a model's number that sellers write on to a brand


def has_model_after(text: str, end: int) -> bool:
    """Whether a model designation follows (Mi6, GS105, A-12, 2366), not a quantity (2 kg)."""
    after = text[end : end + 30]
    return bool(_MODEL_AFTER.match(after)) and not _QUANTITY.match(after)


def is_in_code(text: str, start: int, end: int) -> bool:
    """Whether the span is a piece of a longer code: 3M in C3M0021120K, but not PS in PS4 or HP in HP4650."""
    if start and _CODE_CHARACTER.match(text[start - 1]):
        return True
    rest = _REST_OF_CODE.match(text, end)
    return rest is not None and len(rest[0]) > _LONGEST_MODEL and any(map(str.isdigit, rest[0]))
