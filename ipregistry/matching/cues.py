"""What a text itself says of a span being a mark: brand X, «X», X®, торговая марка X, 品牌X. Knows no weight."""

from __future__ import annotations

import re

_CUE_BEFORE = re.compile(
    r"(?:\b(?:brand|brands|branded|brand name|trademark|trade ?mark|mark|marke|marque|тм|марка|марки|маркой|бренд|"
    r"бренда|брэнд|товарный знак|тов\.? знак|т\.м\.|торговая марка|торговой марки|nh[ãa]n hi[ệe]u)|品牌|牌子)\W{0,4}$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|non|not|without|без|не)[\s\-]*$", re.IGNORECASE)
_CUE_AFTER = re.compile(r"^\W?\s?(?:®|™|©|\(r\)|\(tm\)|brand\b|牌)", re.IGNORECASE)
# One of these is in whatever has a cue, and most texts have none: much cheaper to see than where it stands.
_TRACES = (
    *"®™©牌«“\"„‘'「",
    "(r)",
    "(tm)",
    "brand",
    "mark",
    "marque",
    "nh",
    "тм",
    "т.м",
    "марк",
    "бренд",
    "брэнд",
    "знак",
)
_QUOTED = {"«": "»", "“": "”", '"': '"', "„": "“", "‘": "’", "'": "'", "「": "」"}


def may_cue(lowered: str) -> bool:
    """Whether a text, in small letters, may have a cue anywhere."""
    return any(map(lowered.__contains__, _TRACES))


def is_cued(text: str, start: int, end: int) -> bool:
    """Whether a word before the span, a sign behind it or quotes around it call it a mark."""
    before, after = text[max(0, start - 30) : start], text[end : end + 8]
    cue = _CUE_BEFORE.search(before.rstrip())
    if (cue and not _NEGATED.search(before[: cue.start()])) or _CUE_AFTER.match(after):
        return True
    closing = _QUOTED.get(before[-1:])
    return closing is not None and after[:1] == closing
