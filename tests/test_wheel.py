"""The wheel carries all that is needed: built from the checkout, it seeds and answers from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(pip, check=True, cwd=folder)
    return next(folder.glob("*.whl"))


def test_installed_from_its_wheel_it_answers_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # PYTHONPATH stands before the checkout that the tests are installed from.
    environ = {**os.environ, "PYTHONPATH": str(site), "IPREGISTRY_DATA_DIR": str(tmp_path / "data")}

    def run(*words: str) -> str:
        command = [sys.executable, "-c", "from ipregistry.cli import main; main()", *words]
        return subprocess.run(command, cwd=empty, env=environ, capture_output=True, text=True, check=True).stdout

    where = [sys.executable, "-c", "import ipregistry; print(ipregistry.__file__)"]
    assert str(site) in subprocess.run(where, cwd=empty, env=environ, capture_output=True, text=True, check=True).stdout
    assert "KZ-TROIS" in run("seed")
    assert "XIAOMI" in run("check", "Xiaomi phone", "--register", "RU-TROIS", "--on", "2017-05-16")
    assert list(empty.iterdir()) == []


def test_the_wheel_holds_one_package_and_no_test(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ipregistry"}
