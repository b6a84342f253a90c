"""What is raised in another process is the same here."""

from __future__ import annotations

import pickle

import pytest

from ipregistry.errors import (
    EntryNotFound,
    FileRefused,
    GuardRefused,
    InvalidQuestion,
    IpRegistryError,
    RegisterNotFound,
    RowError,
    SettingsError,
    UpdateNotFound,
)
from ipregistry.screening.lines import LineRefused
from ipregistry.storage.failures import EntryElsewhere

ERRORS = [
    SettingsError(["a", "b"]),
    EntryNotFound("x"),
    RegisterNotFound("XX-NONE", ["XX-TEST"]),
    UpdateNotFound(7),
    InvalidQuestion("on", "never", "a day"),
    FileRefused("in.csv", [RowError(2, "mark", "x", "bad", "good")]),
    GuardRefused("many", "too many"),
    EntryElsewhere({"a": "XX-TEST"}),
    LineRefused("no"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_error_comes_back_from_another_process_as_it_was(error: IpRegistryError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error) and str(again) == str(error) and vars(again) == vars(error)
