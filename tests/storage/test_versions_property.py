"""Whatever files come, in whatever order: every version can be read again as it was.

A plain model of the rules, one dict for each version, is held beside the database.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.entry import CustomsRegister
from ipregistry.storage.apply import UpdateMeta
from ipregistry.storage.changes import change_of
from ipregistry.storage.plan import Kind, Mode
from ipregistry.storage.repository import Repository

Rows = dict[str, dict[str, Any]]

facts = st.fixed_dictionaries(
    {
        "mark": st.sampled_from(["XIAOMI", "Сяоми", '"removed_on":null', None]),
        "valid_until": st.sampled_from([None, "2024-01-01", "2025-01-01"]),
        "removed_on": st.sampled_from([None, None, None, "2023-01-01"]),
        "removed_on_basis": st.none(),
    }
)
rows_of_a_file = st.dictionaries(st.sampled_from([f"row-{letter}" for letter in "abcdefgh"]), facts, max_size=8).map(
    lambda rows: {row_id: {"entry_id": row_id, **said} for row_id, said in rows.items()}
)
modes: st.SearchStrategy[Mode] = st.sampled_from(["full", "delta"])
histories = st.lists(st.tuples(modes, rows_of_a_file), min_size=1, max_size=5)
kinds: st.SearchStrategy[Kind] = st.sampled_from(["register", "overlay"])


@pytest.fixture(scope="module")
def postgresql_database(postgresql: Any) -> str:
    """One database for all examples, which empty it themselves: to create one takes half a second."""
    postgresql.psql("CREATE DATABASE property")
    return str(postgresql.get_uri()).replace("/postgres?", "/property?")


def after(before: Rows, kind: Kind, mode: Mode, rows: Rows, seen_on: date) -> Rows:
    """What a dataset says after a file."""
    if mode == "delta":
        return {**before, **rows}
    if kind == "overlay":
        return rows
    removal = {"removed_on": str(seen_on), "removed_on_basis": "not_later_than"}
    kept = {row_id: body if body["removed_on"] else {**body, **removal} for row_id, body in before.items()}
    return {**kept, **rows}


def check(repository: Repository, kind: Kind, history: list[tuple[Mode, Rows]]) -> None:
    repository.add_register(CustomsRegister("OTHER", "another register", "XX"))
    if kind == "register":
        repository.add_register(CustomsRegister("DATA", "a register", "XX"))
    versions: list[Rows] = [{}]
    for number, (mode, rows) in enumerate(history, start=1):
        seen_on = date(2025, 1, 1) + timedelta(days=number)
        meta = UpdateMeta(f"{number}.csv", str(number), "csv", seen_on, reason="a property")
        outcome = repository.apply("DATA", kind, meta, rows.items(), mode, force=True)
        before, now = versions[-1], after(versions[-1], kind, mode, rows, seen_on)
        versions.append(now)
        ids = sorted(row_id for row_id in {*before, *now} if before.get(row_id) != now.get(row_id))
        changes = {row_id: change_of(row_id, before.get(row_id), now.get(row_id)) for row_id in ids}
        assert {change.row_id: change for change in outcome.changes} == changes
        assert {change.row_id: change for change in repository.changes(number)} == changes
        counts = outcome.update.counts
        assert counts.added + counts.renewed + counts.amended + counts.removed == len(changes)
        assert counts.unchanged == len((now if mode == "full" else rows).keys() - changes.keys())
    for number, expected in enumerate(versions):
        assert {body["entry_id"]: body for body in repository.rows("DATA", number)} == expected
    assert [body["entry_id"] for body in repository.rows("DATA")] == sorted(versions[-1])


@settings(max_examples=60, deadline=None)
@given(kinds, histories)
def test_every_version_is_what_its_files_said(kind: Kind, history: list[tuple[Mode, Rows]]) -> None:
    with TemporaryDirectory() as directory:
        repository = Repository(f"sqlite:///{Path(directory) / 'ipregistry.db'}")
        repository.upgrade()
        check(repository, kind, history)


@settings(max_examples=30, deadline=None)
@given(kinds, histories)
def test_every_version_is_what_its_files_said_on_postgresql(
    postgresql_database: str, kind: Kind, history: list[tuple[Mode, Rows]]
) -> None:
    with Repository(postgresql_database) as repository:
        repository._store.execute("DROP SCHEMA public CASCADE")
        repository._store.execute("CREATE SCHEMA public")
        repository.upgrade()
        check(repository, kind, history)


@pytest.mark.parametrize("kind", ["register", "overlay"])
def test_difference_of_two_files_as_a_delta_makes_the_second(kind: Kind, tmp_path: Path) -> None:
    first = {f"row-{n}": {"entry_id": f"row-{n}", "mark": str(n), "removed_on": None} for n in range(30)}
    second = {
        **first,
        "row-3": {**first["row-3"], "mark": "amended"},
        "row-x": {"entry_id": "row-x", "removed_on": None},
    }
    whole, pieces = (Repository(f"sqlite:///{tmp_path / name}.db") for name in ("whole", "pieces"))
    for repository in (whole, pieces):
        repository.upgrade()
        repository.add_register(CustomsRegister("DATA", "a register", "XX")) if kind == "register" else None
        repository.apply("DATA", kind, UpdateMeta("1.csv", "1", "csv"), first.items(), "full")
    whole.apply("DATA", kind, UpdateMeta("2.csv", "2", "csv"), second.items(), "full")
    difference = {row_id: body for row_id, body in second.items() if first.get(row_id) != body}
    pieces.apply("DATA", kind, UpdateMeta("d.csv", "d", "csv"), difference.items(), "delta")
    assert list(whole.rows("DATA")) == list(pieces.rows("DATA"))
