"""Codes of goods as customs print them: `8516 71 0000`, `6401-6405`, `коды ТН ВЭД ЕАЭС: 3304, 33 05`.

Codes are four to ten digits; of a chapter's two only where nothing else is said. Knows no goods and no classes.
"""

from __future__ import annotations

import re

_CHAPTER, _HEADING, _SUBHEADING, _LONGEST_CODE = 2, 4, 6, 10
LABEL = (
    r"(?:(?<!\w)код\w*\W{0,3}(?:товар\w*\s+)?(?:по\s+)?)?(?<!\w)(?:ЕТН|ТН)\s?ВЭД\w*(?:\s(?:ЕАЭС|ТС|РК|РФ)(?!\w))?"
    r"|(?<!\w)СЭҚ\s?ТН\w*(?:\s+код\w*)?|(?<!\w)код(?:ы|а|ов)?(?!\w)"
)
# Several codes one after the other, at least one of them of six digits or more, and no measure of anything.
LIST = re.compile(
    r"(?<![\w.,])(?=[\d\s,;.–-]{0,40}\d{6})\d{4,10}(?!\d)(?:[\s,;.–-]{1,4}\d{4,10}(?!\d)|[\s.]\d{1,3}(?!\d))*"
    r"(?!\s?(?:к?вт|мм|мл|см|кг|год\w*|гр?\.|шт|w)(?!\w))",
    re.I,
)
_LABELS = re.compile(rf"{LABEL}|\bкласс\w*|\bМКТУ\b|(?<!\w)из(?!\w)|\bи\b|\bпр(?:оч\w*|\.)|\bдр\.", re.I)
_EXCEPT = re.compile(r"\(?\s*(?:кроме|за исключением)\b[^)/;]*\)?", re.I)
_ONLY = re.compile(r"[\d\s,;.:\-–()]*|группа\b.*", re.S | re.I)
_RANGE = re.compile(r"(?<!\d)(\d{4})\s*[-–]\s*(\d{4})(?!\d)")
_BROKEN_RANGE = re.compile(r"(?<!\d)(\d\d) (\d\d)\s*[-–]\s*(\d\d) (\d\d)(?!\d)")
_CHAPTERS = re.compile(r"\W*(?:групп\w*\W*)?((?:\d\d\W+)*\d\d)\W*", re.I)


def only_codes(text: str) -> str | None:
    """The codes of a text that says nothing else, without what is printed around them; None for any other text."""
    plain = _LABELS.sub(" ", _EXCEPT.sub(" ", text)).strip()
    return plain if _ONLY.fullmatch(plain) else None


def codes_in(text: str) -> tuple[str, ...]:
    """Every code of a text, each once; one of odd length is cut to the heading or subheading that it begins with."""
    found: list[str] = []
    for item in re.split(r"[;,]|[^\W\d]+", text):
        plain = _BROKEN_RANGE.sub(r"\1\2-\3\4", item)
        for first, last in _RANGE.findall(plain):
            found += _range(first, last)
        found += [even for code in _whole(re.findall(r"\d+", _RANGE.sub(" ", plain))) if (even := _even(code))]
    return tuple(dict.fromkeys(found))


def chapters_in(text: str) -> tuple[str, ...]:
    """The chapters of a text that gives nothing but chapters: `87`, `группа 85`."""
    match = _CHAPTERS.fullmatch(text)
    return tuple(dict.fromkeys(each for each in re.findall(r"\d\d", match[1]) if "01" <= each <= "97")) if match else ()


def _whole(groups: list[str]) -> list[str]:
    """The codes of groups of digits, in which spaces may be breaks: `33 07`, `8516 71 0000`, `3401 3402`."""
    codes: list[str] = []
    for group in groups:
        if codes and _continues(codes[-1], group):
            codes[-1] += group
        else:
            codes.append(group)
    return codes


def _continues(code: str, group: str) -> bool:
    """Whether digits after a space belong to the code before it, because they are no code of that chapter."""
    if len(code) + len(group) > _LONGEST_CODE:
        return False
    if len(code) < _HEADING or len(group) < _HEADING:
        return True
    return group.strip("0") == "" or (len(code) == _HEADING and len(group) == _SUBHEADING and group[:2] != code[:2])


def _range(first: str, last: str) -> list[str]:
    """The headings of `2204 - 2208`; a range over two chapters is its ends, because its middle is not known here."""
    if first[:2] == last[:2]:
        return [f"{number:04d}" for number in range(int(first), int(last) + 1)]
    return [first, last]


def _even(code: str) -> str | None:
    """The code; the heading or subheading that a code of odd length begins with; None for what is too short."""
    if len(code) < _HEADING:
        return None
    return code[:_LONGEST_CODE] if len(code) % 2 == 0 else code[: _SUBHEADING if len(code) > _SUBHEADING else _HEADING]
