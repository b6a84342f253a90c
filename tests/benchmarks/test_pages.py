"""The benchmark of pages with one visit of one page."""

from __future__ import annotations

from typing import Any

from flask import Flask

from benchmarks.pages import PAGES, cpu_ms, suggested_after, visit


def test_a_visit_is_weighed_and_timed(browser: Any, address: str) -> None:
    weighed = visit(browser, address, "/?q=XIAOMI", PAGES["/?q=XIAOMI"])
    assert weighed["first_result_ms"] > 0 and 10 < weighed["kilobytes"] < 200
    assert weighed["requests"] >= 4  # the page, its styles, its script, its icon


def test_a_suggestion_takes_at_least_as_long_as_it_waits(browser: Any, address: str) -> None:
    assert suggested_after(browser, address) > 100


def test_the_server_alone_spends_less_than_a_second(app: Flask) -> None:
    assert 0 < cpu_ms(app, "/?q=XIAOMI", times=2) < 1000
