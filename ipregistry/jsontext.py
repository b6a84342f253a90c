"""JSON from outside, read strictly: bounded in depth and numbers, no key twice, no text that cannot be written again.

The parser of the standard library meets hostile JSON with RecursionError or silent loss, orjson with silent loss. So
orjson reads, in a tenth of the time, what a look at the text shows to hold nothing of the kind; all else is read
strictly, and only that says what is wrong. Knows no field.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

import orjson

from .errors import IpRegistryError

MAX_DEPTH = 32
MAX_DIGITS = 18  # an integer of more digits is nothing that is asked for here
# A string runs to its end or to the text's, never back: else one that does not end costs the square of its length.
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
# What may be a key, and what may be a number that is too long. Both are met inside texts too: that only costs time.
_KEY = re.compile(rb'"[ \t\n\r]*:')
_LONG_NUMBER = re.compile(rb"[0-9-]{%d}|[0-9.eE+-]{41}" % (MAX_DIGITS + 1))


class JsonRefused(IpRegistryError):
    """The text is not JSON, or not JSON that is read here."""


def read_json(text: str | bytes) -> Any:
    """The value of a JSON text; raises JsonRefused with what is wrong and, where it is known, the line and column."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return _read_strictly(text)
    if _LONG_NUMBER.search(raw) or not _is_harmless(value, len(_KEY.findall(raw))):
        return _read_strictly(text)
    return value


def _is_harmless(value: Any, keys: int) -> bool:
    """Whether a value has as many keys as stand in its text, so that none stood there twice, and is not too deep."""
    found, level = 0, [value]
    for _ in range(MAX_DEPTH + 1):
        level = [each for each in level if type(each) is dict or type(each) is list]
        if not level:
            return found == keys
        inner: list[Any] = []
        for each in level:
            if type(each) is dict:
                found += len(each)
                inner.extend(each.values())
            else:
                inner.extend(each)
        level = inner
    return False


def _read_strictly(text: str | bytes) -> Any:
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise JsonRefused(f"the text is not UTF-8 (byte {error.start})") from None
    _refuse_depth(text)
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_number, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        raise JsonRefused(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    _refuse_half_pairs(value, "the text")
    return value


def _refuse_depth(text: str) -> None:
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        if bracket[0] in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise JsonRefused(f"nested more than {MAX_DEPTH} deep")
        elif bracket[0] in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in pairs:
        if key in read:
            raise JsonRefused(f"the key {key!a} stands twice in one object")
        read[key] = value
    return read


def _refuse_half_pairs(value: Any, where: str) -> None:
    if isinstance(value, str) and _SURROGATE.search(value):
        raise JsonRefused(f"{where} holds half a surrogate pair, which no text can")
    if isinstance(value, list):
        for each in value:
            _refuse_half_pairs(each, where)
    if isinstance(value, dict):
        for key, each in value.items():
            _refuse_half_pairs(key, f"the key {key!a}")
            _refuse_half_pairs(each, ascii(key))


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise JsonRefused(f"a number of more than {MAX_DIGITS} digits")
    return int(digits)


def _number(text: str) -> float:
    if len(text) > 40:
        raise JsonRefused("a number of more than 40 characters")
    number = float(text)
    if math.isinf(number):
        raise JsonRefused(f"the number {text} is too large")
    return number


def _constant(name: str) -> float:
    raise JsonRefused(f"{name} is not JSON")
