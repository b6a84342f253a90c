"""The register in a program: the API's own answers, without a server, for a text, many of them, or a data frame."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas
import polars
import pyarrow
import pytest
from flask.testing import FlaskClient

from ipregistry import open_register
from ipregistry.errors import InvalidQuestion, RegisterUnavailable
from ipregistry.library import OpenRegister
from ipregistry.register import Register

ON = date(2017, 5, 16)
TEXTS = ["Смартфон Сяоми Redmi, 1 шт", "ANDROID PHONE. VALUE $18", "gift", "adidas shoes", "Аdidas кроссовки"]


@pytest.fixture(scope="module")
def opened(seeded: Register) -> OpenRegister:
    return open_register(seeded.settings.data_dir)


@pytest.mark.parametrize("text", TEXTS)
def test_answer_is_that_of_the_api(opened: OpenRegister, client: FlaskClient, text: str) -> None:
    question = {"description": text, "registers": ["RU-TROIS", "KZ-TROIS"], "hs_code": "8517"}
    posted = client.post("/v1/checks", json={**question, "on": ON.isoformat()}).json
    assert opened.check(text, on=ON, registers=["RU-TROIS", "KZ-TROIS"], hs_code="8517") == posted


def test_many_are_answered_in_their_order_and_a_bad_one_in_its_place(opened: OpenRegister) -> None:
    rows = ["gift", {"id": "x", "description": "小米手机", "registers": ["RU-TROIS"]}, "", {"descripton": "phone"}]
    answers = list(opened.check_many(rows, on=ON))
    assert [answer["id"] for answer in answers] == [0, "x", 2, 3]
    assert ["error" in answer for answer in answers] == [False, False, True, True]
    assert answers[0] == {"id": 0, **opened.check("gift", on=ON)}
    assert answers[1]["verdict"] == "match"


def test_many_are_asked_only_as_they_are_wanted(opened: OpenRegister) -> None:
    endless = ("gift" for _ in iter(int, 1))
    assert next(opened.check_many(endless))["verdict"] == "insufficient_description"


def test_data_frame_comes_back_with_the_answers_beside_its_own_columns(opened: OpenRegister) -> None:
    frame = pandas.DataFrame({"Item title": [*TEXTS, None], "price": range(6)}, index=list("abcdef"))
    found = opened.check_many(frame, on=ON)
    assert isinstance(found, pandas.DataFrame) and list(found.index) == list("abcdef")
    assert list(found["price"]) == list(range(6)) and list(frame.columns) == ["Item title", "price"]
    assert list(found["verdict"])[:5] == [opened.check(text, on=ON)["verdict"] for text in TEXTS]
    assert "empty" in found["error"].iloc[5]
    assert list(opened.check_many(frame.rename(columns={"Item title": "x"}), description="x")["marks"])
    with pytest.raises(InvalidQuestion, match="description"):
        opened.check_many(pandas.DataFrame({"x": [1]}))


def test_frame_of_polars_comes_back_with_columns_of_one_type_however_it_begins(opened: OpenRegister) -> None:
    frame = polars.DataFrame({"title": [None, "gift"] * 200 + TEXTS, "price": range(400 + len(TEXTS))})
    found = opened.check_many(frame, on=ON)
    assert isinstance(found, polars.DataFrame) and found.columns[:3] == ["title", "price", "verdict"]
    assert found.select("title", "price").equals(frame)
    assert found["verdict"].to_list()[400:] == [opened.check(text, on=ON)["verdict"] for text in TEXTS]
    assert (found.schema["score"], found.schema["marks"]) == (polars.Float64, polars.List(polars.String))


def test_whatever_exports_arrow_comes_back_as_a_table(opened: OpenRegister) -> None:
    table = pyarrow.concat_tables([pyarrow.table({"title": TEXTS}), pyarrow.table({"title": ["", *TEXTS]})])
    found = opened.check_many(table, on=ON)
    assert found.column_names[:2] == ["title", "verdict"] and found.num_rows == 2 * len(TEXTS) + 1
    verdicts = [opened.check(text, on=ON)["verdict"] for text in TEXTS]
    assert (
        found["verdict"].to_pylist() == [*verdicts, None, *verdicts] and "empty" in found["error"][len(TEXTS)].as_py()
    )
    assert opened.check_many(table.to_reader(), on=ON).equals(found)
    assert opened.check_many(table.slice(0, 0)).schema == found.schema
    with pytest.raises(InvalidQuestion, match="description"):
        opened.check_many(table.rename_columns(["x"]))


def test_question_that_cannot_be_answered_is_raised(opened: OpenRegister) -> None:
    with pytest.raises(InvalidQuestion, match="64O3"):
        opened.check("phone", hs_code="64O3")


def test_empty_directory_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnavailable, match="ipregistry seed"):
        open_register(tmp_path)


def test_import_of_the_package_imports_no_more_than_is_asked() -> None:
    program = "import sys, ipregistry; print(sorted({'flask', 'numpy', 'pyarrow', 'jinja2'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip() == "[]"
    program = "import sys; from ipregistry import open_register; print(sorted({'flask', 'pyarrow'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip() == "[]"
