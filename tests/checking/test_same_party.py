"""An importer and a party of an entry: every stored form of the name, and the tax number where one is known."""

from __future__ import annotations

import pytest

from ipregistry.checking.same_party import same_party
from ipregistry.checking.tax_numbers import Importer, read_importer
from ipregistry.entry import Party
from ipregistry.matching import SameName

DNS = Party("ТОО «ДНС КАЗАХСТАН»", None, "KZ", None, "210140004940")


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("ООО «Шаг»", "ООО «Шаг»", None),
        ("ООО «Шаг», ИНН 7730176610", "ООО «Шаг»", "7730176610"),
        ("ООО «Шаг» (ИНН: 7730176610, КПП 773001001)", "ООО «Шаг»", "7730176610"),
        ("ИНН 7730176610", "", "7730176610"),
        ('250140031132,ТОО "РЕАКТ"', 'ТОО "РЕАКТ"', "250140031132"),
        ("УНП 190123456 ОДО Шаг", "ОДО Шаг", "190123456"),
        ("ТОО «Бизнес сеть 2013»", "ТОО «Бизнес сеть 2013»", None),  # a year is no number of anybody
        ("4711 GmbH", "4711 GmbH", None),
    ],
)
def test_tax_number_is_told_from_the_name(text: str, name: str, number: str | None) -> None:
    assert read_importer(text) == Importer(name, number)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("ТОО «ДНС Казахстан»", SameName.SURE),
        ("ТОО «ДНС Казахстан», БИН 210140004940", SameName.SURE),
        ("БИН 210140004940", SameName.SURE),
        ("210140004940", SameName.SURE),
        ("БИН 210140004940, ДНС Казахстан, г. Алматы", SameName.SURE),  # the address does not unsay the number
        ("ТОО «ДНС Казахстан», БИН 210140004941", SameName.DIFFERENT),  # one digit is another company
        ("БИН 210140004941", SameName.DIFFERENT),
        ("ТОО «Ромашка», БИН 210140004940", SameName.NEAR),  # one of the two was written wrongly
        ("ДНС Казахстан, ИНН 7730176610", SameName.NEAR),  # a number of another country says nothing of this one
        ("ТОО «Ромашка»", SameName.DIFFERENT),
    ],
)
def test_number_makes_sure_or_different_but_never_against_the_name(given: str, expected: SameName) -> None:
    assert same_party(DNS, read_importer(given)) is expected


def test_number_of_a_party_whose_number_is_not_known_leaves_the_name_to_decide() -> None:
    party = Party("ООО «Шаг»", "Shag LLC", None, None, None)
    assert same_party(party, read_importer("ООО «Шаг», ИНН 7730176610")) is SameName.SURE
    assert same_party(party, read_importer("SHAG L.L.C.")) is SameName.SURE, "each stored form counts"
    assert same_party(party, read_importer("ИНН 7730176610")) is SameName.DIFFERENT


@pytest.mark.parametrize(
    ("written", "given", "expected"),
    [
        ("Fédération Internationale de Football Association (FIFA)", "FIFA", SameName.SURE),
        ("Casio Keisanki Kabushiki Kaisha (Casio Computer Co., Ltd.)", "CASIO COMPUTER CO LTD", SameName.SURE),
        ("苹果公司(美国)", "美国", SameName.NEAR),  # a country in brackets is nobody's name
        ("Chivas Holdings (IP) Limited", "IP Limited", SameName.NEAR),
    ],
)
def test_second_name_in_brackets_is_a_name(written: str, given: str, expected: SameName) -> None:
    assert same_party(Party(written, None, None, None, None), read_importer(given)) is expected
