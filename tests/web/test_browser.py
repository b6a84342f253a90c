"""The pages in a real browser: two clicks to an answer, nothing from elsewhere, nothing wrong on the console.

Needs the package playwright and Debian's chromium; without one of them these tests are skipped, and say so.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LINE_2017 = "/?q=Смартфон Сяоми Redmi&on=2017-05-16&register=RU-TROIS"

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no browser at {CHROMIUM}")


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    """Where the curated data is served, on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """One page of a browser, and all that it asked for and complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def left_the_host(self, address: str) -> list[str]:
        return [url for url in self.requests if not url.startswith((f"{address}/", "data:", "blob:"))]


@pytest.fixture
def visit(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A page; at the end it must have asked nothing of any other host and have complained of nothing."""
    context = browser.new_context(base_url=address, **getattr(request, "param", {}))
    visit = Visit(context.new_page())
    yield visit
    context.close()
    assert visit.requests
    assert visit.left_the_host(address) == []
    assert visit.complaints == []


without_scripts = pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no scripts"])
on_screens = pytest.mark.parametrize(
    "visit",
    [{"viewport": {"width": width, "height": 844}} for width in (390, 768)],
    indirect=True,
    ids=["phone", "tablet"],
)


def test_from_the_docs_xiaomi_is_two_clicks_away(visit: Visit) -> None:
    visit.page.goto("/docs")
    visit.page.locator(".opblock-get", has_text="/v1/entries").first.locator(".opblock-summary-control").click()
    visit.page.get_by_role("button", name="Execute").click()
    answer = visit.page.locator(".live-responses-table .response-col_description pre").first
    answer.wait_for()
    assert '"mark": "XIAOMI"' in answer.inner_text()
    assert visit.page.locator(".live-responses-table .response-col_status").nth(1).inner_text().startswith("200")


def test_a_check_can_be_tried_from_the_docs_too(visit: Visit) -> None:
    visit.page.goto("/docs")
    visit.page.locator(".opblock-post", has_text="/v1/checks").first.locator(".opblock-summary-control").click()
    visit.page.get_by_role("button", name="Execute").click()
    answer = visit.page.locator(".live-responses-table .response-col_description pre").first
    answer.wait_for()
    assert '"verdict"' in answer.inner_text()


@without_scripts
def test_a_declaration_line_is_read_with_its_verdict_and_highlight(visit: Visit) -> None:
    visit.page.goto(LINE_2017)
    assert visit.page.locator("h2.label").inner_text() == "Match"
    mark = visit.page.locator("mark.name", has_text="Сяоми")
    assert mark.inner_text() == "Сяоми"
    assert mark.get_attribute("title") == "known spelling: XIAOMI"


@without_scripts
def test_typing_and_pressing_enter_asks(visit: Visit) -> None:
    visit.page.goto("/")
    visit.page.get_by_label("Brand, holder, importer").fill("Xiaomi Mi6 smartphone")
    visit.page.get_by_label("Day").fill("2017-05-16")
    visit.page.get_by_label("RU-TROIS").check()
    visit.page.get_by_label("Brand, holder, importer").press("Enter")
    assert visit.page.locator("h2.label").inner_text() == "Match"
    assert visit.page.get_by_label("Brand, holder, importer").input_value() == "Xiaomi Mi6 smartphone"


@without_scripts
def test_another_day_changes_the_verdict(visit: Visit) -> None:
    visit.page.goto(LINE_2017)
    visit.page.get_by_label("Day").fill("2017-03-01")
    visit.page.get_by_role("button", name="Look up").click()
    assert visit.page.locator("h2.label").inner_text() == "Not found"
    assert visit.page.locator("mark.past", has_text="Сяоми").count() == 1


@without_scripts
def test_an_entry_opens_from_its_match_on_the_same_day(visit: Visit) -> None:
    visit.page.goto(LINE_2017)
    visit.page.get_by_role("link", name="XIAOMI").first.click()
    assert visit.page.locator("h1").inner_text() == "XIAOMI"
    assert visit.page.locator("h2.label").inner_text() == "In force on 16 May 2017"


@on_screens
@pytest.mark.parametrize(
    "path", ["/", LINE_2017, "/?q=XIAOMI", "/entries/ru-trois-xiaomi", "/docs", f"/?q={'X' * 300}"]
)
def test_no_page_is_wider_than_its_screen(visit: Visit, path: str) -> None:
    visit.page.goto(path)
    visit.page.wait_for_load_state("networkidle")
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
