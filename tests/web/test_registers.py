"""The pages of registers: what is covered, how old it is, what became of it."""

from __future__ import annotations

from datetime import date

from flask.testing import FlaskClient

from ipregistry.clock import today
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register
from tests.web.browsing import Visit, without_scripts
from tests.web.conftest import ClientOver
from tests.web.markup import page_of


def test_every_register_is_listed_and_leads_to_its_page(client: FlaskClient, seeded: Register) -> None:
    page = page_of(client.get("/registers"))
    links = {link.attributes["href"] for link in page.all("a")}
    assert {f"/registers/{code}" for code in seeded.snapshot().registers} <= links
    assert "/v1/changes.atom" in links


def test_a_register_says_how_old_it_is_and_what_that_means(client: FlaskClient) -> None:
    page = page_of(client.get("/registers/RU-TROIS"))
    assert page.one("section", "verdict").text.startswith("Data of 31 May 2017 (")
    assert "since is not known here" in page.one("p", "summary").text
    assert page.facts()["Kept by"] == "Federal Customs Service of the Russian Federation"


def test_it_counts_what_it_covers_and_leads_to_its_feed(client: FlaskClient, seeded: Register) -> None:
    page = page_of(client.get("/registers/KZ-TROIS"))
    rows = [row.text for row in page.all("tr")]
    assert f"Removed{seeded.snapshot().tally('KZ-TROIS', today()).statuses['removed']}" in rows
    assert "Kazakhstan357" in rows and "30276" in rows  # class 30
    assert "/v1/changes.atom?register=KZ-TROIS" in {link.attributes["href"] for link in page.all("link")}
    [years] = (svg for svg in page.all("svg") if svg.attributes.get("role") == "img")
    assert "2016: 198" in str(years.attributes["aria-label"])


def test_a_register_that_is_not_there_is_a_page_that_says_so(client: FlaskClient) -> None:
    assert "there is no register" in page_of(client.get("/registers/XX"), 404).one("main").text.lower()


def test_its_updates_are_listed_newest_first_and_each_tells_what_it_changed(client_over: ClientOver) -> None:
    client = client_over("entry_id,mark,valid_until\nx,ACME,2024-12-31\n")
    register = client.application.extensions["ipregistry"]
    file = register.settings.data_dir / "next.csv"
    file.write_text("entry_id,mark,valid_until\nx,ACME,2026-12-31\ny,NADIR,\n", "utf-8")
    register.load(file, "XX-TEST", LoadOptions(as_of=date(2025, 1, 1)))
    register.snapshots.refresh()
    page = page_of(client.get("/registers/XX-TEST"))
    [table] = page.all("table", "updates")
    assert table.text.endswith("21 January 2025110011 January 20241000")
    told = page_of(client.get("/updates/2")).one("main").text
    assert "renewed ACME" in told and "Valid until: 2024-12-31 → 2026-12-31" in told and "added NADIR" in told


def test_a_register_without_entries_has_a_page(client_over: ClientOver) -> None:
    client = client_over("entry_id,mark\nx,ACME\n")
    register = client.application.extensions["ipregistry"]
    register.add_register(CustomsRegister("XX-EMPTY", "An empty register", "XX"))
    register.snapshots.refresh()
    assert "No file was ever loaded." in page_of(client.get("/registers/XX-EMPTY")).one("main").text


def test_an_update_that_never_was_is_a_page_that_says_so(client: FlaskClient) -> None:
    page_of(client.get("/updates/999999"), 404)


@without_scripts
def test_from_the_lookup_page_to_a_register_and_back_to_a_lookup_in_it(visit: Visit) -> None:
    visit.page.goto("/")
    visit.page.get_by_role("link", name="Kazakhstan").click()
    visit.page.get_by_label("Look up in this register").fill("APPLE")
    visit.page.get_by_role("button", name="Look up").click()
    visit.page.wait_for_url("**/?register=KZ-TROIS&q=APPLE")
