"""`ipregistry screen` as people and scripts call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ipregistry.cli import cli
from tests.conftest import small_register_in

SHEET = "entry_id,mark,hs_codes,date_of_inclusion,valid_until\nxiaomi,XIAOMI,8517,2017-03-15,2099-12-31\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("screen")
    return small_register_in(folder, SHEET).settings.data_dir


def type_(data: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["screen", *map(str, words)], env={"IPREGISTRY_DATA_DIR": str(data)})


def test_a_table_is_screened_and_told_in_a_line(data: Path, tmp_path: Path) -> None:
    source, output = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("Item title,code\nXiaomi phone,8517\n,\nphone,64O3\n", "utf-8")
    result = type_(data, source, "-o", output, "--register", "XX-TEST", "--column", "hs_code=code")
    assert result.exit_code == 0, result.output
    assert "2 lines checked, 1 with errors" in result.output, "a row that says nothing is none"
    assert output.read_text("utf-8").startswith("Item title,code,verdict,")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--register", "RU-NONE"], "RU-NONE"),
        (["--country", "QQ"], "the country of a register (XX)"),
        (["--column", "description"], "FIELD=HEADER"),
        (["--column", "description=nowhere"], "the columns are title"),
        (["--resume"], "no interrupted run"),
        (["--format", "xlsx"], "was not loaded"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(
    data: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    source = tmp_path / "in.csv"
    source.write_text("title\nphone\n", "utf-8")
    result = type_(data, source, "-o", tmp_path / "out.csv", *words)
    assert result.exit_code != 0
    assert said in result.output + str(result.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_standard_input_and_output_are_files_too(data: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from ipregistry.cli import main; main()", "screen", "-", "-o", "-"]
    run = subprocess.run(
        command,
        input=b'{"id": 1, "description": "Xiaomi phone"}\n{"id": 2}\n',
        capture_output=True,
        env={**os.environ, "IPREGISTRY_DATA_DIR": str(data)},
        cwd=tmp_path,
        check=True,
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[0]["verdict"] == "match" and "error" in answers[1]
    assert run.stderr.decode() == "2 lines checked, 1 with errors -> -\n", "no bar where there is no terminal"
    assert list(tmp_path.iterdir()) == []
