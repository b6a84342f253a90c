"""How heavy the pages are and how soon they say something: `python -m benchmarks.pages`.

The curated data is served by one process, and a headless Chromium visits each page with an empty cache. Bytes are
those of the bodies as they were sent, requests those that the page made. *First result*: from the beginning of the
visit until what was asked for stands on the page. *Suggestion*: from the last key until suggestions are shown, which
wait 120 ms for another key on purpose. *CPU*: what the server spends on the page alone, without a browser.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote, unquote

from flask import Flask
from werkzeug.serving import make_server

from ipregistry.app import create_app
from ipregistry.config import Settings
from ipregistry.register import Register
from ipregistry.seeding import seed

from .machine import machine, save, show_machine, show_table

CHROMIUM = Path("/usr/bin/chromium")
LINE = f"/?q={quote('Смартфон Сяоми Redmi')}&on=2017-05-16&register=RU-TROIS"
# path -> what has to stand there before somebody has read anything
PAGES = {
    "/": "h1",
    "/?q=XIAOMI": ".verdict .summary",
    LINE: ".verdict .summary",
    "/entries/ru-trois-xiaomi": ".facts",
    "/registers/KZ-TROIS": ".bars",
    "/docs": "#verdicts",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="visits of each page")
    parser.add_argument("--json", type=Path, help="write all figures here, too")
    arguments = parser.parse_args()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("nothing measured: playwright is not installed (the extra `test`)")
        return
    if not CHROMIUM.exists():
        print(f"nothing measured: there is no browser at {CHROMIUM}")
        return
    with tempfile.TemporaryDirectory(prefix="ipregistry-pages-") as room, sync_playwright() as started:
        app = prepared(Path(room))
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        with served(app) as address:
            result = measure(app, browser, address, arguments.rounds)
        browser.close()
    result["machine"] = machine("playwright")
    show(result)
    save(arguments.json, result)


def prepared(room: Path) -> Flask:
    """An application over the curated data, ready."""
    register = Register(Settings.from_env({"IPREGISTRY_DATA_DIR": str(room)}))
    register.upgrade()
    list(seed(register))
    register.snapshots.refresh()
    app = create_app(register.settings)
    app.extensions["ipregistry"].snapshots.refresh()
    return app


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Where an application is served, on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def measure(app: Flask, browser: Any, address: str, rounds: int) -> dict[str, Any]:
    """The medians of the rounds of every page; a first round of each is not counted."""
    pages = {}
    for path, result in PAGES.items():
        visits = [visit(browser, address, path, result) for _ in range(1 + rounds)][1:]
        pages[path] = {name: median(each[name] for each in visits) for name in visits[0]} | {
            "cpu_ms": cpu_ms(app, path)
        }
    suggestion = median([suggested_after(browser, address) for _ in range(1 + rounds)][1:])
    return {"rounds": rounds, "pages": pages, "suggestion_ms": suggestion}


def visit(browser: Any, address: str, path: str, result: str) -> dict[str, float]:
    """One visit with an empty cache."""
    context = browser.new_context(base_url=address, locale="en-GB")
    page = context.new_page()
    finished: list[Any] = []
    page.on("requestfinished", lambda request: finished.append(request))
    begun = time.perf_counter()
    page.goto(path, wait_until="commit")
    page.locator(result).first.wait_for(state="visible")
    first = time.perf_counter() - begun
    page.wait_for_load_state("networkidle")
    sent = sum(request.sizes()["responseBodySize"] for request in finished)
    context.close()
    return {"first_result_ms": 1000 * first, "kilobytes": sent / 1000, "requests": len(finished)}


def suggested_after(browser: Any, address: str) -> float:
    """Milliseconds from a key to suggestions."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/")
    box = page.get_by_role("combobox")
    box.fill("xia")
    begun = time.perf_counter()
    box.press("o")
    page.get_by_role("option").first.wait_for()
    took = time.perf_counter() - begun
    context.close()
    return 1000 * took


def cpu_ms(app: Flask, path: str, times: int = 20) -> float:
    """Milliseconds of CPU for the page alone, the first of `times` not counted."""
    client, spent = app.test_client(), []
    for _ in range(times):
        begun = time.process_time()
        answer = client.get(path)
        spent.append(time.process_time() - begun)
        assert answer.status_code == 200, path
    return 1000 * median(spent[1:])


def show(result: dict[str, Any]) -> None:
    """The tables."""
    show_machine(result["machine"])
    head = ("page", "kB", "requests", "first result, ms", "CPU, ms")
    names = ("kilobytes", "requests", "first_result_ms", "cpu_ms")
    rows = [(unquote(path), *(each[name] for name in names)) for path, each in result["pages"].items()]
    show_table(f"pages, medians of {result['rounds']} visits", head, rows)
    print(f"\na suggestion after a key: {result['suggestion_ms']:.0f} ms, 120 of them waiting for another")


if __name__ == "__main__":
    main()
