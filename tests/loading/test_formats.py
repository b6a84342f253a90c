"""Files of every format we read: found out, read to their end, every error with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ipregistry.entry import Alias, AliasKind, CustomsLetter, Party, RegisterEntry
from ipregistry.errors import FileRefused, InvalidQuestion, RowError
from ipregistry.loading.formats import read_entries
from ipregistry.loading.loaded import MOST_ERRORS_KEPT, LoadedFile


def opened(tmp_path: Path, content: str | bytes, **options: Any) -> LoadedFile[RegisterEntry]:
    path = tmp_path / "friday.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_entries(path, "RU-TROIS", **options)


def told(found: LoadedFile[RegisterEntry]) -> list[str | tuple[int, str | None, str]]:
    """Entries by their id and errors by line, column and code, in order."""
    return [each.entry_id if isinstance(each, RegisterEntry) else (each.line, each.column, each.code) for each in found]


def refusal(tmp_path: Path, content: str | bytes, **options: Any) -> tuple[RowError, ...]:
    with pytest.raises(FileRefused) as refused:
        list(opened(tmp_path, content, **options))
    return refused.value.errors


def json_lines(*objects: object) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_found_from_the_header(tmp_path: Path, delimiter: str) -> None:
    rows = [["entry_id", "mark", "goods"], ["e1", "XIAOMI", "phones"]]
    found = opened(tmp_path, "\n".join(delimiter.join(row) for row in rows))
    (entry,) = list(found)
    assert isinstance(entry, RegisterEntry)
    assert (found.format, entry.mark, entry.goods) == ("csv", "XIAOMI", "phones")


def test_columns_come_in_any_order_and_case(tmp_path: Path) -> None:
    assert told(opened(tmp_path, ' Mark ,"ENTRY_ID"\nX,e1\n')) == ["e1"]


def test_line_is_the_one_on_which_the_row_begins(tmp_path: Path) -> None:
    content = 'entry_id,mark,goods\ne1,X,"one\ntwo\nthree"\n\ne2,X,,\ne3\ne4,X,"a\n\nb"\n,,\ne5,,tea\n'
    assert told(opened(tmp_path, content)) == [
        "e1",
        (6, None, "cells"),
        (7, None, "cells"),
        "e4",
        (12, None, "says_nothing"),
    ]


def test_row_of_too_many_cells_is_told_by_its_numbers(tmp_path: Path) -> None:
    (error,) = list(opened(tmp_path, "entry_id,mark\ne1,X,Y\n"))
    assert str(error) == "line 2: the header has 2 cells and this row has 3"


def test_unknown_column_is_refused_with_the_nearest_known_name(tmp_path: Path) -> None:
    (error,) = refusal(tmp_path, "entry_id,mark,rigth_holder\ne1,X,Y\n")
    assert (error.line, error.column, error.code) == (1, "rigth_holder", "unknown_column")
    assert "did you mean right_holder?" in error.expected
    assert "date_of_inclusion" in error.expected


def test_every_wrong_column_of_the_header_is_told(tmp_path: Path) -> None:
    errors = refusal(tmp_path, "entry_id,mark,mark,foo,bar,\n")
    assert [(error.column, error.code) for error in errors] == [
        ("mark", "column_twice"),
        ("foo", "unknown_column"),
        ("bar", "unknown_column"),
        ("", "unknown_column"),
    ]


@pytest.mark.parametrize(
    "content", ["", "\n\n", "PK\x03\x04...", "<html>", "Dear customs", "[1, 2]", "марка;товар\nX;Y\n"]
)
def test_file_of_no_known_format_is_refused(tmp_path: Path, content: str) -> None:
    (error,) = refusal(tmp_path, content)
    assert (error.line, error.code) in [(1, "format"), (1, "no_header"), (1, "zip")]


def test_format_may_be_named(tmp_path: Path) -> None:
    assert told(opened(tmp_path, "entry_id,mark\ne1,X\n", format="csv")) == ["e1"]
    assert told(opened(tmp_path, "entry_id,mark\n", format="jsonl")) == [(1, None, "json")]
    with pytest.raises(InvalidQuestion, match="did you mean jsonl"):
        opened(tmp_path, "entry_id,mark\n", format="json")


def test_unbalanced_quote_stops_the_reading_at_the_row_where_it_begins(tmp_path: Path) -> None:
    errors = refusal(tmp_path, 'entry_id,mark,goods\ne1,X,"fine"\ne2,,bad\ne3,X,"never closed\ne4,X,x\n')
    assert [(error.line, error.code) for error in errors] == [(3, "says_nothing"), (4, "quoting")]


@pytest.mark.parametrize("cell", ['"a"b', '"a" ', '"a""'])
def test_quoting_is_strict(tmp_path: Path, cell: str) -> None:
    assert refusal(tmp_path, f"entry_id,mark\ne1,{cell}\n")[0].code == "quoting"


def test_same_id_twice_names_both_lines(tmp_path: Path) -> None:
    found = list(opened(tmp_path, "entry_id,mark,register_number\ne1,X,\n,X,1/2\n,Y,1-2\ne1,X,\n"))
    assert [str(each) for each in found if isinstance(each, RowError)] == [
        'line 4, entry_id: "ru-trois-1-2" is not the only one of this entry_id in the file: line 3 has it too',
        'line 5, entry_id: "e1" is not the only one of this entry_id in the file: line 2 has it too',
    ]


def test_all_errors_are_counted_and_the_first_thousand_kept(tmp_path: Path) -> None:
    bad = "".join(f"e{number},X,5,0\n" for number in range(MOST_ERRORS_KEPT))
    found = opened(tmp_path, f"entry_id,mark,hs_codes,nice_classes\n{bad}good,X,85,1\n")
    assert told(found)[-1] == "good"
    assert (found.rows_read, found.rows_rejected) == (MOST_ERRORS_KEPT + 1, MOST_ERRORS_KEPT)
    assert (found.error_count, len(found.errors)) == (2 * MOST_ERRORS_KEPT, MOST_ERRORS_KEPT)


def test_entries_end_in_a_refusal_that_carries_every_error(tmp_path: Path) -> None:
    content = "entry_id,mark,hs_codes\ne1,X,5\ne2,X,85\ne3,X,7\n"
    entries = opened(tmp_path, content).entries()
    assert next(entries).entry_id == "e2"
    with pytest.raises(FileRefused, match=r"friday\.csv was not loaded: 2 errors") as refused:
        next(entries)
    assert [error.line for error in refused.value.errors] == [2, 4]
    assert [entry.entry_id for entry in opened(tmp_path, content).entries(skip_bad_rows=True)] == ["e2"]


def test_unreadable_rest_of_a_file_is_never_skipped(tmp_path: Path) -> None:
    content = b"entry_id,mark,hs_codes\ne1,X,5\ne2,X,85\n" + "e3,Сяоми,85\n".encode("cp1251")
    with pytest.raises(FileRefused) as refused:
        list(opened(tmp_path, content).entries(skip_bad_rows=True))
    assert [(error.line, error.code) for error in refused.value.errors] == [(2, "hs_code"), (4, "encoding")]


def test_json_lines_carry_an_entry_in_full(tmp_path: Path) -> None:
    found = opened(
        tmp_path,
        json_lines(
            {
                "entry_id": "e1",
                "mark": "XIAOMI",
                "right_holder": {"name": "Beijing Xiaomi Technology Co., Ltd", "country": "CN"},
                "authorised_importers": ["ООО «Смарт|Оранж»", {"name": "B", "name_latin": "B Ltd", "kind": None}],
                "aliases": ["MI", {"alias": "Сяоми", "kind": "pronunciation", "source": "press"}],
                "nice_classes": [9, "35"],
                "hs_codes": ["8517"],
                "customs_letter": {"number": None, "date": "2017-03-15"},
                "goods": None,
            }
        ),
    )
    (entry,) = list(found)
    assert isinstance(entry, RegisterEntry)
    assert found.format == "jsonl"
    assert entry.right_holder == Party("Beijing Xiaomi Technology Co., Ltd", country="CN")
    assert entry.authorised_importers == (Party("ООО «Смарт|Оранж»"), Party("B", "B Ltd"))
    assert entry.aliases == (Alias("MI"), Alias("Сяоми", AliasKind.PRONUNCIATION, source="press"))
    assert (entry.nice_classes, entry.hs_codes, entry.goods) == ((9, 35), ("8517",), None)
    assert entry.customs_letter is not None and str(entry.customs_letter.date) == "2017-03-15"


def test_json_lines_may_be_flat_as_the_csv_is(tmp_path: Path) -> None:
    flat = {"entry_id": "e1", "mark": "X", "authorised_importers": "A|B", "authorised_importers_latin": "|B Ltd"}
    (entry,) = list(opened(tmp_path, json_lines({**flat, "hs_codes": "85|84", "customs_letter_number": "7"})))
    assert isinstance(entry, RegisterEntry)
    assert entry.authorised_importers == (Party("A"), Party("B", "B Ltd"))
    assert (entry.hs_codes, entry.customs_letter) == (("85", "84"), CustomsLetter("7"))


@pytest.mark.parametrize(
    ("wrong", "column", "code"),
    [
        ({"mark": 4711}, "mark", "shape"),
        ({"mark": True}, "mark", "shape"),
        ({"mark": ["X"]}, "mark", "shape"),
        ({"mark": {"a": 1}}, "mark", "shape"),
        ({"hs_codes": [8517]}, "hs_codes", "shape"),
        ({"hs_codes": 8517}, "hs_codes", "shape"),
        ({"hs_codes": ["8517", None]}, "hs_codes", "empty_item"),
        ({"nice_classes": [0]}, "nice_classes", "shape"),
        ({"nice_classes": [True]}, "nice_classes", "shape"),
        ({"nice_classes": [9.0]}, "nice_classes", "shape"),
        ({"nice_classes": ["46"]}, "nice_classes", "nice_class"),
        ({"valid_until": "2020-W01-1"}, "valid_until", "day"),
        ({"authorised_importers": [{"name": ""}]}, "authorised_importers", "empty_item"),
        ({"authorised_importers": [{"nmae": "A"}]}, "authorised_importers", "unknown_field"),
        ({"authorised_importers": [["A"]]}, "authorised_importers", "shape"),
        ({"authorised_importers": [7]}, "authorised_importers", "shape"),
        ({"customs_letter": "7 of Monday"}, "customs_letter", "shape"),
        ({"customs_letter": {"number": "7"}, "customs_letter_number": "8"}, "customs_letter_number", "given_twice"),
        ({"rigth_holder": "A"}, "rigth_holder", "unknown_field"),
        ({"mark": "X\ud800"}, "mark", "control_character"),
        ({"mark": "X\u0000"}, "mark", "control_character"),
    ],
)
def test_json_value_of_a_wrong_shape_is_told(tmp_path: Path, wrong: dict[str, Any], column: str, code: str) -> None:
    line = json.dumps({"entry_id": "e1", "mark": "X", **wrong})
    assert told(opened(tmp_path, f'{{"entry_id": "e0", "mark": "X"}}\n\n{line}\n')) == ["e0", (3, column, code)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"entry_id": "e1", "mark": "X", "mark": "Y"}', "key_twice"),
        ('{"entry_id": "e1", "right_holder": {"name": "A", "name": "B"}}', "key_twice"),
        ("{", "json"),
        ('{"mark": NaN}', "json"),
        ('{"mark": -Infinity}', "json"),
        ("[]", "json"),
        ("null", "json"),
        ('{"mark": ' + "1" * 5_000 + "}", "json"),
        ('{"mark": ' + "[" * 100_000 + "]" * 100_000 + "}", "json"),
        ("{" + ", ".join(f'"{n}": 1' for n in range(50_000)) + "}", "unknown_field"),
        ("{'mark': 'X'}", "json"),
        ('{"mark": "X",}', "json"),
    ],
)
def test_line_that_is_no_such_object_is_told_and_the_next_one_read(tmp_path: Path, line: str, code: str) -> None:
    found = told(opened(tmp_path, f'{{"entry_id": "e0", "mark": "X"}}\n{line}\n{{"entry_id": "e2", "mark": "X"}}\n'))
    assert (found[0], found[-1]) == ("e0", "e2")
    assert [(each[0], each[2]) for each in found if isinstance(each, tuple)] == [(2, code)]
