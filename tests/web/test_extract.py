"""Extracts: what somebody attaches to a dispute or puts into a file, and can ask for again."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from flask.testing import FlaskClient

from ipregistry.register import LoadOptions, Register
from tests.web.browsing import Visit, without_scripts
from tests.web.conftest import ClientOver
from tests.web.markup import Page, page_of

LINE = {"q": "Смартфон Сяоми Redmi", "on": "2017-05-16", "register": "RU-TROIS"}


def _extract(client: FlaskClient, path: str, **arguments: str) -> Page:
    return page_of(client.get(path, query_string=arguments, follow_redirects=True))


def test_an_extract_is_of_a_day_and_a_version_and_its_address_says_so(client: FlaskClient, seeded: Register) -> None:
    answer = client.get("/extract", query_string={"q": "Xiaomi phone"}, headers={"Accept-Language": "ru"})
    assert answer.status_code == 302
    said = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert said["version"] == [str(seeded.updates()[0].number)] and said["lang"] == ["ru"] and said["on"]
    again = [link.text for link in page_of(client.get(answer.headers["Location"])).all("a")]
    assert any(answer.headers["Location"] in unquote(each) for each in again)


def test_a_check_on_paper_says_verdict_words_and_reasons_and_the_files_digest(
    client: FlaskClient, seeded: Register
) -> None:
    page = _extract(client, "/extract", **LINE)
    told = page.one("main").text
    assert page.one("h1").text == "Match"
    assert [mark.text for mark in page.all("mark", "name")] == ["Сяоми", "Redmi"]
    digest = seeded.snapshot().register("RU-TROIS").sha256
    assert digest is not None and digest in told
    assert "Only a court can establish" in told and "not a document of a customs service" in told
    assert "“Сяоми” is a known spelling of XIAOMI." in told


def test_an_entry_on_paper_keeps_its_facts_and_roles(client: FlaskClient) -> None:
    page = _extract(client, "/entries/ru-trois-xiaomi/extract", on="2017-05-16")
    assert page.facts()["Authorised importers"].startswith("ООО «Смарт Оранж» (Smart Orange LLC)")
    assert page.one("p", "finding").text.startswith("In force on 16 May 2017.")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ({**LINE, "version": "999999"}, 422),
        ({**LINE, "version": "first"}, 422),
        ({**LINE, "on": "soon", "version": "1"}, 422),
        ({"q": " "}, 422),
    ],
)
def test_what_cannot_be_extracted_is_refused(client: FlaskClient, arguments: dict[str, str], status: int) -> None:
    page_of(client.get("/extract", query_string=arguments, follow_redirects=True), status)


def test_an_extract_of_an_old_version_says_what_was_known_then(client_over: ClientOver) -> None:
    client = client_over("entry_id,mark,valid_until\nx,ACME,2024-12-31\n")
    register = client.application.extensions["ipregistry"]
    file = register.settings.data_dir / "next.csv"
    file.write_text("entry_id,mark,valid_until\nx,ACME,2026-12-31\n", "utf-8")
    register.load(file, "XX-TEST", LoadOptions(as_of=date(2025, 1, 1)))
    register.snapshots.refresh()
    first = _extract(client, "/entries/x/extract", on="2024-06-01", version="1")
    second = _extract(client, "/entries/x/extract", on="2024-06-01", version="2")
    assert first.facts()["Valid until"].startswith("31 December 2024")
    assert second.facts()["Valid until"].startswith("31 December 2026")
    assert "version 1" in first.one("main").text


@without_scripts
def test_from_the_check_to_its_extract_without_scripts(visit: Visit) -> None:
    visit.page.goto(f"/?q={LINE['q']}&on={LINE['on']}&register={LINE['register']}")
    visit.page.get_by_role("link", name="Extract to print").click()
    assert visit.page.locator("h1").inner_text() == "Match"
    assert visit.page.get_by_role("button", name="Print").count() == 0


def test_printed_it_is_black_on_white_and_without_what_is_for_the_screen(visit: Visit) -> None:
    visit.page.goto("/entries/ru-trois-xiaomi/extract?on=2017-05-16")
    assert visit.page.get_by_role("button", name="Print").is_visible()
    assert visit.page.pdf(format="A4").startswith(b"%PDF")
    visit.page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".top", "footer", ".again"):
        assert visit.page.locator(hidden).is_hidden()
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
