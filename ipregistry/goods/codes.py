"""HS codes as registers and declarations write them, and how two of them relate as prefixes.

Knows which subheadings the Harmonized System has (edition 2022, `hs_codes.txt`) and which ones an earlier edition
called differently (`hs_moved.txt`); the nomenclature is in the public domain. Knows no goods words, and no national
tariff: what stands beyond the sixth digit is compared as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

_SEPARATORS = re.compile(r"[\s.\-\u00a0]+")
_RUN_TOGETHER = {8: ((4, 4),), 10: ((6, 4), (4, 6)), 12: ((6, 6), (4, 4, 4))}


class Relation(StrEnum):
    """What an entry's code says of an item's code."""

    COVERS = "covers"
    PARTLY = "partly"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class HsCode:
    """A code as written, and the prefixes it is compared by; none, with the reason, when it cannot be used.

    `reason` is None when the code is compared as it was written or only padding zeros were trimmed.
    """

    raw: str
    prefixes: tuple[str, ...]
    reason: str | None = None

    @property
    def prefix(self) -> str | None:
        """The prefix that stands nearest to what was written."""
        return self.prefixes[0] if self.prefixes else None


def is_valid_code(code: str) -> bool:
    """Whether the edition of 2022 has this chapter, heading or subheading (2, 4 or 6 digits)."""
    return code in _table()


def moved_to(code: str) -> tuple[str, ...]:
    """The subheadings of 2022 that stand for a subheading of an earlier edition; empty when that is not certain."""
    return _moved().get(code, ())


def normalise_hs_code(raw: str) -> HsCode:
    """The prefixes by which a written code is compared: `851700` is 8517, `0409000000` is 0409, `852910` stays.

    A subheading that the edition of 2022 does not know is compared by what it became, else by its heading; headings
    run together are taken apart; a code of odd length is repaired where only one reading exists. Never raises: a code
    of which nothing can be used has no prefixes, and a reason.
    """
    digits = _SEPARATORS.sub("", raw)
    if not (digits.isascii() and digits.isdigit()):
        return HsCode(raw, (), f'"{raw}" is not digits')
    parts = _taken_apart(digits)
    if parts:
        return HsCode(raw, parts, f"{raw} is {' and '.join(parts)} run together")
    if len(digits) % 2:
        return _odd(raw, digits)
    return _even(raw, digits)


def prefix_relation(entry_code: str, item_code: str) -> Relation:
    """Compare two prefixes both ways: 8517 covers 851713; an item of 85 meets an entry of 851713 only partly."""
    entry, item = canonical_prefix(entry_code), canonical_prefix(item_code)
    if item.startswith(entry):
        return Relation.COVERS
    return Relation.PARTLY if entry.startswith(item) else Relation.APART


def canonical_prefix(prefix: str) -> str:
    """One spelling for one meaning: a subheading that ends in 00 is the whole of its heading (040900 is 0409)."""
    return prefix[:4] if len(prefix) == 6 and prefix.endswith("00") else prefix


def _even(raw: str, digits: str) -> HsCode:
    if len(digits) > 10:
        return HsCode(raw, (), f"{raw} has {len(digits)} digits, and no code has more than 10")
    if len(digits) <= 6:
        return _subheading(raw, digits)
    base, national = digits[:6], digits[6:]
    while national.endswith("00"):
        national = national[:-2]
    if not is_valid_code(base):
        return _subheading(raw, base)
    return HsCode(raw, (base + national if national else canonical_prefix(base),))


def _subheading(raw: str, digits: str) -> HsCode:
    """A code of 2, 4 or 6 digits, or the first six of a longer one."""
    if is_valid_code(digits):
        return HsCode(raw, (digits,))
    padded = digits
    while padded.endswith("00") and len(padded) > 2:
        padded = padded[:-2]
        if is_valid_code(padded):
            return HsCode(raw, (padded,))
    if moved_to(digits):
        now = moved_to(digits)
        return HsCode(raw, (digits, *now), f"{digits} is of an earlier nomenclature; today it is {' or '.join(now)}")
    heading = digits[:4]
    if len(digits) == 6 and is_valid_code(heading):
        reason = f"today's nomenclature does not know {digits}, so it is compared by its heading {heading}"
        return HsCode(raw, (heading,), reason)
    return HsCode(raw, (), f"{raw} begins with no heading of the nomenclature")


def _odd(raw: str, digits: str) -> HsCode:
    """7 and 9 digits lost one at the end, or the zero in front; anything else could be more than one code."""
    if len(digits) in (7, 9):
        if _is_subheading(digits[:6]):
            return HsCode(
                raw, _even(raw, digits[:-1]).prefixes, f"{raw} has {len(digits)} digits; the last is left out"
            )
        if _is_subheading("0" + digits[:5]):
            return HsCode(raw, _even(raw, "0" + digits).prefixes, f"{raw} has lost the zero in front")
    return HsCode(raw, (), f"{raw} has {len(digits)} digits, and a code has 2, 4, 6, 8 or 10")


def _taken_apart(digits: str) -> tuple[str, ...]:
    """The codes run together in `digits`; empty where it is one code.

    A ten-digit code may end like a heading by chance (8528722001), so its end counts as one only in its own chapter.
    """
    if _is_subheading(digits[:6]) and not (len(digits) == 10 and digits[6:8] == digits[:2]) and len(digits) < 12:
        return ()
    for lengths in _RUN_TOGETHER.get(len(digits), ()):
        parts, rest = [], digits
        for length in lengths:
            parts.append(rest[:length])
            rest = rest[length:]
        if all(is_valid_code(part) for part in parts):
            return tuple(parts)
    return ()


def _is_subheading(digits: str) -> bool:
    return is_valid_code(digits) or digits in _moved()


@cache
def _table() -> frozenset[str]:
    """Every chapter, heading and subheading of 2022."""
    codes: set[str] = set()
    for heading, *endings in _lines("hs_codes.txt"):
        codes.update((heading[:2], heading))
        codes.update(heading + ending for ending in endings)
    return frozenset(codes)


@cache
def _moved() -> dict[str, tuple[str, ...]]:
    return {old: tuple(new) for old, *new in _lines("hs_moved.txt")}


def _lines(name: str) -> list[list[str]]:
    text = files(__package__).joinpath(name).read_text(encoding="ascii")
    return [line.split() for line in text.splitlines() if not line.startswith("#")]
