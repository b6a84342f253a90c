"""Goods of one section of the nomenclature, and of two."""

from __future__ import annotations

import pytest

from ipregistry.goods import of_one_section


@pytest.mark.parametrize(
    ("codes", "others", "one"),
    [
        (["0808"], ["2009"], True),  # apples and their juice: all that is eaten is one
        (["0808"], ["851713"], False),
        (["24"], ["25"], False),  # tobacco ends the foodstuffs, minerals begin
        (["84"], ["8517"], True),
        (["8517", "0808"], ["2009"], True),
        (["97"], ["96"], False),
        ([], ["96"], False),
    ],
)
def test_codes_share_a_section(codes: list[str], others: list[str], one: bool) -> None:
    assert of_one_section(codes, others) is one
