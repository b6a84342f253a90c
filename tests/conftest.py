"""What tests stand on.

`seeded` is the curated data that ships, loaded once a session through the same door as everywhere: tests that speak of
real marks use it and never change it. Tests that need rows of their own making write a small CSV file into `tmp_path`
and load it with `small_register`. Nothing is mocked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ipregistry.app import create_app
from ipregistry.config import Settings
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register
from ipregistry.seeding import seed
from tests.served import serving

CHROMIUM = Path("/usr/bin/chromium")
BROWSER_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def settings_in(directory: Path) -> Settings:
    """Settings as of an empty environment, with all data in one directory."""
    return Settings.from_env({"IPREGISTRY_DATA_DIR": str(directory)})


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The curated data, loaded."""
    register = Register(settings_in(tmp_path_factory.mktemp("seeded")))
    register.upgrade()
    for seeded in seed(register):
        assert seeded.outcome is not None, seeded.kept_because
    register.snapshots.refresh()
    return register


@pytest.fixture(scope="session")
def app(seeded: Register) -> Flask:
    """The application over the curated data, ready."""
    application = create_app(seeded.settings)
    application.extensions["ipregistry"].snapshots.refresh()
    return application


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


def small_register_in(
    directory: Path, text: str, *, code: str = "XX-TEST", country: str = "XX", as_of: date = date(2024, 1, 1)
) -> Register:
    """A register of the rows of a CSV text, ready to be asked; some 4 s, most of them dictionaries."""
    register = Register(settings_in(directory / "data"))
    register.upgrade()
    register.add_register(CustomsRegister(code, f"Test register {code}", country))
    path = directory / f"{code}.csv"
    path.write_text(text, encoding="utf-8")
    register.load(path, code, LoadOptions(as_of=as_of))
    register.snapshots.refresh()
    return register


SmallRegister = Callable[..., Register]


@pytest.fixture
def small_register(tmp_path: Path) -> SmallRegister:
    """Load CSV text as a register of its own: `small_register("entry_id,mark\\nx,ACME\\n", code="XX-TEST")`."""
    return partial(small_register_in, tmp_path)


@pytest.fixture(scope="session")
def address(app: Flask) -> Iterator[str]:
    """Where the curated data is served."""
    with serving(app) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; without the package playwright or Debian's chromium, tests that need it are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()
