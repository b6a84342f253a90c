"""The command line: what each errand prints, and what it exits with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ipregistry.cli import cli, main

GOOD = (
    "register_number,mark,hs_codes,date_of_inclusion,valid_until\n1,ACME,8517,2024-01-01,2025-12-31\n2,NADIR,6403,,\n"
)
BAD = "register_number,mark,hs_codes\n1,ACME,8517\n2,,64O3\n2,NADIR,1\n"


class Terminal:
    """A folder to type in, with a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def type(self, *words: str) -> Result:
        return CliRunner().invoke(cli, list(words), env={"IPREGISTRY_DATA_DIR": str(self.folder / "data")})

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    terminal = Terminal(tmp_path)
    assert terminal.type("register", "add", "XX-TEST", "--name", "Test", "--country", "XX").exit_code == 0
    return terminal


def test_load_tells_what_it_did_as_json(terminal: Terminal) -> None:
    file = terminal.file("a.csv", GOOD)
    result = terminal.type("load", file, "--register", "XX-TEST", "--json", "--as-of", "2024-06-01")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    counts = {name: report[name] for name in ("added", "renewed", "amended", "removed", "unchanged", "rejected")}
    assert counts == {"added": 2, "renewed": 0, "amended": 0, "removed": 0, "unchanged": 0, "rejected": 0}
    assert (report["errors"], report["version"], report["data_as_of"]) == ([], 1, "2024-06-01")


def test_the_same_file_twice_is_a_no_op_that_answers_with_the_first_report(terminal: Terminal) -> None:
    file = terminal.file("a.csv", GOOD)
    first = json.loads(terminal.type("load", file, "--register", "XX-TEST", "--json").stdout)
    second = json.loads(terminal.type("load", file, "--register", "XX-TEST", "--json").stdout)
    assert second["repeated"] and not first["repeated"]
    assert (second["version"], second["added"]) == (first["version"], 2)


def test_a_second_file_is_told_in_practitioners_words(terminal: Terminal) -> None:
    terminal.type("load", terminal.file("a.csv", GOOD), "--register", "XX-TEST", "--as-of", "2024-06-01")
    later = GOOD.replace("2025-12-31", "2027-12-31").replace("NADIR,6403", "NADIR,6404") + "3,ZENITH,9101,,\n"
    file = terminal.file("b.csv", later)
    result = terminal.type("load", file, "--register", "XX-TEST", "--json", "--as-of", "2024-07-01")
    report = json.loads(result.stdout)
    assert (report["added"], report["renewed"], report["amended"], report["removed"]) == (1, 1, 1, 0)


def test_a_dry_run_changes_nothing(terminal: Terminal) -> None:
    result = terminal.type("load", terminal.file("a.csv", GOOD), "--register", "XX-TEST", "--dry-run")
    assert "2 added (dry run, nothing was changed" in result.output
    assert json.loads(terminal.type("register", "list", "--json").stdout)[0]["version"] == 0


def test_a_bad_file_is_refused_whole_with_every_error(terminal: Terminal) -> None:
    file = terminal.file("bad.csv", BAD)
    result = terminal.type("load", file, "--register", "XX-TEST", "--json")
    assert result.exit_code == 1
    errors = json.loads(result.stdout)["errors"]
    assert {(error["line"], error["column"]) for error in errors} >= {(3, "hs_codes"), (4, "hs_codes")}
    assert json.loads(terminal.type("register", "list", "--json").stdout)[0]["version"] == 0


def test_bad_rows_may_be_skipped_and_are_counted(terminal: Terminal) -> None:
    words = ["--skip-bad-rows", "--force", "--reason", "two rows of four are known to be broken"]
    result = terminal.type("load", terminal.file("bad.csv", BAD), "--register", "XX-TEST", "--json", *words)
    report = json.loads(result.stdout)
    assert (report["added"], report["rejected"]) == (1, 2)


def test_force_needs_a_reason(terminal: Terminal) -> None:
    result = terminal.type("load", terminal.file("a.csv", GOOD), "--register", "XX-TEST", "--force")
    assert result.exit_code == 2
    assert "--reason" in result.output


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["check", "phone"], 1, "ipregistry seed"),
        (["check", ""], 1, "it is empty"),
        (["lookup", "--on", "2017-02-30"], 2, "not a day as YYYY-MM-DD"),
        (["lookup", "--on", "20170201"], 2, "not a day as YYYY-MM-DD"),
        (["frobnicate"], 2, "No such command"),
        (["load", "nowhere.csv", "--register", "XX-TEST"], 2, "does not exist"),
    ],
)
def test_refusals_say_why_and_exit_with_their_code(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    told: str,
) -> None:
    monkeypatch.setenv("IPREGISTRY_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["ipregistry", *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == code
    assert told in capsys.readouterr().err


def test_every_bad_setting_is_told_at_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("IPREGISTRY_DATABASE_URL", "mysql://x")
    monkeypatch.setenv("IPREGISTRY_MAX_BODY_BYTES", "-1")
    monkeypatch.setenv("IPREGISTRY_COLOUR", "blue")
    monkeypatch.setattr("sys.argv", ["ipregistry", "register", "list"])
    with pytest.raises(SystemExit) as stopped:
        main()
    told = capsys.readouterr().err
    assert stopped.value.code == 1
    assert all(name in told for name in ("DATABASE_URL", "MAX_BODY_BYTES", "COLOUR"))


def test_the_schema_is_up_to_date_after_any_command(terminal: Terminal) -> None:
    assert "waiting" not in terminal.type("db", "status").output
    assert terminal.type("db", "upgrade").exit_code == 0
