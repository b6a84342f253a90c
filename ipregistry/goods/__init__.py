"""Which goods a description speaks of, and whether a register entry covers them: no database, no HTTP, no verdict."""

from .codes import (
    HsCode,
    Relation,
    canonical_prefix,
    is_valid_code,
    moved_to,
    normalise_hs_code,
    prefix_relation,
)
from .cover import Coverage, CoverBasis, CoverResult, cover
from .entry_goods import Claim, ClaimSource, EntryGoods, describe_entry_goods
from .item_goods import ItemGoods, describe_item
from .lexicon import GoodsLexicon, GoodsWord
from .sections import of_one_section
from .terms import GoodsTerm, TermKind, parse_goods_term, read_goods_terms
from .vague import is_insufficient, is_placeholder
from .vocabulary import vocabulary

__all__ = [
    "Claim",
    "ClaimSource",
    "CoverBasis",
    "CoverResult",
    "Coverage",
    "EntryGoods",
    "GoodsLexicon",
    "GoodsTerm",
    "GoodsWord",
    "HsCode",
    "ItemGoods",
    "Relation",
    "TermKind",
    "canonical_prefix",
    "cover",
    "describe_entry_goods",
    "describe_item",
    "is_insufficient",
    "is_placeholder",
    "is_valid_code",
    "moved_to",
    "normalise_hs_code",
    "of_one_section",
    "parse_goods_term",
    "prefix_relation",
    "read_goods_terms",
    "vocabulary",
]
