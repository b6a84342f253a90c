"""The question of a check is made sure of once, at its bounds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ipregistry.checking import MAX_DESCRIPTION, CheckRequest
from ipregistry.errors import InvalidQuestion

ON = date(2017, 5, 16)


GOOD: dict[str, tuple[Any, ...]] = {
    "description": ("x", "x" * MAX_DESCRIPTION, "a\tb\r\nc"),
    "importer": ("", "x" * 500),
    "hs_code": ("85", "8517", "851713", "85171300", "8517130000"),
    "min_score": (0, 0.0, 0.5, 1, 1.0),
}
BAD: dict[str, tuple[Any, ...]] = {
    "description": ("", " \n", "x" * (MAX_DESCRIPTION + 1), "a\x00", "\x1b[0m", "\ud800"),
    "importer": ("x" * 501, "a\x00", "\udfff"),
    "hs_code": ("", "8", "851", "85171300001", "64O3", "٦٤", "85 17", "85\n"),
    "min_score": (-0.01, 1.01, float("nan")),
}


@pytest.mark.parametrize(("field", "good", "bad"), [(field, GOOD[field], BAD[field]) for field in GOOD])
def test_field_is_taken_to_its_bound_and_refused_beyond_it(
    field: str, good: tuple[Any, ...], bad: tuple[Any, ...]
) -> None:
    def request(value: Any) -> CheckRequest:
        return CheckRequest(**{"description": "phone", "on": ON, field: value})

    for value in good:
        assert getattr(request(value), field) == value
    for value in bad:
        with pytest.raises(InvalidQuestion) as refused:
            request(value)
        assert refused.value.field == field
        str(refused.value).encode()
