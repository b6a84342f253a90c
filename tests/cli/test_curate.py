"""`ipregistry data check`: what it prints, and what it exits with."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from ipregistry.cli import cli

REGISTERS = "code,name,authority,country,source_url,data_as_of\nXX-TEST,Test register,,XX,,2024-01-01\n"
HEADER = "register_number,mark,right_holder,hs_codes,date_of_inclusion\n"
OVERLAYS = {
    "aliases.csv": "mark,entry_id,alias,kind\n",
    "repairs.csv": "entry_id,field,from,to,reason\n",
    "parties.csv": "written\n",
    "goods_terms.csv": "term,language\n",
    "notes.csv": "rank,code,condition,text_en,text_ru\n",
}


def checked(directory: Path, rows: str, *words: str) -> Result:
    for name, text in {"registers.csv": REGISTERS, "xx-test.csv": HEADER + rows, **OVERLAYS}.items():
        (directory / name).write_text(text, encoding="utf-8")
    return CliRunner().invoke(cli, ["data", "check", "--directory", str(directory), *words])


def test_sound_data_exits_0_and_says_how_much_was_read(tmp_path: Path) -> None:
    result = checked(tmp_path, "1,ACME,Acme Ltd,8517,2023-02-01\n")
    assert (result.exit_code, result.output) == (0, "1 entries: 0 errors; 0 doubts\n")


def test_doubts_are_listed_and_exit_0(tmp_path: Path) -> None:
    result = checked(tmp_path, "1,ACME,Acme Ltd,851950,2023-02-01\n")
    assert result.exit_code == 0
    assert result.output.startswith("doubt: xx-test-1 hs_codes “851950”: today's nomenclature does not know 851950")
    assert result.output.endswith("1 entries: 0 errors; 1 doubts (1 unknown_subheading)\n")


def test_quiet_counts_doubts_and_does_not_list_them(tmp_path: Path) -> None:
    result = checked(tmp_path, "1,ACME,Acme Ltd,851950,2023-02-01\n", "--quiet")
    assert result.output == "1 entries: 0 errors; 1 doubts (1 unknown_subheading)\n"


def test_an_error_exits_1(tmp_path: Path) -> None:
    result = checked(tmp_path, "1,ACME,Acme Ltd,9999,2023-02-01\n")
    assert result.exit_code == 1
    assert "error: xx-test-1 hs_codes “9999”" in result.output


def test_json_has_the_counts_and_every_finding(tmp_path: Path) -> None:
    result = checked(tmp_path, "1,ACME,Acme Ltd,8517,2024-02-01\n", "--json")
    report = json.loads(result.stdout)
    assert (report["entries"], report["errors"], report["doubts"], result.exit_code) == (1, 1, 0, 1)
    assert report["findings"] == [
        {
            "severity": "error",
            "code": "after_data",
            "entry_id": "xx-test-1",
            "field": "date_of_inclusion",
            "value": "2024-02-01",
            "sentence": "2024-02-01 is after 2024-01-01, the day the data stands for",
        }
    ]
