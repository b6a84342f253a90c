"""README says what is true: its commands run and print what it shows, and it leaves out nothing that can be set, called
or typed.

`README_UPDATE=1 pytest tests/test_readme.py` writes the real output into the blocks instead of comparing it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
import waitress
from flask import Flask

from ipregistry.app import create_app
from ipregistry.cli import cli
from ipregistry.config import PREFIX, TABLE
from ipregistry.register import Register
from ipregistry.seeding import seed
from tests.conftest import settings_in

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
TRANSCRIPT = re.compile(r"```text\n(.*?)```", re.DOTALL)
SHEETS = ROOT.parent / "shared" / "register" / "files"
ADDRESS = "http://127.0.0.1:8000"
SECONDS = 120


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """(a folder to type in, the address of a server): a seeded database of its own, for the commands change it."""
    with serving(tmp_path_factory.mktemp("readme")) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[tuple[Path, str]]:
    register = Register(settings_in(folder / "data"))
    register.upgrade()
    list(seed(register))
    register.snapshots.refresh()
    app = create_app(register.settings)
    app.extensions["ipregistry"].snapshots.refresh()
    server = waitress.create_server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


def _type(command: str, folder: Path, address: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        ["bash", "-c", command.replace(ADDRESS, address)],
        cwd=folder,
        env={**os.environ, "PATH": path, "IPREGISTRY_DATA_DIR": str(folder / "data"), "COLUMNS": "120"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return "\n".join(line.rstrip() for line in run.stdout.splitlines())


def _typed(block: str, folder: Path, address: str) -> str:
    """The block as a terminal would show it: each command, and what it printed."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_shown(_type(command[2:], folder, address))}" for command in commands)


def _shown(output: str) -> str:
    return f"{output}\n" if output else ""


def test_every_command_prints_what_readme_shows(served: tuple[Path, str]) -> None:
    folder, address = served
    text = README.read_text("utf-8")
    real = BLOCK.sub(lambda block: f"```console\n{_typed(block[1], folder, address)}```", text)
    if os.environ.get("README_UPDATE"):
        README.write_text(real, "utf-8")
    else:
        assert real == text


@pytest.mark.skipif(not SHEETS.is_dir(), reason="the published sheets are not beside the checkout")
def test_published_sheets_do_what_readme_shows(tmp_path: Path) -> None:
    """Not with the other commands: who reads the README has not got these files."""
    for sheet in SHEETS.glob("*.xlsx"):
        shutil.copy(sheet, tmp_path)
    text = README.read_text("utf-8")
    with serving(tmp_path) as (folder, address):
        real = TRANSCRIPT.sub(lambda block: f"```text\n{_typed(block[1], folder, address)}```", text)
    if os.environ.get("README_UPDATE"):
        README.write_text(real, "utf-8")
    else:
        assert real == text


def _commands(group: click.Group, path: str = "ipregistry") -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}"


@pytest.mark.parametrize("command", list(_commands(cli)))
def test_every_command_is_documented(command: str) -> None:
    assert f"`{command}" in README.read_text("utf-8")


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.name)
def test_every_setting_is_documented_with_its_default(setting: object) -> None:
    row = f"| `{PREFIX}{setting.name.upper()}` | {setting.default} | {setting.meaning} |"  # type: ignore[attr-defined]
    assert row in README.read_text("utf-8")


def test_every_address_is_documented(app: Flask) -> None:
    text = README.read_text("utf-8")
    assets = ("assets", "docs/assets", "static")
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        if not path.strip("/").startswith(assets):
            methods = sorted((rule.methods or set()) & {"GET", "POST", "DELETE"})
            for method in methods:
                assert f"`{method} {path}`" in text, f"{method} {path} is not in README"


def test_readme_shows_every_parameter_of_lookup(app: Flask) -> None:
    with app.test_client() as client:
        document = client.get("/openapi.json").json
    text = README.read_text("utf-8")
    for parameter in document["paths"]["/v1/entries"]["get"]["parameters"]:
        assert f"`{parameter['name']}`" in text


def test_ci_runs_the_test_command_of_readme() -> None:
    assert "README.md" in (ROOT / ".ci" / "run").read_text("utf-8")
