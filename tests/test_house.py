"""The house: imports point one way, and each outside library has one importer."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "ipregistry"

# From the innermost room outwards; rooms of one row do not know each other.
FLOORS = (
    {"errors", "clock", "failpoints", "heard", "sharing"},
    {"jsontext", "entry"},
    {"record", "config"},
    {"matching", "goods", "loading", "storage"},
    {"curated", "compiled_goods", "describing", "snapshot_parts", "tokens"},
    {"snapshot", "snapshot_difference"},
    {"snapshot_writing", "checking", "lookup", "feed"},
    {"builder"},
    {"exporting", "snapshots", "building"},
    {"watching"},
    {"register", "answers"},
    {"seeding", "screening"},
    {"api", "reconcile", "web", "observing", "protecting"},
    {"app", "curating", "library"},
    {"serving"},
    {"cli"},
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
ONLY_IMPORTERS = {
    "peewee": {"storage"},
    "playhouse": {"storage"},
    "flask_smorest": {"api"},
    "marshmallow": {"api"},
    "webargs": {"api"},
    "marisa_trie": {"matching", "goods"},
    "wordfreq": {"matching"},
    "click": {"cli"},
    "flask": {"api", "reconcile", "web", "app", "serving", "observing", "protecting"},
    "flask_limiter": {"protecting"},
    "prometheus_client": {"observing"},
    "waitress": {"serving"},
    "pyarrow": {"screening"},
    "distributed": {"screening"},
}


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> list[tuple[str, bool]]:
    """(top-level name, whether it is a room of ours) of every import of a module."""
    depth = len(path.relative_to(PACKAGE).parts)
    found: list[tuple[str, bool]] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name.split(".")[0], False) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append(((node.module or "").split(".")[0], False))
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            names = [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]
            found += [(name, True) for name in names if not name.startswith("__")]
    return found


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_inwards_only(path: Path) -> None:
    here = FLOOR_OF[_room(path)]
    for name, ours in _imports(path):
        if ours and name != _room(path):
            assert FLOOR_OF[name] < here, f"{path.name} of {_room(path)} must not import {name}"


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_its_one_importer(path: Path) -> None:
    for name, ours in _imports(path):
        if not ours and name in ONLY_IMPORTERS:
            assert _room(path) in ONLY_IMPORTERS[name], f"{name} is imported by {_room(path)}"


def test_the_drawing_of_the_house_names_every_room() -> None:
    assert {_room(path) for path in _modules()} == set(FLOOR_OF)


def test_the_check_of_imports_can_fail(tmp_path: Path) -> None:
    wrong = PACKAGE / "entry.py"
    assert FLOOR_OF["api"] > FLOOR_OF[_room(wrong)]
