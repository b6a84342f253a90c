"""axe-core finds nothing on any page, light or dark, wide or narrow; the keyboard reaches what the mouse does.

axe-core comes from npm, unpacked into a temporary folder; without npm or the way to it these tests are skipped, and
say so.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.web.browsing import Visit

AXE = "axe-core@4.14.1"
PAGES = (
    "/",
    "/?q=Смартфон Сяоми Redmi&on=2017-05-16&register=RU-TROIS",
    "/?q=XIAOMI",
    "/?q=phone&on=soon",
    "/?importer=ООО «Смарт Оранж»",
    "/entries/ru-trois-xiaomi",
    "/entries/kz-trois-00303-tz-050713",
    "/entries/ru-trois-xiaomi/extract?on=2017-05-16",
    "/extract?q=Смартфон Сяоми Redmi&on=2017-05-16&register=RU-TROIS",
    "/registers",
    "/registers/KZ-TROIS",
    "/updates/3",
    "/load",
    "/nowhere",
)
DRESSES: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "locale": "en-GB"},
    {"color_scheme": "dark", "locale": "ru-RU", "viewport": {"width": 390, "height": 844}},
)
EXPECTED_COMPLAINTS = ("404", "422")  # the browser logs the status of a page that is an error


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core."""
    folder = tmp_path_factory.mktemp("axe")
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed, and axe-core comes from it")
    packed = subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, capture_output=True, timeout=120, check=False)
    if packed.returncode:
        pytest.skip("npm cannot be reached, and axe-core comes from it")
    with tarfile.open(folder / packed.stdout.decode().split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return (Path(folder) / "package" / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("visit", DRESSES, indirect=True, ids=["light", "dark, narrow, Russian"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(visit: Visit, axe: str, path: str) -> None:
    visit.page.goto(path)
    visit.page.evaluate(axe)
    found = visit.page.evaluate("axe.run().then(result => result.violations)")
    told = [(each["id"], each["impact"], [node["html"] for node in each["nodes"]][:3]) for each in found]
    assert told == []
    visit.complaints[:] = [each for each in visit.complaints if not any(code in each for code in EXPECTED_COMPLAINTS)]


def test_axe_finds_nothing_in_our_part_of_the_docs(visit: Visit, axe: str) -> None:
    visit.page.goto("/docs")
    visit.page.get_by_role("button", name="Check", exact=True).click()
    visit.page.get_by_label("Answer to the check").locator("pre").wait_for()
    visit.page.evaluate(axe)
    found = visit.page.evaluate("axe.run({exclude: '#swagger-ui'}).then(result => result.violations)")
    # Swagger UI brings a <main> of its own, which is none of the serious findings.
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []


def test_axe_finds_nothing_while_suggestions_are_open(visit: Visit, axe: str) -> None:
    visit.page.goto("/")
    visit.page.get_by_role("combobox").press_sequentially("xiao")
    visit.page.get_by_role("option").first.wait_for()
    visit.page.get_by_role("combobox").press("ArrowDown")
    visit.page.evaluate(axe)
    assert visit.page.evaluate("axe.run().then(result => result.violations.map(each => each.id))") == []


def test_the_first_tab_leads_past_the_head_and_a_slash_to_the_box(visit: Visit) -> None:
    visit.page.goto("/?q=XIAOMI")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"
    visit.page.keyboard.press("/")
    assert visit.page.evaluate("document.activeElement.id") == "q"
