"""JSON from outside: what is read, and what is refused with a sentence instead of a crash or a silent loss."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.jsontext import MAX_DEPTH, MAX_DIGITS, JsonRefused, _read_strictly, read_json


def test_ordinary_json_is_read_as_the_standard_library_reads_it() -> None:
    text = (
        '{"description": "Смартфон \\"Сяоми\\" 小米", "on": null, "n": [1, -2, 0.5, true, {}], "😀": "\\ud83d\\ude00"}'
    )
    assert read_json(text) == json.loads(text)
    assert read_json(text.encode()) == json.loads(text)


def test_byte_order_mark_before_the_text_is_passed_over() -> None:
    assert read_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_is_read_to_its_bound_and_refused_one_deeper(opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    assert read_json(opening * MAX_DEPTH + "1" + closing * MAX_DEPTH)
    with pytest.raises(JsonRefused, match=f"more than {MAX_DEPTH} deep"):
        read_json(opening * (MAX_DEPTH + 1) + "1" + closing * (MAX_DEPTH + 1))


def test_brackets_inside_a_text_do_not_count_as_nesting() -> None:
    text = "[" * 1000 + "\\" + '"' + "{" * 1000
    assert read_json(json.dumps({"description": text})) == {"description": text}


def test_nesting_a_hundred_thousand_deep_is_refused_at_once() -> None:
    begun = time.perf_counter()
    with pytest.raises(JsonRefused, match="deep"):
        read_json("[" * 100_000)
    assert time.perf_counter() - begun < 1


def test_string_that_does_not_end_is_refused_in_time_linear_in_its_length() -> None:
    """Half a million escaped quotes fit one request body; read again from each of them, they would take a day."""
    begun = time.perf_counter()
    with pytest.raises(JsonRefused, match="Unterminated string"):
        read_json('"' + '\\"' * 500_000)
    assert time.perf_counter() - begun < 2


def test_integer_is_read_to_its_bound_and_refused_with_one_digit_more() -> None:
    assert read_json("9" * MAX_DIGITS) == int("9" * MAX_DIGITS)
    assert read_json("-" + "9" * (MAX_DIGITS - 1)) == -int("9" * (MAX_DIGITS - 1))
    with pytest.raises(JsonRefused, match=f"more than {MAX_DIGITS} digits"):
        read_json("1" * (MAX_DIGITS + 1))
    with pytest.raises(JsonRefused, match="digits"):
        read_json("1" * 5000)


def test_number_that_runs_over_to_infinity_is_refused() -> None:
    for text in ("1e400", "-1e999"):
        with pytest.raises(JsonRefused):
            read_json(text)


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_names_that_python_reads_as_numbers_are_not_json(name: str) -> None:
    with pytest.raises(JsonRefused, match=f"{name} is not JSON"):
        read_json(f'{{"min_score": {name}}}')


def test_key_that_stands_twice_in_one_object_is_refused_and_once_in_each_of_two_is_not() -> None:
    with pytest.raises(JsonRefused, match="'on' stands twice"):
        read_json('{"on": "2017-05-16", "on": "2024-01-01"}')
    assert read_json('[{"on": 1}, {"on": 2}]') == [{"on": 1}, {"on": 2}]


@pytest.mark.parametrize(
    "text",
    [
        '{"description": "\\ud800"}',
        '{"description": "x\\udfff"}',
        '{"\\udc00": 1}',
        '{"registers": ["\\ud800"]}',
        '["\\ud800"]',
        '"\\ud800"',
        '[["\\udfff"]]',
    ],
)
def test_half_of_a_surrogate_pair_is_refused_wherever_it_stands(text: str) -> None:
    with pytest.raises(JsonRefused, match="half a surrogate pair"):
        read_json(text)


def test_bytes_that_are_not_utf_8_are_refused_with_their_place() -> None:
    with pytest.raises(JsonRefused, match=r"not UTF-8 \(byte 7\)"):
        read_json(b'{"abc":\xff}')


def test_fault_is_told_with_its_line_and_column() -> None:
    with pytest.raises(JsonRefused, match="line 2, column 6"):
        read_json('{"a": 1,\n "b" 2}')


@pytest.mark.parametrize("text", ["", " ", "{", '{"a"', "[1,]", "{'a': 1}", '"unended', "\x00", "1 2", "// x\n1"])
def test_what_is_not_json_is_refused_and_nothing_else_is_raised(text: str) -> None:
    with pytest.raises(JsonRefused):
        read_json(text)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**16), 10**16) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(_JSON)
def test_any_json_that_python_writes_is_read_back_the_same(value: object) -> None:
    assert read_json(json.dumps(value)) == value


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='{}[]",:\\u0d81e+-.nulltrue \n') | st.binary(max_size=30))
def test_whatever_comes_in_is_read_or_refused(text: str | bytes) -> None:
    try:
        read_json(text)
    except JsonRefused as refused:
        assert str(refused)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(
    _VALUES,
    st.booleans(),
    st.lists(
        st.tuples(
            st.integers(0, 200),
            st.sampled_from(
                ["", '"', ":", '":', '"a":1,', "[", "]", "{", "}", ",", "9" * 19, "-", "e9", "\\", "\ud800"]
            ),
        ),
        max_size=2,
    ),
)
def test_what_is_read_at_once_is_what_the_strict_reading_reads(
    value: object, plain: bool, slips: list[tuple[int, str]]
) -> None:
    """Whatever slips into a text: the two readings give the same value, or refuse it in the same words."""
    text = json.dumps(value, ensure_ascii=plain, separators=(",", ":") if plain else (", ", ": "))
    for at, slip in slips:
        text = text[:at] + slip + text[at + 1 :]
    assert _outcome(read_json, text) == _outcome(_read_strictly, text)
    assert _outcome(read_json, text.encode("utf-8", "surrogatepass")) == _outcome(read_json, text) or "\ud800" in text


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nothing_in_the_innermost_bracket_is_as_deep_as_something(opening: str) -> None:
    closing, empty = ("]", "[]") if opening == "[" else ("}", "{}")
    assert read_json(opening * (MAX_DEPTH - 1) + empty + closing * (MAX_DEPTH - 1))
    with pytest.raises(JsonRefused, match="deep"):
        read_json(opening * MAX_DEPTH + empty + closing * MAX_DEPTH)


def _outcome(read: Callable[[str | bytes], object], text: str | bytes) -> str:
    try:
        return repr(read(text))
    except JsonRefused as error:
        return f"refused: {error}"
