"""What the contract's words are called on a page."""

from __future__ import annotations

from ipregistry.checking import Verdict
from ipregistry.entry import Status
from ipregistry.web.words import TABLES, say


def test_every_word_of_every_table_is_said_as_people_write() -> None:
    for words in TABLES:
        for word in words:
            assert say(word) and "_" not in say(word)


def test_every_verdict_and_status_has_a_name_of_its_own() -> None:
    for words in (Verdict, Status):
        assert set(TABLES[words]) == {str(word) for word in words}
        assert len({say(word) for word in words}) == len(words)
