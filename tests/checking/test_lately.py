"""Answers given lately: the same bytes, worked out once, for the same question and snapshot only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from ipregistry import heard
from ipregistry.checking import CheckRequest, Language, answer_text, check, lately, to_answer
from ipregistry.errors import RegisterNotFound
from ipregistry.register import Register
from ipregistry.snapshot import Snapshot

from .conftest import ON

ASKED = CheckRequest("XIAOMI phone", ON, ("RU-TROIS",))


class Worked:
    """How often a check was worked out."""

    def __init__(self) -> None:
        self.times = 0

    def check(self, snapshot: Snapshot, request: CheckRequest) -> Any:
        self.times += 1
        return check(snapshot, request)


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> Worked:
    counted = Worked()
    monkeypatch.setattr(lately, "check", counted.check)
    return counted


@pytest.fixture
def snapshot(register: Register) -> Snapshot:
    """One that has answered nothing yet."""
    return Snapshot(register.snapshots.refresh().directory)


def test_question_put_again_gets_the_same_bytes_and_is_worked_out_once(snapshot: Snapshot, worked: Worked) -> None:
    first, again = (answer_text(snapshot, replace(ASKED)) for _ in range(2))
    assert first == again == orjson.dumps(to_answer(check(snapshot, ASKED)))
    assert worked.times == 1


@pytest.mark.parametrize(
    "other",
    [
        {"description": "XIAOMI phones"},
        {"on": ON.replace(year=2016)},
        {"registers": ("KZ-TROIS",)},
        {"registers": None, "country": "RU"},
        {"hs_code": "8517"},
        {"importer": "Smart Orange LLC"},
        {"min_score": 0.9},
        {"language": Language.RU},
    ],
)
def test_another_question_is_another_answer(snapshot: Snapshot, worked: Worked, other: dict[str, Any]) -> None:
    asked = replace(ASKED, **other)
    answer_text(snapshot, ASKED)
    assert answer_text(snapshot, asked) == orjson.dumps(to_answer(check(snapshot, asked)))
    assert worked.times == 2


def test_each_answer_is_counted(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[tuple[str, str]] = []
    monkeypatch.setattr(heard, "_LISTENERS", [lambda what, how: counted.append((what, how))])
    for _ in range(3):
        answer_text(snapshot, ASKED)
    assert counted == [("check", "match")] * 3


def test_another_snapshot_answers_anew(register: Register, snapshot: Snapshot, worked: Worked) -> None:
    for each in (snapshot, Snapshot(snapshot.directory)):
        answer_text(each, ASKED)
    assert worked.times == 2


def test_refusal_is_not_kept(snapshot: Snapshot, worked: Worked) -> None:
    for _ in range(2):
        with pytest.raises(RegisterNotFound):
            answer_text(snapshot, replace(ASKED, registers=("NO-SUCH",)))
    assert worked.times == 2


def test_what_is_kept_is_bounded_and_the_oldest_goes(
    snapshot: Snapshot, worked: Worked, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answer_text(snapshot, ASKED)
    size = len(answer[: answer.index(b'"notes":')]) + 700
    monkeypatch.setattr(lately, "KEPT_BYTES", int(size * 3.5) + len(answer))
    fresh = Snapshot(snapshot.directory)
    asked = [replace(ASKED, description=f"XIAOMI phone {number}") for number in range(10, 30)]
    for each in asked:
        answer_text(fresh, each)
    worked.times = 0
    assert answer_text(fresh, asked[-1]) == orjson.dumps(to_answer(check(fresh, asked[-1])))
    assert worked.times == 0
    answer_text(fresh, asked[0])
    assert worked.times == 1


def test_one_of_many_drives_nothing_out_but_is_answered_from_what_is_kept(snapshot: Snapshot, worked: Worked) -> None:
    for _ in range(2):
        answer_text(snapshot, ASKED, keep=False)
    assert worked.times == 2
    answer_text(snapshot, ASKED)
    answer_text(snapshot, ASKED, keep=False)
    assert worked.times == 3


@pytest.mark.parametrize("text", ['XIAOMI ,"notes": phone', 'XIAOMI \\,"notes":[', "Сяоми phone", "gift"])
def test_answer_is_put_together_as_it_was_whatever_the_text_says(snapshot: Snapshot, worked: Worked, text: str) -> None:
    asked = replace(ASKED, description=text)
    first, again = answer_text(snapshot, asked), answer_text(snapshot, asked)
    assert first == again == orjson.dumps(to_answer(check(snapshot, asked)))
    assert worked.times == 1


def test_answer_that_would_drive_out_a_hundred_is_not_kept(
    snapshot: Snapshot, worked: Worked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lately, "LONGEST_KEPT", 100)
    for _ in range(2):
        answer_text(snapshot, ASKED)
    assert worked.times == 2
