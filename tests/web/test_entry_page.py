"""The page of one entry: all its facts, and the roles of the parties told apart."""

from __future__ import annotations

from datetime import date

from flask.testing import FlaskClient

from ipregistry.register import LoadOptions
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


THIRTEEN_FACTS = (
    "Register number",
    "Mark",
    "Kind",
    "Registration",
    "Right holder",
    "Goods",
    "Representatives",
    "Nice classes",
    "Valid until",
    "Remark",
    "Customs letter",
    "HS codes",
    "Image",
)


def test_the_thirteen_facts_of_a_practitioners_card_are_always_there(client: FlaskClient) -> None:
    for entry_id in ("ru-trois-xiaomi", "kz-trois-00303-tz-050713"):
        facts = page_of(client.get(f"/entries/{entry_id}")).facts()
        assert [fact for fact in THIRTEEN_FACTS if not facts.get(fact)] == []


def test_the_life_of_an_entry_is_told_in_the_order_of_its_days(client: FlaskClient) -> None:
    page = page_of(client.get("/entries/kz-trois-00303-tz-050713?on=2025-02-01"))
    assert [
        (moment.text, "ahead" in moment.classes) for moment in page.all("li") if moment.classes & {"law", "data"}
    ] == [
        ("15 June 2010 The mark was registered", False),
        ("5 July 2013 Included in the register", False),
        ("9 July 2013 Customs letter", False),
        ("19 January 2025 Told by a file for the first time, version 2", False),
        ("30 May 2025 Last day of the term", True),
    ]


def test_what_an_update_changed_is_told_field_by_field(client_over: ClientOver) -> None:
    client = client_over("entry_id,mark,goods,hs_codes\nx,ACME,phones,8517|8471\n")
    register = client.application.extensions["ipregistry"]
    file = register.settings.data_dir / "next.csv"
    file.write_text("entry_id,mark,goods,hs_codes\nx,ACME,phones and tablets,8517\n", "utf-8")
    register.load(file, "XX-TEST", LoadOptions(as_of=date(2025, 1, 1)))
    register.snapshots.refresh()
    page = page_of(client.get("/entries/x"))
    [changes] = page.all("ul", "changes")
    assert changes.text == "Goods: phones → phones and tabletsHS codes: 8517; 8471 → 8517"


def test_the_same_mark_elsewhere_is_shown_and_another_with_its_word_is_not(client_over: ClientOver) -> None:
    client = client_over("entry_id,mark,right_holder\nx,ACME,Acme\ny,Acme,Other\nz,ACME PRO,Acme\n")
    page = page_of(client.get("/entries/x"))
    links = [link.attributes["href"] for link in page.all("a")]
    assert "/entries/y" in links and "/entries/z" not in links


def test_without_the_database_the_entry_is_still_told(client_over: ClientOver) -> None:
    client = client_over("entry_id,mark,date_of_inclusion\nx,ACME,2020-01-01\n")
    register = client.application.extensions["ipregistry"]
    register.repository.close()
    database = register.settings.data_dir / "ipregistry.sqlite"
    for file in register.settings.data_dir.glob(f"{database.name}*"):
        file.unlink()
    database.mkdir()
    page = page_of(client.get("/entries/x"))
    assert "cannot be read at the moment" in page.one("main").text
    assert "1 January 2020 Included in the register" in [moment.text for moment in page.all("li", "law")]
