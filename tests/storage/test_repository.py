"""Registers, versions and updates as values; several readers, writers and databases at once."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from ipregistry.entry import CustomsRegister
from ipregistry.errors import RegisterNotFound, SettingsError, UpdateInProgress, UpdateNotFound
from ipregistry.storage.apply import UpdateMeta
from ipregistry.storage.failures import DatabaseFailed
from ipregistry.storage.repository import Repository


def load(repository: Repository, name: str, *row_ids: str, code: str = "KZ-TROIS", mode: Any = "delta") -> int:
    rows = [(row_id, {"entry_id": row_id, "file": name}) for row_id in row_ids]
    meta = UpdateMeta(name, f"sha256 of {name}", "csv", loaded_by="curator")
    return repository.apply(code, "register", meta, rows, mode).update.number


def test_register_is_added_once_and_its_facts_are_set_again(repository: Repository) -> None:
    register = CustomsRegister(
        "RU-TROIS", "Russia's register", "RU", "FCS", "https://customs.gov.ru", date(2017, 5, 31)
    )
    before = repository.generation()
    assert repository.add_register(register) == register
    assert repository.add_register(register) == register
    assert repository.generation() == before + 1
    renamed = replace(register, name="TROIS")
    assert repository.add_register(renamed) == renamed
    assert repository.generation() == before + 2


def test_day_of_the_data_is_the_files_to_say_once_one_is_loaded(repository: Repository) -> None:
    meta = UpdateMeta("a.csv", "1", "csv", date(2026, 1, 9))
    repository.apply("KZ-TROIS", "register", meta, [("kz-1", {})], "full")
    repository.add_register(CustomsRegister("KZ-TROIS", "Kazakhstan's register", "KZ", data_as_of=date(2025, 1, 19)))
    register = repository.register("KZ-TROIS")
    assert (register.data_as_of, register.version, register.sha256) == (date(2026, 1, 9), 1, "1")


def test_file_without_a_day_keeps_the_day_that_is_known(repository: Repository) -> None:
    repository.add_register(CustomsRegister("KZ-TROIS", "Kazakhstan's register", "KZ", data_as_of=date(2025, 1, 19)))
    number = load(repository, "a.csv", "kz-1")
    assert repository.register("KZ-TROIS").data_as_of == date(2025, 1, 19)
    assert repository.update(number).data_as_of == date(2025, 1, 19)


def test_register_not_there_names_those_that_are(repository: Repository) -> None:
    with pytest.raises(RegisterNotFound, match="KG-TROIS, KZ-TROIS"):
        repository.register("kz-trois")


@pytest.mark.parametrize("number", [0, -1, 2, 2**31, 10**30])
def test_update_number_that_nothing_has_is_not_found(repository: Repository, number: int) -> None:
    load(repository, "a.csv", "kz-1")
    with pytest.raises(UpdateNotFound):
        repository.update(number)
    with pytest.raises(UpdateNotFound):
        list(repository.changes(number))


def test_updates_are_told_newest_first_by_register_and_by_page(repository: Repository) -> None:
    for number in range(1, 6):
        load(repository, f"{number}.csv", f"row-{number}", code="KZ-TROIS" if number % 2 else "KG-TROIS")
    assert [update.number for update in repository.updates()] == [5, 4, 3, 2, 1]
    assert [update.number for update in repository.updates(["KZ-TROIS"])] == [5, 3, 1]
    assert [update.number for update in repository.updates(limit=2, before=4)] == [3, 2]
    told = repository.updates()[0]
    assert (told.file_name, told.format, told.mode, told.loaded_by) == ("5.csv", "csv", "delta", "curator")
    assert told.loaded_at.tzinfo is UTC and abs(datetime.now(UTC) - told.loaded_at) < timedelta(minutes=1)


def test_update_is_found_by_the_digest_of_its_file(repository: Repository) -> None:
    load(repository, "a.csv", "kz-1")
    load(repository, "b.csv", "kz-2")
    found = repository.find_update("KZ-TROIS", "sha256 of a.csv")
    assert found is not None and found.number == 1
    assert repository.find_update("KG-TROIS", "sha256 of a.csv") is None


def test_rows_come_in_the_order_of_their_ids_over_more_than_a_page(repository: Repository) -> None:
    ids = [f"row-{number:05}" for number in range(2_500)]
    load(repository, "a.csv", *reversed(ids))
    assert [body["entry_id"] for body in repository.rows("KZ-TROIS")] == ids
    assert [change.row_id for change in repository.changes(1)] == ids


def test_order_of_ids_is_bytewise_on_every_database(repository: Repository) -> None:
    ids = ["B-1", "a-1", "a.1", "a_1", "b-1", "~"]
    load(repository, "a.csv", *[f"k{each}" for each in ids])
    assert [body["entry_id"] for body in repository.rows("KZ-TROIS")] == sorted(f"k{each}" for each in ids)


def test_reading_sees_one_state_while_another_thread_commits(repository: Repository) -> None:
    load(repository, "a.csv", "kz-1")
    with repository.reading():
        assert repository.versions()["KZ-TROIS"] == 1
        with ThreadPoolExecutor(1) as other:
            assert other.submit(load, repository, "b.csv", "kz-1", "kz-2").result() == 2
        assert repository.versions()["KZ-TROIS"] == 1
        assert [body["file"] for body in repository.rows("KZ-TROIS")] == ["a.csv"]
    assert repository.versions()["KZ-TROIS"] == 2
    assert [body["file"] for body in repository.rows("KZ-TROIS")] == ["b.csv", "b.csv"]


def test_second_writer_is_told_that_an_update_is_running(url: str, repository: Repository) -> None:
    begun, may_end = Event(), Event()

    def slowly() -> Any:
        begun.set()
        assert may_end.wait(30)
        yield "kz-1", {}

    with ThreadPoolExecutor(1) as first:
        meta = UpdateMeta("slow.csv", "1", "csv")
        running = first.submit(repository.apply, "KZ-TROIS", "register", meta, slowly(), "full")
        assert begun.wait(30)
        with pytest.raises(UpdateInProgress):
            load(Repository(url), "b.csv", "kg-1", code="KG-TROIS")
        assert list(Repository(url).rows("KZ-TROIS")) == []
        may_end.set()
        assert running.result().update.number == 1
    assert load(Repository(url), "b.csv", "kg-1", code="KG-TROIS") == 2


def test_two_databases_in_one_process_do_not_disturb_each_other(repository: Repository, tmp_path: Path) -> None:
    other = Repository(f"sqlite:///{tmp_path / 'other.db'}")
    other.upgrade()
    load(repository, "a.csv", "kz-1")
    assert other.registers() == () and other.versions() == {} and other.generation() == 0
    assert repository.versions()["KZ-TROIS"] == 1


def test_an_update_cannot_begin_while_the_same_thread_reads(repository: Repository) -> None:
    load(repository, "a.csv", "kz-1")
    with repository.reading(), pytest.raises(RuntimeError, match="finish reading"):
        load(repository, "b.csv", "kz-2")


def test_kept_connection_is_closed_at_the_end(repository: Repository) -> None:
    with repository:
        assert repository.versions() == {"KZ-TROIS": 0, "KG-TROIS": 0}
        assert not repository._store.db.is_closed()
    assert repository._store.db.is_closed()


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "mysql://host/name", "", "register.db"]
)
def test_url_that_names_no_database_is_a_settings_error(url: str) -> None:
    with pytest.raises(SettingsError, match="database_url"):
        Repository(url)


def test_postgresql_without_its_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError, match=r"customs-ipregistry\[postgres\]"):
        Repository("postgresql://host/name")


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.db", "postgresql://nobody@127.0.0.1:1/nothing"])
def test_database_that_is_away_is_told_in_our_words(url: str) -> None:
    with pytest.raises(DatabaseFailed):
        Repository(url).versions()


def test_file_that_is_no_database_is_told_in_our_words(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear customs, " * 100)
    with pytest.raises(DatabaseFailed):
        Repository(f"sqlite:///{path}").upgrade()
