"""The schema is brought up to date once, whoever comes first."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ipregistry.errors import SettingsError
from ipregistry.storage.repository import Repository

MIGRATIONS = ("0001_rows_and_updates", "0002_tokens_and_overridden")


def test_upgrade_applies_what_waits_and_then_nothing(url: str) -> None:
    repository = Repository(url)
    assert [(each.name, each.applied) for each in repository.schema_status()] == [(name, None) for name in MIGRATIONS]
    assert repository.upgrade() == MIGRATIONS
    assert repository.upgrade() == ()
    assert all(each.applied for each in repository.schema_status())


def test_processes_that_start_at_once_on_nothing_all_come_up(url: str) -> None:
    program = f"from ipregistry.storage.repository import Repository; print(Repository({url!r}).upgrade())"
    started = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    answers = [process.communicate(timeout=60) for process in started]
    assert sorted(told.strip() for told, _ in answers) == sorted([str(MIGRATIONS), *["()"] * 5]), answers
    assert Repository(url).versions() == {}


def test_database_of_a_newer_ipregistry_is_left_alone(url: str) -> None:
    repository = Repository(url)
    repository.upgrade()
    with repository:
        repository._store.execute(
            "INSERT INTO migration (name, applied) VALUES (?, ?)", "9999_later", "2030-01-01 00:00:00"
        )
    with pytest.raises(SettingsError, match="9999_later"):
        repository.upgrade()
