"""What kind of text a description is, and where its goods begin: an offer, a nomenclature's sentence, a parcel's line.

Offers carry a model code or a measure; nomenclatures and laws speak in sentences and in limits (“not exceeding 5 cm”).
What is packed, how much of it and in which condition stands before the goods: “1 X NEW-…”, “STC 5 CTNS …”. Knows no
mark and no index.
"""

from __future__ import annotations

import re

_UNITS = r"\d+(?:[.,x×х*]\d+)*(?:[ck]?m|mm|m?g|kg|m?l|[gtm]b|w|v|mah|pcs|in|ft|oz|шт|см|мм|м|кг|гр?|мг|м?л|гб|вт)"
_CODE = re.compile(
    rf"(?<![\w\-])(?!{_UNITS}(?![\w\-]))(?=[\w\-]*\d)(?=[\w\-]*[^\W\d_])[\w\-/]{{4,25}}(?![\w\-])|(?<!\d)\d{{4,}}(?!\d)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")  # codes and measures have one, and half of all texts none
_MEASURE = re.compile(
    r"\d\s?[x×х*]\s?\d|\b(?:set|pack|lot|box) of \d|"
    r"\d[\s\-]?(?:mm|cm|m|in|inch|inches|ft|oz|lbs?|kg|g|ml|l|gb|tb|mb|w|v|mah|hz|pcs?|packs?|ct|sheets?|"
    r"шт|см|мм|м|кг|гр?|мл|л|гб|вт)(?![^\W_])",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:exceed\w*|less than|more than|not more|at least|at most|or more|or less|between|under|over|"
    r"более|менее|свыше|не ниже|до \d)\b",
    re.IGNORECASE,
)
_NOMENCLATURE = re.compile(r"\b(?:sub)?headings?\b|\bn\.e\.[cs]\b|\bтоварн\w+ позици|\bwhether or not\b", re.IGNORECASE)
_FUNCTION_WORD = re.compile(
    r"\b(?:of|and|or|for|with|without|the|in|not|other|than|whether|by|from|to|on|и|или|для|из|с|со|в|на|без|от|по|не|"
    r"прочие|und|oder|für|mit|et|ou|pour|de|du|des|avec)\b",
    re.IGNORECASE,
)
_PACKED = (
    r"ctns?|cartons?|pkgs?|packages?|packs?|pcs?|pieces?|sets?|boxe?s?|bags?|rolls?|pairs?|units?|pallets?|plts?|cases?|"
    r"шт|штук[аи]?|уп|упак|кор|коробк[аи]?|компл|пара?|мест[оа]?"
)
_OPENING = re.compile(
    rf"(?:\W*(?:(?:stc|slac|said to contain|lot of|brand new|new|used|genuine|original|authentic|товар|"
    rf"нов(?:ый|ая|ое|ые)|оригинал|б/у)\b|\d+\s*(?:[xх]|{_PACKED})\b\.?))+[\s\-–—:.,]*",
    re.IGNORECASE,
)


def is_coded(text: str) -> bool:
    """Whether the text carries a model code or an article number, as offers do; the number of a heading is none."""
    return bool(_DIGIT.search(text) and _CODE.search(text)) and not _NOMENCLATURE.search(text)


def is_measured(text: str) -> bool:
    """Whether it tells a size or an amount, and no limit of one: “6 x 100 g”, but not “not exceeding 100 g”."""
    return bool(_DIGIT.search(text) and _MEASURE.search(text)) and not _LIMIT.search(text)


def is_in_sentences(text: str) -> bool:
    """Whether it has the small words that sentences are joined with: of, for, или, mit."""
    return bool(_FUNCTION_WORD.search(text))


def opening(text: str) -> int:
    """Where the goods begin: behind amount, packing and condition; 0 where nothing of the kind stands first."""
    found = _OPENING.match(text)
    return found.end() if found else 0
