"""Files as people have them: any format in and out, columns found by their headers, a bad row an error in its place."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ipregistry.errors import FileRefused, InvalidQuestion
from ipregistry.screening import Screened, Wanted, screen_file
from ipregistry.screening.columns import find_columns
from ipregistry.screening.result_columns import RESULTS, result_names

TODAY = date(2024, 1, 1)


def screened(snapshot: Path, source: Path, name: str, **wanted: Any) -> tuple[Path, Screened]:
    output = source.with_name(name)
    return output, screen_file(snapshot, source, output, workers=1, today=TODAY, wanted=Wanted(**wanted))


def rows_of(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""), delimiter=delimiter))


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


SHEET = """sku,Item title,price,HS code
a-1,Xiaomi phone,=1+2,8517
a-2,"gift, \"\"new\"\"",-5,
a-3,,1,
a-4,DUREX,2
a-5,XIAOMI,3,64O3
"""


def test_a_spreadsheet_keeps_its_columns_and_gets_ours(snapshot: Path, tmp_path: Path) -> None:
    output, counts = screened(snapshot, write(tmp_path / "in.csv", SHEET), "out.csv")
    rows = rows_of(output)
    assert list(rows[0]) == ["sku", "Item title", "price", "HS code", *RESULTS]
    assert [row["sku"] for row in rows] == ["a-1", "a-2", "a-3", "a-4", "a-5"]
    first = rows[0]
    assert (first["verdict"], first["marks"], first["registers"], first["entry_ids"], first["spans"]) == (
        *("match", "XIAOMI", "XX-TEST", "xiaomi", "0-6"),
    )
    assert first["strength"] == "match" and 0.8 < float(first["score"]) <= 1 and first["goods"] == "covered"
    assert rows[1]["Item title"] == 'gift, "new"' and rows[1]["verdict"] == "insufficient_description"
    assert [bool(row["error"]) for row in rows] == [False, False, True, True, True]
    assert "empty" in rows[2]["error"] and "3" in rows[3]["error"] and "64O3" in rows[4]["error"]
    assert (counts.lines, counts.errors) == (5, 3)


def test_cells_that_a_spreadsheet_would_run_are_neutralised(snapshot: Path, tmp_path: Path) -> None:
    text = "description,note\nphone,=HYPERLINK(1)\nphone,@x\n=cmd()|Xiaomi,+1\n"
    output, _ = screened(snapshot, write(tmp_path / "in.csv", text), "out.csv")
    cells = [cell for row in csv.reader(io.StringIO(output.read_text("utf-8"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))]
    assert " =HYPERLINK(1)" in cells


@pytest.mark.parametrize(
    ("header", "field", "expected"),
    [
        ("Наименование товара", "description", "description"),
        ("Описание", "description", "description"),
        ("Код ТН ВЭД", "hs_code", "hs_code"),
        ("ТН ВЭД", "hs_code", "hs_code"),
        ("HS Code", "hs_code", "hs_code"),
        ("Импортёр", "importer", "importer"),
        ("Дата", "on", "on"),
        ("Страна", "country", "country"),
        ("Product name", "description", "description"),
    ],
)
def test_columns_are_known_by_what_people_call_them(header: str, field: str, expected: str) -> None:
    places = find_columns(["x", header, *([] if field == "description" else ["description"])], {})
    assert places is not None and places[expected] == 1


def test_of_two_columns_that_could_be_the_description_the_surer_one_is() -> None:
    assert find_columns(["name", "description"], {}) == {"description": 1}
    assert find_columns(["id", "title", "goods"], {}) == {"id": 0, "description": 1}


def test_column_may_be_named(snapshot: Path, tmp_path: Path) -> None:
    source = write(tmp_path / "in.csv", "description,what it really is\nphone,Xiaomi phone\n")
    output, _ = screened(snapshot, source, "out.csv", named={"description": "what it really is"})
    assert rows_of(output)[0]["verdict"] == "match"


@pytest.mark.parametrize(
    ("named", "said"), [({"description": "nowhere"}, "the columns are a, b"), ({"colour": "a"}, "the fields are")]
)
def test_column_that_is_not_there_is_refused(snapshot: Path, tmp_path: Path, named: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidQuestion, match=said):
        screened(snapshot, write(tmp_path / "in.csv", "a,b\n1,2\n"), "out.csv", named=named)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_table_without_a_description_is_refused_and_says_how_to_name_it(snapshot: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidQuestion, match="--column description=HEADER"):
        screened(snapshot, write(tmp_path / "in.csv", "a,b\n1,2\n"), "out.csv")


@pytest.mark.parametrize(
    ("given", "verdict"),
    [({}, "possible_match"), ({"on": date(2025, 1, 1)}, "match"), ({"registers": ("XX-TEST",)}, "possible_match")],
)
def test_the_whole_file_is_asked_what_a_row_does_not_say(
    snapshot: Path, tmp_path: Path, given: dict[str, Any], verdict: str
) -> None:
    source = write(tmp_path / "in.csv", "description,on\nXiaomi phone,\nXiaomi phone,2025-06-01\n")
    output = tmp_path / "out.csv"
    screen_file(snapshot, source, output, workers=1, today=date(2026, 6, 1), wanted=Wanted(**given))
    assert [row["verdict"] for row in rows_of(output)] == [verdict, "match"], "a row's own day is the day of that row"


@pytest.mark.parametrize(
    ("name", "delimiter", "encoding", "declared"),
    [
        ("in.csv", ",", "utf-8", None),
        ("in.csv", ";", "utf-8-sig", None),
        ("in.csv", "\t", "utf-16", None),
        ("in.tsv", "\t", "utf-8", None),
        ("in.csv", ";", "cp1251", "cp1251"),
        ("in.txt", ";", "utf-8", None),
    ],
)
def test_text_tables_are_read_however_they_were_saved(
    snapshot: Path, tmp_path: Path, name: str, delimiter: str, encoding: str, declared: str | None
) -> None:
    text = "Наименование;Код ТН ВЭД\r\nТелефон Xiaomi;8517\r\nподарок;\r\n".replace(";", delimiter)
    output, counts = screened(snapshot, write(tmp_path / name, text, encoding), "out.csv", encoding=declared)
    written = rows_of(output, "," if name.endswith("tsv") else delimiter)
    assert [row["verdict"] for row in written] == ["match", "insufficient_description"]
    assert written[0]["Наименование"] == "Телефон Xiaomi" and counts.errors == 0


def test_file_in_an_encoding_that_nobody_declared_is_refused_whole(snapshot: Path, tmp_path: Path) -> None:
    text = "description\n" + "Телефон Xiaomi\n" * 10
    with pytest.raises(FileRefused) as refused:
        screened(snapshot, write(tmp_path / "in.csv", text, "cp1251"), "out.csv")
    assert "--encoding" in refused.value.errors[0].expected and refused.value.errors[0].line == 2


def test_row_that_is_not_text_is_an_error_in_its_place(snapshot: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes("id,description\n1,телефон\n".encode() + b"2,\xff\xfe phone\n3,Xiaomi phone\n")
    output, counts = screened(snapshot, source, "out.csv")
    assert counts.errors == 1
    assert [(row["id"], bool(row["error"])) for row in rows_of(output)] == [("1", False), ("2", True), ("3", False)]
    assert "utf-8" in rows_of(output)[1]["error"]


def test_quotation_mark_within_a_cell_is_no_quoting(snapshot: Path, tmp_path: Path) -> None:
    text = 'id,description\n1,6" tablet Xiaomi\n2,phone\n'
    output, _ = screened(snapshot, write(tmp_path / "in.csv", text), "out.csv")
    assert [row["description"] for row in rows_of(output)] == ['6" tablet Xiaomi', "phone"]


@pytest.mark.parametrize(
    ("cell", "verdict"), [("8517.12", "match"), ("8517 12 000 0", "match"), ("409", "outside_goods")]
)
def test_codes_are_read_as_spreadsheets_leave_them(snapshot: Path, tmp_path: Path, cell: str, verdict: str) -> None:
    """409 is 0409, honey: a number has lost its zero."""
    output, _ = screened(snapshot, write(tmp_path / "in.csv", f"title,hs\nXIAOMI,{cell}\n"), "out.csv")
    assert rows_of(output)[0]["verdict"] == verdict


@pytest.mark.parametrize("cell", ["2025-06-01", "01.06.2025", "2025-06-01 10:30:00", "01.06.2025 10:30"])
def test_days_are_read_as_people_write_them(snapshot: Path, tmp_path: Path, cell: str) -> None:
    source = write(tmp_path / "in.csv", f"id,title,date\n7,XIAOMI,{cell}\n")
    output, _ = screened(snapshot, source, "out.jsonl")
    answer = json.loads(output.read_text("utf-8"))
    assert (answer["id"], answer["on"]) == ("7", "2025-06-01")


def test_table_without_ids_numbers_its_answers_by_line(snapshot: Path, tmp_path: Path) -> None:
    text = 'description\n"Xiaomi\nphone"\n\nphone\n'
    output, _ = screened(snapshot, write(tmp_path / "in.csv", text), "out.jsonl")
    assert [json.loads(line)["id"] for line in output.read_text("utf-8").splitlines()] == [2, 5]


def test_answer_in_json_is_the_same_whatever_the_question_was_in(snapshot: Path, tmp_path: Path) -> None:
    table = write(tmp_path / "in.csv", "id,description,hs_code,on\nx,Xiaomi phone,8517,2024-05-01\n")
    lines = write(
        tmp_path / "in.jsonl",
        '{"id": "x", "description": "Xiaomi phone", "hs_code": "8517", "on": "2024-05-01"}\n',
    )
    assert screened(snapshot, table, "a.jsonl")[0].read_bytes() == screened(snapshot, lines, "b.jsonl")[0].read_bytes()


def test_json_lines_become_a_table_under_the_fields(snapshot: Path, tmp_path: Path) -> None:
    source = write(
        tmp_path / "in.jsonl", '{"id": 1, "description": "XIAOMI", "registers": ["XX-TEST"], "importer": "x"}\nbad\n'
    )
    first, bad = rows_of(screened(snapshot, source, "out.csv")[0])
    assert (first["id"], first["description"], first["registers"], first["importer"]) == ("1", "XIAOMI", "XX-TEST", "x")
    assert (first["answer_registers"], first["answer_importer"]) == ("XX-TEST", "not_listed")
    assert bad["error"].startswith("json_refused")


@pytest.mark.parametrize("more", [{}, {"price": 1, "hts": 1}])
def test_keys_of_json_lines_are_found_as_columns_are_and_others_are_let_be(
    snapshot: Path, tmp_path: Path, more: dict[str, Any]
) -> None:
    line = {"SKU": [5, "b"], "Item title": "XIAOMI", "HS code": 8539, "date": "01.06.2024", **more}
    output, counts = screened(snapshot, write(tmp_path / "in.jsonl", json.dumps(line) + "\n"), "out.jsonl")
    answer = json.loads(output.read_text("utf-8"))
    assert (answer["id"], answer["verdict"], answer["on"]) == ([5, "b"], "outside_goods", "2024-06-01")
    assert counts.errors == 0


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ({"id": 7, "price": 18}, "line_refused", "--column description=KEY"),
        ({"id": 7, "description": None}, "line_refused", "description"),
        ({"id": 7, "description": 18}, "line_refused", "description"),
        ({"id": 7, "title": ["phone"]}, "line_refused", "description"),
        ({"id": 7, "title": "phone", "registers": 5}, "line_refused", "registers"),
        ({"id": 7, "title": "phone", "registers": {"a": 1}}, "register_not_found", "XX-TEST"),
        ({"id": 7, "title": "phone", "date": 20240501}, "line_refused", "YYYY-MM-DD"),
        ({"id": 7, "title": "phone", "min_score": [1]}, "line_refused", "min_score"),
        ({"id": 7, "title": "phone", "hs": {"a": 1}}, "invalid_question", "hs_code"),
    ],
)
def test_line_whose_keys_hold_something_else_is_an_error_in_its_place(
    snapshot: Path, tmp_path: Path, line: dict[str, Any], code: str, said: str
) -> None:
    source = write(tmp_path / "in.jsonl", json.dumps(line) + '\n{"id": 8, "title": "XIAOMI"}\n')
    output, counts = screened(snapshot, source, "out.jsonl")
    bad, good = (json.loads(each) for each in output.read_text("utf-8").splitlines())
    assert (bad["id"], bad["error"]["code"], counts.errors) == (7, code, 1)
    assert said in bad["error"]["detail"]
    assert (good["id"], good["verdict"]) == (8, "match")


def test_mark_of_byte_order_before_json_lines_is_no_part_of_the_first(snapshot: Path, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", '{"id": 1, "title": "XIAOMI"}\n', "utf-8-sig")
    output, counts = screened(snapshot, source, "out.jsonl")
    assert json.loads(output.read_text("utf-8"))["verdict"] == "match" and counts.errors == 0


def test_line_without_the_key_that_was_named_has_no_such_field(snapshot: Path, tmp_path: Path) -> None:
    source = write(
        tmp_path / "in.jsonl", '{"id": 1, "title": "gift", "real": "XIAOMI"}\n{"id": 2, "title": "XIAOMI"}\n'
    )
    output, counts = screened(snapshot, source, "out.jsonl", named={"description": "real"})
    first, second = (json.loads(each) for each in output.read_text("utf-8").splitlines())
    assert first["verdict"] == "match" and counts.errors == 1
    assert second["error"] == {
        "code": "line_refused",
        "detail": "the line has no key 'real', which was named as the description's",
    }


def test_key_that_is_a_fields_own_name_is_taken_before_one_like_it(snapshot: Path, tmp_path: Path) -> None:
    line = {"Description": "gift", "description": "XIAOMI", "ID": 1, "id": 2}
    output, _ = screened(snapshot, write(tmp_path / "in.jsonl", json.dumps(line) + "\n"), "out.jsonl")
    answer = json.loads(output.read_text("utf-8"))
    assert (answer["id"], answer["verdict"]) == (2, "match")
    assert find_columns(["Description", "description"], {}) == {"description": 1}


def test_key_may_be_named_as_a_column_is(snapshot: Path, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", '{"title": "gift", "What It Is": "XIAOMI"}\n')
    output, _ = screened(snapshot, source, "out.jsonl", named={"description": "what it is"})
    assert json.loads(output.read_text("utf-8"))["verdict"] == "match"


def test_table_of_json_lines_says_what_they_say(snapshot: Path, tmp_path: Path) -> None:
    line = {"id": 1, "title": "XIAOMI", "hs": "8517.12", "date": "01.06.2024", "min_score": "0,8"}
    [row] = rows_of(screened(snapshot, write(tmp_path / "in.jsonl", json.dumps(line) + "\n"), "out.csv")[0])
    assert (row["hs_code"], row["on"], row["min_score"], row["verdict"]) == ("8517.12", "01.06.2024", "0,8", "match")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("in.csv", "SKU,Item title,price\n1,phone,2\n", ["columns: id = SKU, description = Item title"]),
        ("in.jsonl", '\n{"price": 1, "title": "phone"}\n', ["columns: description = title"]),
        ("in.csv", "id,description,price\n1,phone,2\n", []),
        ("in.jsonl", '{"id": 1, "description": "phone"}\n', []),
        ("in.jsonl", 'no json\n{"title": "phone"}\n', []),
        ("in.jsonl", "", []),
    ],
)
def test_what_was_guessed_of_columns_is_told(
    snapshot: Path, tmp_path: Path, name: str, text: str, told: list[str]
) -> None:
    heard: list[str] = []
    source = write(tmp_path / name, text)
    screen_file(snapshot, source, tmp_path / "out.jsonl", workers=1, today=TODAY, told=heard.append)
    assert heard == told


def test_named_keys_of_json_lines_let_other_keys_be(snapshot: Path, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", '{"sku": 5, "title": "XIAOMI phone", "price": 1}\n')
    output, counts = screened(snapshot, source, "out.jsonl", named={"description": "title", "id": "sku"})
    answer = json.loads(output.read_text("utf-8"))
    assert (answer["id"], answer["verdict"], counts.errors) == (5, "match", 0)


def test_a_workbook_goes_in_and_comes_out(snapshot: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Прайс-лист за май"])
    sheet.append(["№", "Наименование", "Код ТН ВЭД", "Дата"])
    sheet.append([1, "Телефон Xiaomi", 8517120000, datetime(2025, 6, 1)])  # noqa: DTZ001 - as a workbook has it
    sheet.append([2, "=1+1", None, None])
    sheet.append([3, "DUREX", None, None, "beyond the header"])
    book.save(tmp_path / "in.xlsx")
    output, counts = screened(snapshot, tmp_path / "in.xlsx", "out.xlsx")
    rows = list(openpyxl.load_workbook(output).active.iter_rows(values_only=True))
    assert rows[0] == ("№", "Наименование", "Код ТН ВЭД", "Дата", *RESULTS)
    assert rows[1][:5] == ("1", "Телефон Xiaomi", "8517120000", "2025-06-01", "match")
    assert [bool(row[-1]) for row in rows[1:]] == [False, True, True]
    assert "formula" in rows[2][-1] and (counts.lines, counts.errors) == (3, 2)


def test_two_columns_of_one_name_stay_two(snapshot: Path, tmp_path: Path) -> None:
    output, _ = screened(snapshot, write(tmp_path / "in.csv", "name,note,note,\nphone,a,b,c\n"), "out.csv")
    row = rows_of(output)[0]
    assert (row["note"], row["note_2"], row["column_4"]) == ("a", "b", "c")


def test_screened_file_may_be_screened_again() -> None:
    once = ("description", *result_names(("description",)))
    twice = (*once, *result_names(once))
    assert len(set(twice)) == len(twice) and "answer_verdict" in twice


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.xlsx", "out.jsonl"])
def test_empty_table_gives_an_empty_table(snapshot: Path, tmp_path: Path, name: str) -> None:
    output, counts = screened(snapshot, write(tmp_path / "in.csv", "description\n"), name)
    assert output.exists() and counts.lines == 0
