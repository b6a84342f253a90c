"""Looking back and taking back from the command line, and tokens for who loads over HTTP."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ipregistry.cli import cli
from ipregistry.clock import today

FIRST = "entry_id,mark,valid_until\n" + "".join(f"x-{n:02},ACME{n},2024-01-01\n" for n in range(20))
SECOND = FIRST.replace("x-01,ACME1,2024-01-01", "x-01,ACME1,2026-01-01").replace("ACME2,", "ACMO,") + "x-new,NADIR,\n"


class Terminal:
    """A folder to type in, with a database of its own in which XX-TEST has two versions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.type("register", "add", "XX-TEST", "--name", "Test", "--country", "XX")
        for name, text, day in (("first.csv", FIRST, "2024-01-01"), ("second.csv", SECOND, "2024-02-01")):
            (folder / name).write_text(text, "utf-8")
            assert self.type("load", str(folder / name), "--register", "XX-TEST", "--as-of", day).exit_code == 0

    def type(self, *words: str) -> Result:
        return CliRunner().invoke(cli, list(words), env={"IPREGISTRY_DATA_DIR": str(self.folder / "data")})

    def json(self, *words: str) -> Any:
        result = self.type(*words, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return Terminal(tmp_path_factory.mktemp("terminal"))


def test_list_has_the_newest_first(still: Terminal) -> None:
    assert [each["version"] for each in still.json("updates", "list")] == [2, 1]
    assert [each["version"] for each in still.json("updates", "list", "--limit", "1", "--register", "XX-TEST")] == [2]
    lines = still.type("updates", "list").stdout.splitlines()
    assert lines[0].split()[:3] == ["2", "XX-TEST", "full"] and "1 added, 1 renewed, 1 amended" in lines[0]


def test_show_tells_the_file_its_hash_the_day_and_who(still: Terminal) -> None:
    told = still.type("updates", "show", "2").stdout
    report = still.json("updates", "show", "2")
    assert all(word in told for word in ("second.csv", report["sha256"], "2024-02-01", "1 renewed"))
    assert report["loaded_by"] is None or report["loaded_by"] in told


def test_diff_tells_each_field_before_and_after(still: Terminal) -> None:
    lines = still.type("updates", "diff", "2").stdout.splitlines()
    assert "renewed  x-01  ACME1" in lines
    assert "    valid_until: 2024-01-01 -> 2026-01-01" in lines
    assert "    mark: ACME2 -> ACMO" in lines
    assert "added    x-new  NADIR" in lines
    told = [json.loads(line) for line in still.type("updates", "diff", "2", "--json").stdout.splitlines()]
    assert {each["entry_id"]: each["kind"] for each in told} == {"x-01": "renewed", "x-02": "amended", "x-new": "added"}
    assert still.type("updates", "diff", "2", "--limit", "1").stdout.splitlines()[-1].startswith("… and 2 more")


@pytest.mark.parametrize("command", ["show", "diff", "revert"])
def test_update_that_never_was_exits_1_and_says_so(still: Terminal, command: str) -> None:
    result = still.type("updates", command, "99")
    assert result.exit_code == 1 and "no update number 99" in str(result.exception)


@pytest.mark.parametrize("words", [("show", "0"), ("show", "x"), ("list", "--limit", "0"), ("revert", "1", "--force")])
def test_wrong_words_exit_2(still: Terminal, words: tuple[str, ...]) -> None:
    assert still.type("updates", *words).exit_code == 2


def test_revert_makes_a_new_version_and_says_what_it_undid(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert terminal.json("updates", "revert", "1", "--dry-run")["version"] == 0
    report = terminal.json("updates", "revert", "1", "--reason", "the wrong file")
    counts = {name: report[name] for name in ("added", "renewed", "amended", "removed", "unchanged")}
    assert counts == {"added": 0, "renewed": 0, "amended": 2, "removed": 1, "unchanged": 18}
    assert (report["version"], report["mode"], report["reason"], report["data_as_of"]) == (
        3,
        "revert",
        "the wrong file",
        "2024-01-01",
    )
    assert terminal.json("lookup", "--mark", "NADIR")["total"] == 0
    assert terminal.json("lookup", "--mark", "ACME2")["total"] == 1
    assert "nothing to do" in terminal.type("updates", "revert", "3").stdout
    assert len(terminal.json("updates", "list")) == 3


def test_token_is_shown_once_and_listed_without_itself(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    made = terminal.json("token", "create", "--name", "the Friday job", "--scope", "load")
    assert (
        made["token"].startswith(f"ipr_{made['id']}_") and len(made["token"].removeprefix(f"ipr_{made['id']}_")) == 43
    )
    assert made["token"] not in terminal.type("token", "list").output + terminal.type("token", "list", "--json").output
    assert [(each["id"], each["good"]) for each in terminal.json("token", "list")] == [(made["id"], True)]
    assert terminal.type("token", "revoke", made["id"]).exit_code == 0
    assert not terminal.json("token", "list")[0]["good"]
    assert terminal.type("token", "revoke", "000000000000").exit_code == 1


def test_token_may_end_today_and_not_before(still: Terminal) -> None:
    create = ("token", "create", "--name", "x", "--scope", "read", "--expires")
    assert still.type(*create, today().isoformat()).exit_code == 0
    assert still.type(*create, (today() - timedelta(days=1)).isoformat()).exit_code == 1
    assert still.type(*create, "tomorrow").exit_code == 2
    assert still.type("token", "create", "--name", " ", "--scope", "read").exit_code == 1
    assert still.type("token", "create", "--name", "x", "--scope", "root").exit_code == 2
