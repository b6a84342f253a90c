"""A client that openapi-python-client makes of our document installs, works, and reads as somebody would write it.

It is made and used by other processes, in a folder of its own. Without the generator, or the way to what pip needs to
build a package, these tests are skipped, and say so.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

PROGRAM = """
import datetime, sys
from ipregistry_client import Client
from ipregistry_client.api.check import create_check
from ipregistry_client.api.lookup import get_entry, list_entries, list_registers
from ipregistry_client.models import CheckQuestion, EntryPage, Problem, Status, Verdict

client = Client(base_url=sys.argv[1])

page = list_entries.sync(client=client, q="XIAOMI", register=["RU-TROIS"], on=datetime.date(2017, 5, 16))
assert isinstance(page, EntryPage) and page.total == 1
[entry] = page.items
assert entry.mark == "XIAOMI" and entry.status is Status.IN_FORCE
assert entry.date_of_inclusion == datetime.date(2017, 3, 15) and entry.valid_until is None
assert [party.name_latin for party in entry.authorised_importers] == ["Smart Orange LLC"]
assert get_entry.sync("ru-trois-xiaomi", client=client).goods == "portable phones"
assert "RU-TROIS" in [register.code for register in list_registers.sync(client=client).items]

parcel = CheckQuestion("Смартфон Сяоми Redmi", registers=["RU-TROIS"], on=datetime.date(2017, 5, 16))
check = create_check.sync(client=client, body=parcel)
assert check.verdict is Verdict.MATCH
assert check.matches[0].entry.entry_id == "ru-trois-xiaomi" and check.matches[0].spans[0].text == "Сяоми"

problem = list_entries.sync(client=client, hs_code="64O3")
assert isinstance(problem, Problem) and problem.status == 422 and "64O3" in problem.detail
assert get_entry.sync("nobody", client=client).status == 404
print("works")
"""


@pytest.fixture(scope="module")
def made(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client as the generator makes it: a package to install."""
    if importlib.util.find_spec("openapi_python_client") is None:
        pytest.skip("the package openapi-python-client is not installed")
    folder = tmp_path_factory.mktemp("client")
    document = folder / "openapi.json"
    document.write_text(json.dumps(app.test_client().get("/openapi.json").json), "utf-8")
    to = folder / "ipregistry-client"
    where = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    generate = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "setup"]
    of = ["--path", str(document), "--output-path", str(to)]
    subprocess.run([*generate, *of], env=where, capture_output=True, timeout=300, check=True)
    return to


def test_the_client_installs_and_works(made: Path, address: str, tmp_path: Path) -> None:
    installed = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(installed), str(made)]
    if (run := subprocess.run(pip, capture_output=True, text=True, timeout=300, check=False)).returncode:
        pytest.skip(f"pip cannot build a package here: {run.stderr.strip().splitlines()[-1]}")
    used = subprocess.run(
        [sys.executable, "-c", PROGRAM, address],
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert used.stdout == "works\n", used.stderr


def test_its_classes_are_called_as_we_call_things(made: Path) -> None:
    models = {path.stem for path in (made / "ipregistry_client" / "models").glob("*.py")}
    assert {"check_answer", "entry", "problem", "status", "term_basis", "verdict"} <= models
    assert [name for name in models if "type_1" in name or "response" in name] == []
    api = {path.parent.name + "." + path.stem for path in (made / "ipregistry_client" / "api").glob("*/*.py")}
    assert {"lookup.list_entries", "lookup.get_entry", "check.create_check", "history.list_changes"} <= api
