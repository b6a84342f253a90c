"""The mark in the Kyrgyz cell that describes it: `Товары, маркированные словесным товарным знаком: LEGO`.

A cell may name the mark and then describe it, or only describe it. Refuses to take a description for a mark.
"""

from __future__ import annotations

import re

from ..entry import MarkKind
from .prose import tidy

LONGEST_MARK = 60
_MARKED = re.compile(r"^Товары,?\s*маркированные[^:«]*?знак\w*\s*:?\s*(?P<rest>.*)$", re.I | re.S)
_KINDS = (
    (re.compile(r"объ[её]мн", re.I), MarkKind.THREE_DIMENSIONAL),
    (re.compile(r"ком\w{0,4}б\w*рованн|словесно-\s?изобр", re.I), MarkKind.COMBINED),
    (re.compile(r"изобразительн|\bграфическ", re.I), MarkKind.FIGURATIVE),
    (re.compile(r"слове[сc]н|словестн", re.I), MarkKind.WORD),
)
_QUOTED = re.compile(r"^[«\"“”„]([^«»\"“”„]{1,60})[»\"”“]")
_NAMED_INSIDE = re.compile(
    r"(?:знак\w*|марки|части|обозначени\w*|надписи|слово|слова)\s*[:-]?\s*[«\"“”„]([^«»\"“”„]{1,60})[»\"”“]", re.I
)
# How a description begins.
_STARTS = re.compile(
    r"(?:^|\s*[-–,.]?\s)\(?(?:слове[сc]т?н|ком\w{0,4}бин|изобразит|графическ|объ[её]мн|кажд(?:ая|ый)\b|стандартн"
    r"|формы,|печатается|выполн|общеизвестн|товарн\w+ знак|требуемые|описание|заявляем|этикетк|логотип|алкогольн)",
    re.I,
)
_RUSSIAN = re.compile(r"\s[«(]?[А-ЯЁа-яё][а-яё]{3,}")
_SENTENCE = re.compile(r"\s[А-ЯЁ][а-яё]{3,}(?:,?\s[а-яё]+)+")
_SPACED = re.compile(r"(?:\w ){2,}\w")


def mark_in(cell: str) -> str | None:
    """The mark, or None where the cell only describes it."""
    text = tidy(cell)
    marked = _MARKED.match(text)
    text = marked["rest"] if marked else text
    if quoted := _QUOTED.match(text):
        return _plain(quoted[1])
    begins = _first_words(text)
    if begins and len(begins) <= LONGEST_MARK:
        return begins
    inside = _NAMED_INSIDE.search(text)
    return _plain(inside[1]) if inside else None


def kind_in(cell: str) -> MarkKind:
    """The kind that the description names."""
    text = tidy(cell)
    return next((kind for pattern, kind in _KINDS if pattern.search(text)), MarkKind.UNKNOWN)


def _first_words(text: str) -> str | None:
    cuts = [len(text)]
    if match := _STARTS.search(text):
        cuts.append(match.start())
    prose = _RUSSIAN if re.match(r"[A-Z]", text) else _SENTENCE
    if match := prose.search(text):
        cuts.append(match.start())
    return _plain(text[: min(cuts)])


def _plain(words: str) -> str | None:
    plain = words.strip(' .,:;-–()«»"“”„')
    if _SPACED.fullmatch(plain):
        plain = plain.replace(" ", "")
    if plain.count("(") > plain.count(")"):
        plain += ")"
    return plain if re.search(r"[^\W\d_]|^\d{1,4}$", plain) else None
