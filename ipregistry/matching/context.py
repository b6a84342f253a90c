"""What stands around a spelling in a text: its place, its case, its alphabet, the words before and after it.

Each question is about one span of one text. Knows no index, no register and no score.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .fold import STRONG, FoldedText, is_han

_CUE_BEFORE = re.compile(
    r"(?:\b(?:brand|brands|branded|trademark|trade ?mark|mark|marke|marque|тм|марка|марки|маркой|бренд|бренда|брэнд|"
    r"товарный знак|тов\.? знак|т\.м\.|торговая марка|торговой марки)|品牌|牌子)\W{0,4}$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(r"^\W?\s?(?:®|™|©|\(r\)|\(tm\)|brand\b|牌)", re.IGNORECASE)
_QUOTED = {"«": "»", "“": "”", '"': '"', "„": "“", "‘": "’", "'": "'", "「": "」"}
_MODEL_AFTER = re.compile(
    r"^[\s\-–—/]*(?=[\w\-]*\d)(?=[\w\-]*[^\W\d_])[\w\-]{2,20}\b|^[\s\-]*(?:mod(?:el)?\.?|модель|арт\.?)\b",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"^[\s\-–—/]*\d+(?:[.,]\d+)?\s*(?:x|х|шт|pcs?|kg|кг|g|гр?|ml|мл|l|л|cm|см|mm|мм|gb|гб|w|вт|v|oz)\b",
    re.IGNORECASE,
)

_COMPATIBLE = re.compile(
    r"(?:\b(?:for|fits|fit|compatible with|compatible|suitable for|replacement for|replaces|для|под|"
    r"совместим\w*(?: с)?|подходит (?:для|к)|аналог|pour|compatible avec|für|fuer|passend für)|适用于|适用|兼容|用于)$",
    re.IGNORECASE,
)
_ACCESSORY = re.compile(
    r"\b(?:чехол|чехла|чехлы|бампер|накладка|стекло|пленка|плёнка|ремешок|картридж|держатель|"
    r"case|cover|strap|bumper|protector|coque|hülle)$",
    re.IGNORECASE,
)
# Words that may stand between «для» and the mark: case for the new phone Xiaomi, стекло для смартфона Samsung.
_BETWEEN = frozenset(
    "the a an all any most new your of model models phone phones smartphone smartphones mobile cell tablet laptop car "
    "cars printer printers watch mac or and или и с серии всех моделей модели модель телефон телефона телефонов "
    "смартфон смартфона смартфонов планшета ноутбука авто автомобиля автомобилей машины принтера часов".split()
)
_LAST_WORD = re.compile(r"([\w&.+'-]+)\W*$")


@dataclass(frozen=True)
class TextContext:
    """Questions about spans of one folded text; spans are (start, end) in code points of the original."""

    text: FoldedText

    def is_whole(self, start: int, end: int) -> bool:
        """Whether the text has no other letters than those of the span."""
        original = self.text.original
        return not any(c.isalpha() for c in original[:start]) and not any(c.isalpha() for c in original[end:])

    def is_first(self, start: int) -> bool:
        """Whether no word stands before the span."""
        return not any(c.isalnum() for c in self.text.original[:start])

    def is_cued(self, start: int, end: int) -> bool:
        """Whether the text itself says that it is a mark: brand X, «X», X®, торговая марка X."""
        before, after = self.text.original[:start], self.text.original[end:]
        if _CUE_BEFORE.search(before[-30:].rstrip()) or _CUE_AFTER.match(after[:8]):
            return True
        closing = _QUOTED.get(before[-1:])
        return closing is not None and after[:1] == closing

    def has_model_after(self, end: int) -> bool:
        """Whether a model designation follows (Mi6, GS105, A-12), not a quantity (2 kg)."""
        after = self.text.original[end : end + 30]
        return bool(_MODEL_AFTER.match(after)) and not _QUANTITY.match(after)

    def stands_out(self, start: int, end: int) -> bool:
        """Whether the span has capitals where the rest of the text has fewer: APPLE in “ноутбук APPLE”, Dove in
        “мыло Dove”, but neither CAT in “CAT LITTER MAT” nor the first word of a sentence."""
        found = self.text.original[start:end]
        capitals = sum(c.isupper() for c in found)
        if not capitals:
            return False
        rest = [word for word in self._other_words(start, end) if word.isalpha() and len(word) > 1]
        if not rest:
            return False
        if capitals == sum(c.isalpha() for c in found) and capitals > 1:
            return sum(word.isupper() for word in rest) * 2 <= len(rest)
        inner_capital = any(c.isupper() for c in found[1:])
        small = sum(word.islower() for word in rest)
        return (inner_capital or not self.is_first(start)) and small * 2 > len(rest)

    def is_small_among_capitals(self, start: int, end: int) -> bool:
        """Whether the span is in small letters although the text uses capitals elsewhere."""
        if any(c.isupper() for c in self.text.original[start:end]):
            return False
        return any(word[:1].isupper() for word in self._other_words(start, end))

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether the span is Latin in a text whose other letters mostly are not."""
        if not all(c.isascii() for c in self.text.original[start:end] if c.isalpha()):
            return False
        return self._other_letters > 0 and self._ascii_letters_outside(start, end) <= self._other_letters

    def is_compatibility(self, start: int, others: tuple[tuple[int, int], ...]) -> bool:
        """Whether the text speaks of goods for the mark's goods: “case for X”, «чехол для X», «чехол X».

        Walks left over articles, device words, model numbers and other marks (`others`, their spans).
        """
        original = self.text.original
        position = start
        if _ACCESSORY.search(original[:start].rstrip()):
            return True
        for _ in range(8):
            left = original[:position].rstrip(" ,/;:&+(-")
            if _COMPATIBLE.search(left[-24:]):
                return True
            mark = next((span for span in others if span[0] < len(left) <= span[1]), None)
            if mark is not None:
                position = mark[0]
                continue
            word = _LAST_WORD.search(left[-40:])
            if word is None or not (word[1].lower() in _BETWEEN or any(c.isdigit() for c in word[1])):
                return False
            position = len(left) - len(left[-40:]) + word.start(1)
        return False

    @cached_property
    def _other_letters(self) -> int:
        return sum(c.isalpha() and not c.isascii() for c in self.text.original)

    def _ascii_letters_outside(self, start: int, end: int) -> int:
        original = self.text.original
        return sum(c.isascii() and c.isalpha() for c in original[:start] + original[end:])

    def _other_words(self, start: int, end: int) -> list[str]:
        original = self.text.original
        return re.findall(r"\w+", original[:start]) + re.findall(r"\w+", original[end:])


def is_unspaced(text: FoldedText, start: int, end: int) -> bool:
    """Whether folded characters are of a script that has no spaces, so that edges say little."""
    return any(is_han(c) for c in text.folded[start:end])


def has_strong_edges(text: FoldedText, start: int, end: int) -> bool:
    """Whether words surely begin and end at the ends of the folded range."""
    return text.edge[start] == STRONG and text.edge[end] == STRONG
