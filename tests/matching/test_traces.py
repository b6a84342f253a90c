"""What is seen cheaply of a whole text: whatever has a cue, or speaks of goods for a mark's, shows a trace of it."""

from __future__ import annotations

import pytest

from ipregistry.matching.compatibility import may_speak_of_goods_for, speaks_of_goods_for
from ipregistry.matching.cues import is_cued, may_cue

BEFORE = (
    "brand|brands|branded|Brand Name|trademark|Trade Mark|mark|Marke|marque|тм|Марка|марки|маркой|бренд|бренда|брэнд|"
    "товарный знак|тов знак|тов. знак|т.м.|торговая марка|ТОРГОВОЙ МАРКИ|nhãn hiệu|nhan hieu|品牌|牌子"
).split("|")
AFTER = ("®", "™", "©", "(R)", "(tm)", " brand", "牌")
QUOTES = ("«X»", "“X”", '"X"', "„X“", "‘X’", "'X'", "「X」")
FOR = (
    "for|fits|Fit|compatible with|compatible|suitable for|replacement for|replaces|для|Под|совместимый|совместим с|"
    "подходит для|подходит к|типа|аналог|pour|compatible avec|für|fuer|passend für|适用于|适用|兼容|用于|чехол|"
    "чехла|чехлы|бампер|накладка|стекло на|пленка|плёнка|ремешок к|картридж|держатель|фильтр|case of|cover|strap|"
    "bumper|protector|coque|hülle"
).split("|")
FOR_BEHIND = ("совместимый", "compatible", "kompatibel", "phone case", "galaxy cover", "чехол", "бампер")


@pytest.mark.parametrize(
    "text",
    [*(f"{cue} X" for cue in BEFORE), *(f"{cue}X" for cue in BEFORE[-2:]), *(f"X{cue}" for cue in AFTER), *QUOTES],
)
def test_whatever_has_a_cue_may_have_one(text: str) -> None:
    start = text.index("X")
    assert is_cued(text, start, start + 1)
    assert may_cue(text.lower())


@pytest.mark.parametrize("text", [*(f"{word} X" for word in FOR), *(f"X {word}" for word in FOR_BEHIND)])
def test_whatever_speaks_of_goods_for_a_mark_may_do_so(text: str) -> None:
    start = text.index("X")
    assert speaks_of_goods_for(text, (start, start + 1), [(start, start + 1)])
    assert may_speak_of_goods_for(text.lower())


@pytest.mark.parametrize("text", ["xiaomi phone", "смартфон сяоми redmi, 1 шт", "小米手机", ""])
def test_most_texts_show_no_trace(text: str) -> None:
    assert not may_cue(text)
    assert not may_speak_of_goods_for(text)
