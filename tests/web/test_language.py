"""The page and the API answer in the language that the browser prefers, and say which it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ipregistry.web.russian import SENTENCES
from ipregistry.web.words import TABLES
from ipregistry.web.words_ru import TABLES_RU
from tests.web.markup import page_of

PHONE = {"description": "Xiaomi phone", "registers": ["RU-TROIS"], "on": "2017-05-16"}


@pytest.mark.parametrize(
    ("preferred", "language"),
    [
        (None, "en"),
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en-GB,ru;q=0.5", "en"),
        ("de,ru;q=0.5", "ru"),
        ("de", "en"),
        ("*", "en"),
        ("x" * 5000, "en"),
        ("ru;q=0", "en"),
    ],
)
def test_check_answers_in_the_preferred_language_and_says_so(
    client: FlaskClient, preferred: str | None, language: str
) -> None:
    headers = {"Accept-Language": preferred} if preferred else {}
    response = client.post("/v1/checks", json=PHONE, headers=headers)
    assert response.headers["Content-Language"] == response.json["language"] == language  # type: ignore[index]
    assert "Accept-Language" in response.headers["Vary"]
    assert response.json["summary"].startswith("Назван" if language == "ru" else "Names")  # type: ignore[index]


def test_page_tells_verdict_reasons_and_notes_in_the_preferred_language(client: FlaskClient) -> None:
    page = client.get("/?q=Xiaomi phone&on=2017-05-16&register=RU-TROIS", headers={"Accept-Language": "ru"})
    assert "Accept-Language" in page.headers["Vary"]
    for said in ("Знак в реестре", "Назван знак XIAOMI", "Признать товар контрафактным может только суд", 'lang="ru"'):
        assert said in page.text
    assert "Names XIAOMI" in client.get("/?q=Xiaomi phone&on=2017-05-16&register=RU-TROIS").text


WEB = Path(__file__).parent.parent.parent / "ipregistry" / "web"
TOLD = re.compile(r"""\bt\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")""")
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


def _told() -> set[str]:
    """Every sentence that a template or a view tells in the language of the page."""
    texts = [path.read_text("utf-8") for path in (*WEB.rglob("*.html"), *WEB.glob("*.py"))]
    return {one or other for text in texts for one, other in TOLD.findall(text)}


def test_every_sentence_of_every_page_is_there_in_russian() -> None:
    assert sorted(_told() - set(SENTENCES)) == []
    for english, russian in SENTENCES.items():
        assert CYRILLIC.search(russian), english
        assert re.findall(r"{\w+}", english) == re.findall(r"{\w+}", russian), english


def test_every_word_of_the_contract_has_its_russian_name() -> None:
    assert {table: set(words) for table, words in TABLES.items()} == {
        table: set(words) for table, words in TABLES_RU.items()
    }


def test_the_address_decides_and_goes_along_with_every_link_and_form(client: FlaskClient) -> None:
    page = page_of(client.get("/?q=XIAOMI&lang=ru", headers={"Accept-Language": "en"}))
    assert page.one("html").attributes["lang"] == "ru" and page.field("lang").attributes["value"] == "ru"
    ours = [link.attributes["href"] or "" for link in page.all("a") if (link.attributes["href"] or "").startswith("/")]
    assert ours and all("lang=ru" in each or "lang=en" in each for each in ours)


def test_each_page_leads_to_itself_in_the_other_language(client: FlaskClient) -> None:
    page = page_of(client.get("/?q=XIAOMI&register=RU-TROIS&register=KZ-TROIS"))
    [other] = (link for link in page.all("a") if link.attributes.get("hreflang") == "ru")
    assert other.text == "Русский"
    assert "Найдено" in client.get(str(other.attributes["href"])).text
    assert str(other.attributes["href"]).count("register=") == 2


@pytest.mark.parametrize("asked", ["xx", "", "RU", "<b>"])
def test_a_language_that_is_none_of_ours_changes_nothing(client: FlaskClient, asked: str) -> None:
    page = page_of(client.get("/", query_string={"lang": asked}))
    assert page.one("html").attributes["lang"] == "en"


def test_errors_are_told_in_russian_too(client: FlaskClient) -> None:
    assert "По этому адресу страницы нет." in client.get("/nowhere?lang=ru").text
    assert "день, записанный как 2017-05-16" in client.get("/?q=XIAOMI&on=soon&lang=ru").text
