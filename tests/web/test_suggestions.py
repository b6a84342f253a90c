"""Suggestions as one types: with the mouse, with the keyboard alone, and told to a screen reader."""

from __future__ import annotations

import pytest

from tests.web.browsing import Visit


def _type(visit: Visit, text: str) -> None:
    visit.page.goto("/?on=2017-05-16")
    visit.page.get_by_role("combobox").press_sequentially(text)


def test_a_brand_is_suggested_as_it_is_typed_and_asked_at_a_click(visit: Visit) -> None:
    _type(visit, "xiao")
    visit.page.get_by_role("option", name="XIAOMI mark · RU-TROIS").click()
    visit.page.wait_for_url("**/?q=XIAOMI&on=2017-05-16")
    assert visit.page.locator("h2.label").inner_text() == "Match"


def test_the_keyboard_alone_walks_takes_and_closes(visit: Visit) -> None:
    _type(visit, "xiao")
    box = visit.page.get_by_role("combobox")
    visit.page.get_by_role("option").first.wait_for()
    assert visit.page.get_by_role("status").inner_text().startswith("Suggestions: ")
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "suggestion-0"
    assert visit.page.locator("#suggestion-0").get_attribute("aria-selected") == "true"
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false" and visit.page.get_by_role("option").count() == 0
    box.press_sequentially("m")
    visit.page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    visit.page.wait_for_url("**/?q=XIAOMI&on=2017-05-16")


def test_an_importer_that_is_suggested_is_asked_for_what_it_may_import(visit: Visit) -> None:
    _type(visit, "смарт ор")
    visit.page.get_by_role("option", name="ООО «Смарт Оранж»").click()
    visit.page.wait_for_url("**/?on=2017-05-16&importer=*")
    assert visit.page.get_by_role("link", name="XIAOMI").count() == 1


def test_what_is_typed_and_not_chosen_is_asked_as_it_is(visit: Visit) -> None:
    _type(visit, "Xiaomi Mi6 smartphone")
    visit.page.get_by_role("combobox").press("Enter")
    visit.page.wait_for_url("**/?q=Xiaomi+Mi6+smartphone&on=2017-05-16")


def test_a_whole_declaration_line_is_checked_and_not_completed(visit: Visit) -> None:
    visit.page.goto("/")
    visit.page.get_by_role("combobox").fill("Смартфон Сяоми Redmi, чёрный, 1 шт, в коробке, стоимость 100 долларов США")
    visit.page.wait_for_timeout(400)
    assert visit.page.get_by_role("option").count() == 0


@pytest.mark.parametrize("visit", [{"locale": "ru-RU"}], indirect=True, ids=["Russian"])
def test_suggestions_say_in_russian_what_they_are(visit: Visit) -> None:
    _type(visit, "смарт ор")
    assert "может ввозить" in visit.page.get_by_role("option").first.inner_text()
