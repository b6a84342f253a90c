"""The page of one entry: all its facts, and the roles of the parties told apart."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.conftest import ClientOver
from tests.web.markup import page_of


def test_the_entry_tells_every_fact_and_what_is_not_stated(client: FlaskClient) -> None:
    page = page_of(client.get("/entries/ru-trois-xiaomi"))
    facts = page.facts()
    assert page.one("h1").text == "XIAOMI"
    assert facts["Register number"] == "not stated"
    assert facts["Included"] == "15 March 2017 (the day of the customs letter)"
    assert facts["Authorised importers"].startswith("ООО «Смарт Оранж» (Smart Orange LLC)")
    assert facts["Representatives"].startswith("nobody is listed")
    assert "Сяоми as it is pronounced: usual Russian pronunciation" in facts["Other spellings"]
    assert facts["Goods"] == "portable phones"
    assert facts["Facts as of"] == "31 May 2017"


def test_status_is_that_of_the_day_asked(client: FlaskClient) -> None:
    def told(on: str) -> str:
        return page_of(client.get(f"/entries/ru-trois-xiaomi?on={on}")).one("h2", "label").text

    assert told("2017-03-14") == "Not yet included on 14 March 2017"
    assert told("2017-03-15") == "In force on 15 March 2017"
    assert told("2017-06-01") == "Unconfirmed on 1 June 2017"
    assert told("").startswith("Unconfirmed on ") and told("").endswith(", today")


def test_a_day_that_is_none_is_told_and_the_entry_still_shown(client: FlaskClient) -> None:
    page = page_of(client.get("/entries/ru-trois-xiaomi?on=soon"), 422)
    assert page.field("on").attributes["value"] == "soon"
    assert page.one("div", "stop").attributes["role"] == "alert"
    assert page.facts()["Goods"] == "portable phones"


def test_importers_and_representatives_are_different_roles(client_over: ClientOver) -> None:
    header = "entry_id,mark,right_holder,authorised_importers,representatives\n"
    facts = page_of(client_over(f"{header}x,ACME,Holder,Importer One|Importer Two,Agent\n").get("/entries/x")).facts()
    assert facts["Authorised importers"].startswith("Importer One")
    assert "Importer Two" in facts["Authorised importers"] and "Agent" not in facts["Authorised importers"]
    assert facts["Representatives"].startswith("Agent") and "Importer" not in facts["Representatives"].split("They")[0]


def test_only_addresses_of_the_web_become_links(client_over: ClientOver) -> None:
    sources = "https://customs.example/list.csv|javascript:alert(1)|a letter"
    page = page_of(client_over(f"entry_id,mark,sources\nx,ACME,{sources}\n").get("/entries/x"))
    addresses = [str(link.attributes["href"]) for link in page.all("a")]
    assert "https://customs.example/list.csv" in addresses
    assert not any(address.startswith("javascript") for address in addresses)
    assert {"javascript:alert(1)", "a letter"} <= {item.text for item in page.all("li")}


def test_the_page_leads_to_the_same_entry_as_json_on_the_same_day(client: FlaskClient) -> None:
    page = page_of(client.get("/entries/ru-trois-xiaomi?on=2017-05-16"))
    [link] = (link for link in page.all("a") if "JSON" in link.text)
    answer = client.get(str(link.attributes["href"]))
    assert answer.status_code == 200 and answer.get_json()["entry_id"] == "ru-trois-xiaomi"


def test_an_unknown_entry_is_a_page_with_a_search_box(client: FlaskClient) -> None:
    for entry_id in ("nobody", "1" + "0" * 30, "%00", "%ED%A0%80", "<script>"):
        page = page_of(client.get(f"/entries/{entry_id}"), 404)
        assert page.field("q")
        assert "no register entry has the id" in page.one("p", "lead").text.lower()
