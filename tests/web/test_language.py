"""The page and the API answer in the language that the browser prefers, and say which it is."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from ipregistry.checking import Verdict
from ipregistry.web.words import VERDICTS_RU

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


def test_every_verdict_has_its_russian_heading() -> None:
    assert set(VERDICTS_RU) == set(Verdict)
