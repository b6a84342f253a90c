"""How customs' numbers become ids."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipregistry.loading.slug import entry_id_for, slug


@pytest.mark.parametrize(
    ("number", "entry_id"),
    [
        ("01280/ТЗ-271119", "kz-trois-01280-tz-271119"),
        ("00257/00062-074/ТЗ-221104", "kz-trois-00257-00062-074-tz-221104"),
        ("№ 7 (доп.)", "kz-trois-no-7-dop"),
        ("  1//2  ", "kz-trois-1-2"),
        ("Щука-Ёж/Объём", "kz-trois-shchuka-ezh-obem"),
        ("Škoda Ægir", "kz-trois-skoda-gir"),
        ("１２３", "kz-trois-123"),
    ],
)
def test_number_is_written_in_latin_letters_and_hyphens(number: str, entry_id: str) -> None:
    assert entry_id_for("KZ-TROIS", number) == entry_id


@pytest.mark.parametrize("number", ["", "---", "小米", "//"])
def test_number_of_which_nothing_is_left_has_no_id(number: str) -> None:
    assert entry_id_for("KZ-TROIS", number) is None


def test_letters_are_those_of_the_table() -> None:
    assert slug("абвгдеёжзийклмнопрстуфхцчшщъыьэюя") == "abvgdeezhziiklmnoprstufkhtschshshchyeyuya"


@given(st.text())
def test_slug_of_anything_is_safe_in_a_url_and_slugs_to_itself(number: str) -> None:
    made = slug(number)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert slug(made) == made
