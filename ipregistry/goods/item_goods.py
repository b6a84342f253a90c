"""What goods one item is: the goods words of its description and the code declared for it.

Knows no register entry; how the two meet is `cover`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .codes import HsCode, canonical_prefix, normalise_hs_code
from .lexicon import GoodsWord
from .listed import Listed, as_listed

_AFTER_DIGITS = ":"
"""The character after "9": the upper end of a range of codes with one beginning."""


@dataclass(frozen=True)
class ItemGoods:
    """The goods of an item."""

    words: tuple[GoodsWord, ...]
    code: HsCode | None
    description: str

    @cached_property
    def listed(self) -> Listed:
        """The stems of the whole description, for goods that no lexicon knows; few entries are asked for them."""
        return as_listed(self.description)

    def prefixes(self) -> tuple[str, ...]:
        """Every prefix that the item may be of: those of its declared code, then those of its words."""
        declared = self.code.prefixes if self.code else ()
        said = (code for word in self.words for code in word.hs_codes)
        return tuple(dict.fromkeys(canonical_prefix(prefix) for prefix in (*declared, *said)))

    def lookup_keys(self) -> tuple[str, ...]:
        """Every prefix that would cover the item: 85, 8517 and 851713 for 851713. Meant for `key IN (…)`."""
        return tuple(dict.fromkeys(p[:n] for p in self.prefixes() for n in range(2, len(p) + 1, 2)))

    def lookup_ranges(self) -> tuple[tuple[str, str], ...]:
        """For each prefix of the item the open range of longer ones: `low < key AND key < high` covers it partly."""
        return tuple((prefix, prefix + _AFTER_DIGITS) for prefix in self.prefixes())


def describe_item(text_words: Sequence[GoodsWord], hs_code: str | None = None, description: str = "") -> ItemGoods:
    """The goods of an item from the words found in its description, its declared code, and the description itself.

    Without the description a good that the lexicon does not know cannot be met in an entry's text.
    """
    code = normalise_hs_code(hs_code) if hs_code and hs_code.strip() else None
    return ItemGoods(tuple(text_words), code, description)
