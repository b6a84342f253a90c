"""The goods that a register entry lists, one by one, as stems: so that a good no lexicon knows still counts.

A light stemmer, not grammar: it only has to cut two forms of one word to the same stem. Knows no codes and no lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .folding import tokenise

_SEPARATORS = re.compile(r"[,;\n•()\[\]]|\.\s|:\s|\s/\s|\s[-–—]\s|\b(?:включая|including)\b", re.I)
_EXCEPTION = re.compile(r"\(?(?:за исключением|кроме|except|excluding|other than)[^;.)]*\)?", re.I)
_RUSSIAN_ENDING = re.compile(
    r"(?:иями|ями|ами|иях|иям|ием|ией|ого|его|ому|ему|ыми|ими|ый|ий|ой|ей|ая|яя|ое|ее|ые|ие|ых|их|ым|им|ую|юю|ом|ем|ов|ев|ах"
    r"|ях|ам|ям|ья|ью|ия|ии|ию|а|я|о|е|у|ю|ы|и|ь|й)$"
)
_GENERIC = frozenset(
    """прочие прочий прочая прочее другие другой аналогичные такие как том числе включая также виды вид изделия изделие
    средства средство товары товар продукция продукты продукт устройства устройство приборы прибор аппараты аппарат
    аппаратура оборудование машины машина материалы материал вещества вещество препараты препарат принадлежности
    принадлежность части часть детали деталь предметы предмет системы система механизмы агрегаты установки класс
    классы код коды мкту тн вэд позиции товарной группы запасные запчасти аксессуары комплектующие их них них этого
    класса относящиеся или и с из на в по для от не к без под при предназначенные используемые применяемые указанные
    вышеупомянутые основе виде целей применения назначения все всех goods products product articles article devices
    device apparatus equipment parts part accessories other and or of for in the a an with to their thereof similar
    including items excerpt cut class""".split()
)
_FOR = frozenset("для for от из на с with of without без к".split())


@dataclass(frozen=True, slots=True)
class Listed:
    """One listed good: its stems in order, and how many of them stand before `для`, `for` and their like."""

    stems: tuple[str, ...]
    before_for: int

    @property
    def head(self) -> tuple[str, ...]:
        return self.stems[: self.before_for]


def listed_goods(goods_text: str) -> tuple[Listed, ...]:
    """The goods that `goods_text` lists, in order, exceptions left out; those made of generic words alone are none."""
    parts = _SEPARATORS.split(_EXCEPTION.sub(";", goods_text))
    return tuple(dict.fromkeys(listed for part in parts if (listed := as_listed(part)).stems))


def segments(goods_text: str) -> tuple[str, ...]:
    """The text of each listed good, as written, those with generic words alone left out."""
    parts = (part.strip() for part in _SEPARATORS.split(_EXCEPTION.sub(";", goods_text)))
    return tuple(dict.fromkeys(part for part in parts if part and as_listed(part).stems))


def as_listed(text: str) -> Listed:
    """The stems of a good's words, numbers and generic words left out."""
    stems: list[str] = []
    before_for: int | None = None
    for token in tokenise(text):
        if token.word in _FOR and before_for is None and stems:
            before_for = len(stems)
        if token.word not in _GENERIC and not token.word[0].isdigit() and len(token.word) > 1:
            stems.append(stem(token.word))
    return Listed(tuple(stems), len(stems) if before_for is None else before_for)


def stem(word: str) -> str:
    """A folded word without its ending, at least three letters of it: кремы and кремов are крем."""
    if word.isascii():
        return _english_stem(word)
    cut = _RUSSIAN_ENDING.sub("", word)
    return cut if len(cut) >= 3 else word


def _english_stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
