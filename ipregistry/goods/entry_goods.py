"""What goods a register entry covers, worked out once when a snapshot is built.

The codes and the goods text count side by side: XIAOMI was recorded in Russia with the words "portable phones" and no
code. Knows no item and no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .codes import canonical_prefix, normalise_hs_code
from .lexicon import GoodsLexicon
from .listed import Listed, listed_goods, segments
from .written_codes import codes_in_text

_UNDERSTOOD = 0.8
"""The share of listed goods that must be known: the published texts end in cut words, so it cannot be all."""


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

    `understood` tells whether nearly every good of the text is known to the lexicon: only then is a good that was not
    met not there. `rejected` are the codes that could not be used, each with its reason.
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
    """What an entry with these codes, text and classes covers; where it has no codes, those in its text count."""
    text = goods_text or ""
    normalised = [normalise_hs_code(raw) for raw in hs_codes or codes_in_text(text)]
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
    known = sum(any(word.hs_codes for word in lexicon.find(part)) for part in parts)
    return bool(parts) and known >= _UNDERSTOOD * len(parts)
