"""What goods a register entry covers, worked out once when a snapshot is built.

The codes and the goods text count side by side: XIAOMI was recorded in Russia with the words "portable phones" and no
code. Knows no item and no verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .codes import canonical_prefix, normalise_hs_code
from .lexicon import GoodsLexicon
from .listed import Listed, listed_goods, segments
from .terms import TermKind

_CODES_IN_TEXT = re.compile(r"(?<!\d)\d{6}(?:\d{2}|\d{4})?(?!\d)")


class ClaimSource(StrEnum):
    """Where an entry's claim to a prefix comes from."""

    CODE = "code"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Claim:
    """A prefix that an entry covers, the code or the words of its text that say so, and any repair of the code."""

    prefix: str
    source: ClaimSource
    said: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class EntryGoods:
    """What an entry covers; `claims` are sorted by their prefix, one claim a prefix (a code before a text).

    `understood` tells whether every good of the text has a code or a word of the lexicon: only then is a good that was
    not met surely not there. `rejected` are the codes that could not be used, each with its reason.
    """

    claims: tuple[Claim, ...]
    listed: tuple[Listed, ...]
    nice_classes: tuple[int, ...]
    has_codes: bool
    has_text: bool
    understood: bool
    rejected: tuple[str, ...] = ()
    keys: tuple[str, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple(claim.prefix for claim in self.claims))

    def index_keys(self) -> tuple[str, ...]:
        """Every prefix that the entry claims, sorted: what an index of covering entries holds for it.

        An entry covers an item when one of these is among the item's `lookup_keys()`, and covers it partly when one of
        them lies inside the item's `lookup_ranges()`.
        """
        return self.keys

    def to_record(self) -> dict[str, Any]:
        """The plain JSON form that `from_record` reads."""
        return {
            "claims": [[c.prefix, str(c.source), c.said, c.reason] for c in self.claims],
            "listed": [[list(item.stems), item.before_for] for item in self.listed],
            "nice_classes": list(self.nice_classes),
            "has_codes": self.has_codes,
            "has_text": self.has_text,
            "understood": self.understood,
            "rejected": list(self.rejected),
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> EntryGoods:
        """The goods that `to_record` made `record` from."""
        return cls(
            claims=tuple(Claim(p, ClaimSource(source), said, reason) for p, source, said, reason in record["claims"]),
            listed=tuple(Listed(tuple(stems), before_for) for stems, before_for in record["listed"]),
            nice_classes=tuple(record["nice_classes"]),
            has_codes=record["has_codes"],
            has_text=record["has_text"],
            understood=record["understood"],
            rejected=tuple(record["rejected"]),
        )


def describe_entry_goods(
    hs_codes: Sequence[str], goods_text: str | None, nice_classes: Sequence[int], lexicon: GoodsLexicon
) -> EntryGoods:
    """What an entry with these codes, this goods text and these classes covers."""
    text = goods_text or ""
    normalised = [normalise_hs_code(raw) for raw in [*hs_codes, *_CODES_IN_TEXT.findall(text)]]
    from_codes = [Claim(canonical_prefix(p), ClaimSource.CODE, c.raw, c.reason) for c in normalised for p in c.prefixes]
    from_text = list(_text_claims(text, lexicon))
    claims: dict[str, Claim] = {}
    for claim in [*from_codes, *from_text]:
        claims.setdefault(claim.prefix, claim)
    return EntryGoods(
        claims=tuple(claims[prefix] for prefix in sorted(claims)),
        listed=listed_goods(text),
        nice_classes=tuple(nice_classes),
        has_codes=bool(from_codes),
        has_text=bool(text.strip()),
        understood=_is_understood(text, lexicon),
        rejected=tuple(code.reason for code in normalised if code.reason and not code.prefixes),
    )


def _text_claims(text: str, lexicon: GoodsLexicon) -> Iterator[Claim]:
    for word in lexicon.find(text):
        for code in word.hs_codes:
            yield Claim(canonical_prefix(code), ClaimSource.TEXT, word.text)


def _is_understood(text: str, lexicon: GoodsLexicon) -> bool:
    parts = segments(text)
    return bool(parts) and all(_names_goods(part, lexicon) for part in parts)


def _names_goods(part: str, lexicon: GoodsLexicon) -> bool:
    return any(word.hs_codes or word.kind is TermKind.VAGUE for word in lexicon.find(part))
