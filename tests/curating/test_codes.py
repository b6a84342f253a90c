"""HS codes by which nothing can be compared."""

from __future__ import annotations

import pytest

from ipregistry.curating.codes import find_strange_codes
from ipregistry.entry import RegisterEntry


def codes(*hs_codes: str) -> list[tuple[str, str, str]]:
    entry = RegisterEntry("e1", "KZ-TROIS", mark="X", hs_codes=hs_codes)
    return [(str(each.severity), each.code, each.value) for each in find_strange_codes(entry)]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("9999", ("error", "unknown_code")),
        ("0099", ("error", "unknown_code")),
        ("846990", ("doubt", "heading_of_the_past")),
        ("9009110000", ("doubt", "heading_of_the_past")),
        ("851950", ("doubt", "unknown_subheading")),
        ("33033304", ("doubt", "codes_run_together")),
    ],
)
def test_strange_code_is_told(code: str, told: tuple[str, str]) -> None:
    assert codes(code) == [(*told, code)]


@pytest.mark.parametrize("code", ["85", "8517", "851700", "851713", "851712", "8517130000"])
def test_code_of_any_usual_form_or_of_the_last_edition_is_fine(code: str) -> None:
    assert codes(code) == []


def test_code_that_stands_twice_is_told_once() -> None:
    assert codes("8517", "6403", "8517") == [("doubt", "code_twice", "8517")]
