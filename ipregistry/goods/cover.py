"""Whether a register entry covers the goods of an item, and the sentence that says why.

Codes are compared as prefixes both ways; the goods text counts beside the codes; where nothing can be compared the
answer is `unknown`, never `not_covered`. Knows no mark, no importer and no day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from .codes import canonical_prefix
from .entry_goods import Claim, ClaimSource, EntryGoods
from .item_goods import ItemGoods
from .lexicon import GoodsWord
from .listed import Listed

_SHOWN_CLAIMS = 4


class Coverage(StrEnum):
    COVERED = "covered"
    PARTLY = "partly"
    NOT_COVERED = "not_covered"
    UNKNOWN = "unknown"


class CoverBasis(StrEnum):
    """What the answer rests on, for those who say the sentence in another language."""

    CODE = "code"
    TEXT = "text"
    LISTED = "listed"
    APART = "apart"
    NO_GOODS_STATED = "no_goods_stated"
    NOTHING_DESCRIBED = "nothing_described"
    NOT_UNDERSTOOD = "not_understood"


class CoverResult(NamedTuple):
    """The answer; `word` is the goods word it rests on (None: the declared code, or none), `claim` the entry's side."""

    coverage: Coverage
    sentence: str
    basis: CoverBasis
    word: GoodsWord | None = None
    item_code: str | None = None
    claim: Claim | None = None


class _Side(NamedTuple):
    """One prefix that an item may be of, and who says so."""

    prefix: str
    word: GoodsWord | None
    said: str


def cover(entry: EntryGoods, item: ItemGoods) -> CoverResult:
    """Whether `entry` covers the goods of `item`; of several goods, one that is covered is enough, and is named."""
    if not (entry.has_codes or entry.has_text):
        return _unknown(CoverBasis.NO_GOODS_STATED, "The entry states no goods, so any goods may be meant.")
    sides = list(_sides(item))
    return (
        _by_prefix(entry, sides, Coverage.COVERED)
        or _by_listed(entry, item, Coverage.COVERED)
        or _by_prefix(entry, sides, Coverage.PARTLY)
        or _by_listed(entry, item, Coverage.PARTLY)
        or _not_met(entry, sides)
    )


def _sides(item: ItemGoods) -> Iterator[_Side]:
    if item.code:
        for prefix in item.code.prefixes:
            yield _Side(canonical_prefix(prefix), None, f"The declared code {item.code.raw}")
    for word in item.words:
        for code in word.hs_codes:
            yield _Side(canonical_prefix(code), word, f"“{word.text}”")


def _by_prefix(entry: EntryGoods, sides: list[_Side], coverage: Coverage) -> CoverResult | None:
    meet = _covering if coverage is Coverage.COVERED else _inside
    for side in sides:
        claim = meet(entry, side.prefix)
        if claim is not None:
            basis = CoverBasis.CODE if claim.source is ClaimSource.CODE else CoverBasis.TEXT
            return CoverResult(coverage, _sentence(side, claim, coverage), basis, side.word, side.prefix, claim)
    return None


def _covering(entry: EntryGoods, prefix: str) -> Claim | None:
    """The longest claim of the entry that `prefix` begins with."""
    for length in range(len(prefix), 1, -1):
        at = bisect_right(entry.keys, prefix[:length]) - 1
        if at >= 0 and entry.keys[at] == prefix[:length]:
            return entry.claims[at]
    return None


def _inside(entry: EntryGoods, prefix: str) -> Claim | None:
    """The first claim of the entry that is longer than `prefix` and begins with it."""
    at = bisect_right(entry.keys, prefix)
    return entry.claims[at] if at < len(entry.keys) and entry.keys[at].startswith(prefix) else None


def _by_listed(entry: EntryGoods, item: ItemGoods, coverage: Coverage) -> CoverResult | None:
    agree = _names_whole if coverage is Coverage.COVERED else _is_wider
    if not any(agree(listed, item.listed) for listed in entry.listed):
        return None
    which = "these goods" if coverage is Coverage.COVERED else "some of these goods"
    return CoverResult(coverage, f"The entry's goods text names {which}.", CoverBasis.LISTED)


def _names_whole(listed: Listed, described: Listed) -> bool:
    """Every word of the listed good is in the description, and what it is about is what the description is about."""
    return set(listed.stems) <= set(described.stems) and bool(set(listed.head) & set(described.head))


def _is_wider(listed: Listed, described: Listed) -> bool:
    """The description says nothing beyond the listed good, and names what that one is about."""
    stems = set(described.stems)
    return bool(stems) and stems <= set(listed.stems) and bool(set(listed.head[:1]) & set(described.head))


def _not_met(entry: EntryGoods, sides: list[_Side]) -> CoverResult:
    if not sides:
        return _unknown(CoverBasis.NOTHING_DESCRIBED, "The description names no goods that can be compared.")
    if not entry.claims or not (entry.has_codes or entry.understood):
        return _unknown(CoverBasis.NOT_UNDERSTOOD, "The entry's goods text could not be compared with these goods.")
    side = sides[0]
    return CoverResult(
        Coverage.NOT_COVERED,
        f"{side.said} is {_spoken(side.prefix)}, which is not among the entry's goods ({_spoken_claims(entry)}).",
        CoverBasis.APART,
        side.word,
        side.prefix,
    )


def _unknown(basis: CoverBasis, sentence: str) -> CoverResult:
    return CoverResult(Coverage.UNKNOWN, sentence, basis)


def _sentence(side: _Side, claim: Claim, coverage: Coverage) -> str:
    if claim.source is ClaimSource.TEXT:
        where = f"the entry names “{claim.said}”"
        if coverage is Coverage.COVERED:
            return f"{side.said} is {_spoken(claim.prefix)}, and {where}."
        return f"{side.said} is {_spoken(side.prefix)}, and {where}: only some of it is covered."
    repaired = f" ({claim.reason})" if claim.reason else ""
    if coverage is Coverage.COVERED:
        return f"{side.said} is {_spoken(claim.prefix)}, which the entry covers{repaired}."
    wider = f"{side.said} is {_spoken(side.prefix)}, of which the entry covers only {_spoken(claim.prefix)}"
    return f"{wider}{repaired}."


def _spoken(prefix: str) -> str:
    """A prefix as customs says it: chapter 64, heading 8517, subheading 8517.13."""
    if len(prefix) == 2:
        return f"chapter {prefix}"
    if len(prefix) == 4:
        return f"heading {prefix}"
    return f"subheading {prefix[:4]}.{prefix[4:]}" if len(prefix) == 6 else f"code {prefix}"


def _spoken_claims(entry: EntryGoods) -> str:
    said = [claim.said if claim.source is ClaimSource.CODE else f"“{claim.said}”" for claim in entry.claims]
    said = list(dict.fromkeys(said))
    more = f" and {len(said) - _SHOWN_CLAIMS} more" if len(said) > _SHOWN_CLAIMS else ""
    return ", ".join(said[:_SHOWN_CLAIMS]) + more
