"""Names out of cells that also hold addresses, telephones and papers."""

from __future__ import annotations

import pytest

from ipregistry.entry import PartyKind
from ipregistry.loading.parties import holder_in, parties_in


@pytest.mark.parametrize(
    ("cell", "name", "latin", "country"),
    [
        ("Компания «Apple Inc.». Адрес: One Apple Park Way, 95014, USA (США)", "Apple Inc.", "Apple Inc.", "US"),
        ("«Эппл Инк.»/«Apple Inc.» One Apple Park Way Cupertino (US)", "Эппл Инк.", None, "US"),
        ("MHCS, 9 Авеню де Шампань, 51207 Эперне, Франция", "MHCS", "MHCS", "FR"),
        ("Chivas Holdings (IP) Limited, 111 Renfrew Road, United Kingdom", "Chivas Holdings (IP) Limited", None, "GB"),
        ("BUKA SPORTS MARKETING (CY) LIMITED (CY), Кипр", "BUKA SPORTS MARKETING (CY) LIMITED", None, "CY"),
        ("Unilever IP Holdings B.V.(NL) Weena 455, Rotterdam", "Unilever IP Holdings B.V", None, "NL"),
        ("CET Group Co., Ltd., адрес: Beijing (China)", "CET Group Co., Ltd", None, "CN"),
        ('Общество с ограниченной ответственностью "ЛАКРУА", 220073 г. Минск', None, None, None),
        ("ИП Рахманкулов Абдинаби, ИИН 850617301049", "ИП Рахманкулов Абдинаби", None, None),
    ],
)
def test_holder_is_the_name_at_the_beginning(
    cell: str, name: str | None, latin: str | None, country: str | None
) -> None:
    party = holder_in(cell)
    assert party is not None
    assert name is None or party.name.rstrip(".") == name.rstrip(".")
    assert latin is None or party.name_latin == latin
    assert country is None or party.country == country


def test_cell_that_begins_with_an_address_names_nobody() -> None:
    assert holder_in("20253, г. Гамбург, ул. Уннаштрассе, 48") is None


def test_person_has_no_tax_number_and_a_company_has() -> None:
    (person,) = parties_in("ИП Омургазы уулу Семетей, ИНН 22404197100473")
    (company,) = parties_in("ОсОО «ЙОЙО» ИНН 01005201810085")
    assert (person.kind, person.tax_number) == (PartyKind.PERSON, None)
    assert (company.kind, company.tax_number) == (PartyKind.ORGANISATION, "01005201810085")


def test_building_is_no_company() -> None:
    (agent,) = parties_in("ТОО «Юридическая компания «IP CHOICE», г. Алматы, БЦ «Глобус», офис 13")
    assert agent.name == "ТОО «Юридическая компания «IP CHOICE»»"


def test_people_are_told_where_no_company_is() -> None:
    found = parties_in("Рачковский Валентин Владимирович, патентный поверенный; Бушук Анна Владимировна")
    assert [party.name for party in found] == ["Рачковский Валентин Владимирович", "Бушук Анна Владимировна"]
