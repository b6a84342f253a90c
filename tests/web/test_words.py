"""What the contract's words are called on a page."""

from __future__ import annotations

from ipregistry.web.words import TABLES, say


def test_every_word_of_every_table_is_said() -> None:
    for words in TABLES:
        for word in words:
            assert say(word)


def test_no_table_says_a_word_that_the_contract_does_not_have() -> None:
    for words, table in TABLES.items():
        assert set(table) == {str(word) for word in words}
