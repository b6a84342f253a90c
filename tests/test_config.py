"""Settings come from the environment once: each is checked, and everything that is wrong is told together."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipregistry.config import PREFIX, TABLE, Settings
from ipregistry.errors import SettingsError


def settings(**environ: str) -> Settings:
    return Settings.from_env({PREFIX + name: value for name, value in environ.items()})


def test_empty_environment_gives_a_directory_of_the_users_and_sqlite_in_it() -> None:
    found = Settings.from_env({})
    assert found.data_dir.is_absolute() and found.data_dir.name == "ipregistry"
    assert found.database_url == f"sqlite:///{found.data_dir / 'ipregistry.sqlite'}"
    assert found.max_body_bytes == 1_000_000


def test_database_lies_in_the_data_directory_unless_it_is_said_where(tmp_path: Path) -> None:
    assert settings(DATA_DIR=str(tmp_path)).database_url == f"sqlite:///{tmp_path / 'ipregistry.sqlite'}"
    elsewhere = settings(DATA_DIR=str(tmp_path), DATABASE_URL="postgresql://me@host/name")
    assert (elsewhere.data_dir, elsewhere.database_url) == (tmp_path, "postgresql://me@host/name")


def test_empty_variable_is_as_none(tmp_path: Path) -> None:
    assert settings(DATA_DIR="", DATABASE_URL="", MAX_BODY_BYTES="") == Settings.from_env({})


def test_directory_is_made_absolute_and_the_home_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert settings(DATA_DIR="data").data_dir == tmp_path / "data"
    assert settings(DATA_DIR="~/data").data_dir == tmp_path / "home" / "data"


@pytest.mark.parametrize(("value", "size"), [("1", 1), ("999999999999", 999_999_999_999), ("0001", 1)])
def test_size_is_read_to_its_bounds(value: str, size: int) -> None:
    assert settings(MAX_BODY_BYTES=value).max_body_bytes == size


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "1e6", "1MB", "٣", " 1", "1" * 13, "1_000"])
def test_size_that_is_no_positive_whole_number_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match=r"IPREGISTRY_MAX_BODY_BYTES: .* is not a positive whole number"):
        settings(MAX_BODY_BYTES=value)


@pytest.mark.parametrize("value", ["mysql://x", "ipregistry.sqlite", "sqlite:/x", "http://x", "sqlite://x"])
def test_database_of_another_kind_is_refused_with_the_kinds_there_are(value: str) -> None:
    with pytest.raises(SettingsError, match="sqlite:/// or postgresql://"):
        settings(DATABASE_URL=value)


def test_directory_that_is_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(SettingsError, match="it is a file"):
        settings(DATA_DIR=str(path))


def test_misspelt_setting_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(SettingsError, match=r"IPREGISTRY_DATABASE is not a setting.*IPREGISTRY_DATABASE_URL"):
        settings(DATABASE="sqlite:///x")


def test_variables_of_others_are_no_settings() -> None:
    assert Settings.from_env({"PATH": "/bin", "XIPREGISTRY_DATA": "x", "ipregistry_data": "x"}) == Settings.from_env({})


def test_everything_that_is_wrong_is_told_together(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        settings(DATABASE_URL="mysql://x", MAX_BODY_BYTES="0", NONSENSE="1")
    assert len(refused.value.problems) == 3
    assert all(problem in str(refused.value) for problem in refused.value.problems)


def test_every_setting_of_the_table_is_a_field_and_says_what_it_means() -> None:
    assert {setting.name for setting in TABLE} == set(Settings.__dataclass_fields__)
    assert all(setting.default and setting.meaning.endswith(".") for setting in TABLE)
