"""The pages in a real browser: two clicks to an answer, nothing from elsewhere, nothing wrong on the console."""

from __future__ import annotations

import pytest

from tests.web.browsing import Visit, on_screens, without_scripts

LINE_2017 = "/?q=Смартфон Сяоми Redmi&on=2017-05-16&register=RU-TROIS"


def test_the_docs_open_on_a_lookup_of_xiaomi_with_the_check_beside_it(visit: Visit) -> None:
    visit.page.goto("/docs")
    visit.page.get_by_role("button", name="Look up").click()
    answer = visit.page.get_by_label("Answer to the lookup")
    answer.locator("pre").wait_for()
    assert answer.locator("p").inner_text().startswith("200 · ") and "RU-TROIS=" in answer.locator("p").inner_text()
    assert '"mark": "XIAOMI"' in answer.locator("pre").inner_text()
    visit.page.get_by_role("button", name="Check", exact=True).click()
    checked = visit.page.get_by_label("Answer to the check").locator("pre")
    checked.wait_for()
    assert '"verdict": "match"' in checked.inner_text()


@without_scripts
def test_without_scripts_the_docs_lookup_leads_to_the_answer_itself(visit: Visit) -> None:
    visit.page.goto("/docs")
    visit.page.get_by_role("button", name="Look up").click()
    visit.page.wait_for_url("**/v1/entries?q=XIAOMI")
    assert '"XIAOMI"' in visit.page.content()
    visit.complaints.clear()  # of JSON, a browser asks for an icon that is not there


def test_from_the_reference_xiaomi_is_two_clicks_away(visit: Visit) -> None:
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
    visit.page.get_by_label("Russia").check()
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


@without_scripts
def test_what_an_importer_may_import_is_found_without_scripts(visit: Visit) -> None:
    visit.page.goto("/")
    visit.page.get_by_text("Importer and HS code").click()
    visit.page.get_by_label("Importer", exact=True).fill("ООО «Смарт Оранж»")
    visit.page.get_by_role("button", name="Look up").click()
    assert visit.page.locator("th.name a").all_inner_texts() == ["XIAOMI"]


@without_scripts
def test_from_a_typed_line_to_the_entry_its_history_and_its_extract(visit: Visit) -> None:
    visit.page.goto("/?on=2017-05-16&register=RU-TROIS")
    visit.page.get_by_label("Brand, holder, importer").fill("Смартфон Сяоми Redmi")
    visit.page.get_by_role("button", name="Look up").click()
    assert visit.page.locator(".legend").inner_text().startswith("Сяоми known spelling: XIAOMI")
    visit.page.locator("article").get_by_role("link", name="XIAOMI").click()
    moments = visit.page.locator(".timeline > li").all_inner_texts()
    assert moments[-1].startswith("31 May 2017 Told by a file for the first time")
    visit.page.get_by_role("link", name="Extract to print").click()
    assert "SHA-256" in visit.page.locator(".proof").inner_text()
    assert visit.page.locator(".finding").inner_text() == "In force on 16 May 2017."


@on_screens
@pytest.mark.parametrize(
    "path",
    [
        "/",
        LINE_2017,
        "/?q=XIAOMI",
        "/entries/ru-trois-xiaomi",
        "/registers",
        "/registers/KZ-TROIS",
        "/updates/3",
        "/load",
        "/docs",
        f"/?q={'X' * 300}",
    ],
)
def test_no_page_is_wider_than_its_screen(visit: Visit, path: str) -> None:
    visit.page.goto(path)
    visit.page.wait_for_load_state("networkidle")
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
