"""The curated data: it loads whole, every entry has a source, and the entry it all began with says what it must."""

from __future__ import annotations

import csv

import pytest

from ipregistry.curated import curation_of
from ipregistry.entry import InclusionBasis
from ipregistry.loading.formats import read_entries
from ipregistry.record import from_record
from ipregistry.register import Register
from ipregistry.seeding import seed_directory

REGISTERS = ("RU-TROIS", "KZ-TROIS", "KG-TROIS", "BY-TROIS", "CN-GACC", "US-CBP")


@pytest.mark.parametrize("code", REGISTERS)
def test_every_row_of_a_register_loads(seeded: Register, code: str) -> None:
    update = seeded.repository.updates([code])[0]
    assert update.counts.rejected == 0
    with (seed_directory() / f"{code.lower()}.csv").open(encoding="utf-8", newline="") as file:
        assert update.counts.added == sum(1 for _ in csv.DictReader(file))


@pytest.mark.parametrize("code", REGISTERS)
def test_every_entry_has_a_source(code: str) -> None:
    loaded = read_entries(seed_directory() / f"{code.lower()}.csv", code)
    assert [entry.entry_id for entry in loaded.entries() if not entry.sources] == []


def test_xiaomi_is_what_the_letter_of_2017_made_it(seeded: Register) -> None:
    entry = seeded.snapshots.refresh().find_entry("ru-trois-xiaomi").entry
    assert entry.right_holder is not None and entry.right_holder.name == "Beijing Xiaomi Technology Co., Ltd"
    assert [(party.name, party.name_latin) for party in entry.authorised_importers] == [
        ("ООО «Смарт Оранж»", "Smart Orange LLC")
    ]
    assert entry.customs_letter is not None and str(entry.customs_letter.date) == "2017-03-15"
    assert entry.date_of_inclusion_basis is InclusionBasis.CUSTOMS_LETTER
    assert (entry.goods, entry.hs_codes, entry.register_number) == ("portable phones", (), None)


@pytest.mark.parametrize("spelling", ["Сяоми", "Ксиаоми", "Ксяоми", "Сяомі", "小米"])
def test_xiaomi_is_known_under_the_spellings_people_use(seeded: Register, spelling: str) -> None:
    entry = seeded.snapshots.refresh().find_entry("ru-trois-xiaomi").entry
    assert spelling in [alias.alias for alias in entry.aliases]


def test_every_line_of_our_overlays_meets_something(seeded: Register) -> None:
    curation = curation_of(seeded.repository)
    for register in seeded.repository.registers():
        for _ in curation.apply(map(from_record, seeded.repository.rows(register.code))):
            pass
    assert curation.unmet() == ()
