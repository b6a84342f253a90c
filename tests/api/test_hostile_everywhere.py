"""The hostile corpus over every address and both databases: no answer is a 5xx, every refusal is a reasoned problem.

The corpus of `test_hostile` is asked again here, and every nasty value in every parameter that the OpenAPI document
names, in every path and page, and as a file.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ipregistry.app import create_app
from ipregistry.config import Settings
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register
from ipregistry.tokens import Scope, create_token
from tests.storage.conftest import postgresql as postgresql

from .test_hostile import CORPUS, ask, assert_as_described

SHEET = "entry_id,mark,right_holder,hs_codes,date_of_inclusion\nru-trois-xiaomi,XIAOMI,Xiaomi Co,8517,2017-03-15\n"
NASTY = (
    "", " ", "\x00", "a\x00b", "\ud800", "\x7f", "\x1b[31m", "\r\nX: y", "\u200b", "\u202eabc\u202c", "\ufeff",
    "\ufdfa" * 500, "a" + "\u0300\u0316" * 249, "\u0300" * 500, "\u0316\u0300" * 250, "İıſ", "😀" * 400, "x" * 2_000,
    "9" * 5_000, "-1", "0", "1e9", str(10**30), str(2**63), "NaN", "true", "null", "[]", "{}", "'", '"', "%", "_", "*",
    "(((((", "\\", "/", "..", "';--", "0000-00-00", "9999-12-31", "2017-02-30", "٣", "RU-TROIS", "${x}", "{{7*7}}",
    "<script>", "%s%n",
)  # fmt: skip
FILES = (
    b"", b"\x00", b"\xff\xfe", b"\xff" * 1000, b"PK\x03\x04" + b"\x00" * 100, b"entry_id,mark\n", b"entry_id,mark\nx\n",
    b'entry_id,mark\n"x', b"entry_id,mark\nx,\x00\n", b"entry_id,entry_id\nx,x\n", b"," * 100_000, b"\n" * 100_000,
    b"entry_id,mark\nx," + b"A" * 200_000 + b"\n", b"entry_id;mark\nx,y\n", b"entry_id,mark\nx,\xed\xa0\x80\n",
    "entry_id,mark\nx,ЗЕНИТ\n".encode("cp1251"), "entry_id,mark\nx,ЗЕНИТ\n".encode("utf-16"), b"{" * 10_000, b"[[[[",
    b'{"entry_id": "x", "mark": 1e999}\n', b'{"entry_id": "\\ud800", "mark": "x"}\n',
    b"<?xml version='1.0'?><!DOCTYPE a>", b"entry_id,mark\n" + b"\xd9\x8b\xd9\x8c" * 100_000,
)  # fmt: skip
TOKEN = "token"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def hostile_client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A register of one entry, on either database."""
    folder = tmp_path_factory.mktemp("hostile")
    settings = Settings.from_env({"IPREGISTRY_DATA_DIR": str(folder)})
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql")
        server.psql("CREATE DATABASE hostile")
        settings = replace(settings, database_url=str(server.get_uri()).replace("/postgres?", "/hostile?"))
    app = create_app(settings)
    register: Register = app.extensions["ipregistry"]
    register.add_register(CustomsRegister("RU-TROIS", "A register", "RU"))
    path = folder / "sheet.csv"
    path.write_text(SHEET, "utf-8")
    register.load(path, "RU-TROIS", LoadOptions())
    register.snapshots.refresh()
    with app.test_client() as client:
        made = create_token(register.repository.tokens, "hostile", Scope.LOAD).text
        client.environ_base[TOKEN] = f"Bearer {made}"
        yield client


def bearer(client: FlaskClient) -> dict[str, str]:
    return {"Authorization": str(client.environ_base[TOKEN])}


def encoded(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def answered(response: TestResponse, asked: str) -> bool:
    """Whether it was answered; a refusal must be a problem, and nothing may be our fault."""
    assert response.status_code < 500, f"{asked}: {response.get_data(as_text=True)[:300]}"
    if response.status_code < 400:
        return True
    assert response.mimetype == "application/problem+json", asked
    problem = response.get_json()
    assert len(problem["detail"]) >= 15 and len(response.data) < 20_000, f"{asked}: {problem}"
    return False


def test_corpus_is_answered_alike_on_both_databases(hostile_client: FlaskClient) -> None:
    for each in CORPUS:
        response = ask(hostile_client, each)
        assert_as_described(response, each)
        response.close()


def parameters(client: FlaskClient) -> list[tuple[str, str, str]]:
    """(method, path, name) of every query parameter that is documented."""
    document: dict[str, Any] = client.get("/openapi.json").get_json()
    return [
        (method, path.replace("{entry_id}", "ru-trois-xiaomi").replace("{number}", "1"), parameter["name"])
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        if method in ("get", "post")
        for parameter in operation.get("parameters", ())
        if parameter["in"] == "query"
    ]


def test_every_nasty_value_in_every_parameter(hostile_client: FlaskClient) -> None:
    asked = refused = 0
    for method, path, name in parameters(hostile_client):
        fixed = "" if name == "register" else "register=RU-TROIS&"
        needs_register = path == "/v1/updates" and method == "post"
        for value in NASTY:
            address = f"{path}?{fixed if needs_register else ''}{encoded(name)}={encoded(value)}"
            if path == "/v1/suggest" and name != "q":
                address += "&q=a"
            headers = bearer(hostile_client) if method == "post" else {}
            if method == "post":
                address += "" if name == "dry_run" else "&dry_run=true"
            data = SHEET.encode() if needs_register else None
            response = hostile_client.open(
                address, method=method.upper(), headers=headers, data=data, content_type="text/csv" if data else None
            )
            asked += 1
            refused += not answered(response, f"{method} {address[:200]}")
            response.close()
    assert asked > 2_000 and 0.2 < refused / asked < 1, "some are sound, some are not"


@pytest.mark.parametrize(
    "path", ["/v1/entries/{}", "/v1/entries/{}/history", "/v1/updates/{}", "/v1/{}", "/v1/export.{}"]
)
def test_every_nasty_value_in_a_path(hostile_client: FlaskClient, path: str) -> None:
    for value in NASTY:
        address = path.format(encoded(value))
        response = hostile_client.get(address)
        answered(response, address[:200])
        response.close()


def test_every_nasty_value_on_the_pages(hostile_client: FlaskClient) -> None:
    for value in NASTY:
        for address in (f"/?q={encoded(value)}", f"/entries/{encoded(value)}", f"/?q=a&on={encoded(value)}",
                        f"/?q=a&register={encoded(value)}", f"/{encoded(value)}", f"/docs?x={encoded(value)}",
                        ):  # fmt: skip
            response = hostile_client.get(address)
            assert response.status_code < 500, address[:200]
            response.close()


def test_every_nasty_value_in_every_field_of_a_check(hostile_client: FlaskClient) -> None:
    fields = hostile_client.get("/openapi.json").get_json()["components"]["schemas"]["CheckQuestion"]["properties"]
    for field in fields:
        for value in (*NASTY, 0, -1, 10**17, 1.5, True, None, [], {}, [None], ["x"], [["x"]], {"x": "y"}):
            question = {"description": "phone", field: value}
            body = json.dumps(question).encode()
            response = hostile_client.post("/v1/checks", data=body, content_type="application/json")
            answered(response, f"{field}={value!r:.100}")


def test_every_nasty_file_is_refused_with_its_reason(hostile_client: FlaskClient) -> None:
    for file in FILES:
        for kind in ("text/csv", "application/x-ndjson", "application/octet-stream", "multipart/form-data"):
            data: Any = {"file": (io.BytesIO(file), "a.csv")} if kind.startswith("multipart") else file
            response = hostile_client.post(
                "/v1/updates?register=RU-TROIS&dry_run=true",
                data=data,
                content_type=kind,
                headers=bearer(hostile_client),
            )
            answered(response, f"{kind} {file[:40]!r}")


def test_register_is_what_it_was_after_all_that(hostile_client: FlaskClient) -> None:
    assert hostile_client.get("/v1/entries").get_json()["total"] == 1
    assert hostile_client.get("/v1/updates").get_json()["total"] == 1
    assert Path(hostile_client.application.extensions["ipregistry"].settings.data_dir).is_dir()
