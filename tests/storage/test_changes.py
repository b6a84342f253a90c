"""The words for what became of a row, and the text that its digest is of."""

from __future__ import annotations

import pytest

from ipregistry.storage.changes import change_of, digest_of, to_text


def test_fields_that_differ_are_named_also_where_one_side_lacks_them() -> None:
    change = change_of("kz-1", {"mark": "A", "goods": "tea", "old": 1}, {"mark": "B", "goods": "tea", "new": 2})
    assert change.fields == ("mark", "new", "old")


def test_added_and_closed_rows_have_no_differing_fields() -> None:
    assert change_of("kz-1", None, {"mark": "A"}).fields == change_of("kz-1", {"mark": "A"}, None).fields == ()


def test_row_that_comes_back_after_its_removal_is_amended() -> None:
    assert change_of("kz-1", {"removed_on": "2025-01-01"}, {"removed_on": None}).kind == "amended"


def test_same_values_are_the_same_text_in_whatever_order() -> None:
    assert to_text({"b": ["Ё", None], "a": 1}) == to_text({"a": 1, "b": ["Ё", None]}) == '{"a":1,"b":["Ё",null]}'
    assert digest_of("{}") == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_value_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_text({"a": float("nan")})
