"""A revert makes a new version that says again what an older one said, and forgets nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ipregistry.errors import GuardRefused, UpdateNotFound
from ipregistry.storage.apply import Outcome, UpdateMeta
from ipregistry.storage.plan import Kind, Mode
from ipregistry.storage.repository import Repository

Rows = dict[str, dict[str, Any]]


def rows(*marks: str, removed_on: str | None = None) -> Rows:
    return {f"kz-{mark}": {"entry_id": f"kz-{mark}", "mark": mark, "removed_on": removed_on} for mark in marks}


def apply(repository: Repository, name: str, said: Rows, mode: Mode = "full", kind: Kind = "register") -> Outcome:
    code = "KZ-TROIS" if kind == "register" else "aliases"
    day = date(2025, 1, int(name))
    return repository.apply(
        code, kind, UpdateMeta(f"{name}.csv", name, "csv", day, reason="a test"), said.items(), mode, force=True
    )


FIRST = rows(*(f"m{number:02}" for number in range(40)))
SECOND = {**FIRST, "kz-m01": {**FIRST["kz-m01"], "mark": "amended"}, **rows("new")}
del SECOND["kz-m02"]


@pytest.mark.parametrize("kind", ["register", "overlay"])
def test_revert_says_again_exactly_what_the_version_said(repository: Repository, kind: Kind) -> None:
    apply(repository, "1", FIRST, kind=kind)
    apply(repository, "2", SECOND, kind=kind)
    code = "KZ-TROIS" if kind == "register" else "aliases"
    outcome = repository.revert(1, reason="the second file was wrong")
    assert list(repository.rows(code)) == list(FIRST.values())
    assert list(repository.rows(code, 2)) != list(FIRST.values()), "what version 2 said can be asked still"
    update = repository.update(3)
    assert outcome.update == update
    assert (update.mode, update.file_name, update.reason) == ("revert", "version 1", "the second file was wrong")
    assert (update.data_as_of, update.sha256) == (date(2025, 1, 1), "1")
    told = {change.row_id: change.kind for change in repository.changes(3)}
    undone = {"kz-m01": "amended", "kz-new": "removed", "kz-m02": "amended" if kind == "register" else "added"}
    assert told == undone == {change.row_id: change.kind for change in outcome.changes}


def test_revert_of_a_revert_brings_the_later_version_back(repository: Repository) -> None:
    apply(repository, "1", FIRST)
    apply(repository, "2", SECOND)
    said = list(repository.rows("KZ-TROIS"))
    repository.revert(1)
    repository.revert(2)
    assert list(repository.rows("KZ-TROIS")) == said
    assert [update.number for update in repository.updates()] == [4, 3, 2, 1]


def test_revert_to_the_version_that_is_current_does_nothing(repository: Repository) -> None:
    apply(repository, "1", FIRST)
    outcome = repository.revert(1)
    assert outcome.repeated and outcome.update.number == 1 and len(repository.updates()) == 1


def test_file_that_was_taken_back_can_be_loaded_again(repository: Repository) -> None:
    apply(repository, "1", FIRST)
    apply(repository, "2", SECOND)
    repository.revert(1)
    assert not apply(repository, "2", SECOND).repeated
    assert {body["entry_id"] for body in repository.rows("KZ-TROIS")} == {*FIRST, *SECOND}


def test_revert_that_would_close_a_tenth_of_the_register_is_guarded(repository: Repository) -> None:
    apply(repository, "1", rows("a"))
    apply(repository, "2", rows("a", "b", "c"))
    with pytest.raises(GuardRefused, match="would remove 2 of 3"):
        repository.revert(1)
    with pytest.raises(GuardRefused, match="needs a reason"):
        repository.revert(1, force=True)
    assert repository.revert(1, force=True, reason="b and c were a mistake").update.overridden == ("shrink",)
    assert repository.update(3).overridden == ("shrink",)


def test_dry_run_of_a_revert_tells_the_same_and_changes_nothing(repository: Repository) -> None:
    apply(repository, "1", FIRST)
    apply(repository, "2", SECOND)
    dry = repository.revert(1, dry_run=True)
    assert dry.update.number == 0 and repository.versions()["KZ-TROIS"] == 2
    assert repository.revert(1).update.counts == dry.update.counts


@pytest.mark.parametrize("number", [0, -1, 2, 2**31, 10**30])
def test_version_that_never_was_cannot_be_restored(repository: Repository, number: int) -> None:
    apply(repository, "1", FIRST)
    with pytest.raises(UpdateNotFound):
        repository.revert(number)
