"""What seed_data/README.md counts is counted again, from the files that it tells of."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from ipregistry.curating import CuratedData, read_data
from ipregistry.entry import RegisterEntry
from ipregistry.loading.columns import PARTY_PARTS
from ipregistry.loading.curation import fold
from ipregistry.loading.formats import read_entries
from ipregistry.loading.overlays import AliasLine
from ipregistry.matching import sounds
from ipregistry.matching.fold import fold_word
from ipregistry.matching.typos import slips
from ipregistry.seeding import seed_directory

README = (seed_directory() / "README.md").read_text("utf-8")
REGISTERS = ("RU-TROIS", "KZ-TROIS", "KG-TROIS", "BY-TROIS", "CN-GACC", "US-CBP")
LANGUAGES = {"Russian": "ru", "English": "en", "Chinese": "zh", "German": "de", "French": "fr"}
FILLED: dict[str, Callable[[RegisterEntry], object]] = {
    "entries": lambda entry: True,
    "right holder latin": lambda entry: entry.right_holder and entry.right_holder.name_latin,
    "right holder country": lambda entry: entry.right_holder and entry.right_holder.country,
}
DIFFERENT: dict[str, Callable[[RegisterEntry], list[str]]] = {
    "different marks": lambda entry: [fold(entry.mark)] if entry.mark else [],
    "different right holders": lambda entry: [entry.right_holder.name] if entry.right_holder else [],
    "different importers": lambda entry: [party.name for party in entry.authorised_importers],
    "different representatives": lambda entry: [party.name for party in entry.representatives],
}
LISTED: dict[str, Callable[[RegisterEntry], int]] = {
    "HS codes": lambda entry: len(entry.hs_codes),
    "other spellings": lambda entry: len(entry.aliases),
}
# The rows of “What was corrected”: which fields of repairs.csv each is about.
CORRECTED = {
    "kind of the mark": ("mark_kind",),
    "term and its basis": ("valid_until", "valid_until_basis"),
    "day of removal and its basis": ("removed_on", "removed_on_basis"),
    "number and day of the order": ("customs_letter_number", "customs_letter_date"),
    "day of inclusion and its basis": ("date_of_inclusion", "date_of_inclusion_basis"),
    "suspension": ("suspended_from", "suspended_until"),
    "number and day of the registration": ("registration_number", "registration_date"),
    "goods": ("goods",),
    "Nice classes": ("nice_classes",),
    "HS codes": ("hs_codes",),
    **{
        label: (role, *(f"{role}_{part}" for part in PARTY_PARTS))
        for label, role in {
            "right holder, with name in Latin letters, country and kind": "right_holder",
            "authorised importers and their kinds": "authorised_importers",
            "representatives and their kinds": "representatives",
        }.items()
    },
}


@pytest.fixture(scope="module")
def data() -> CuratedData:
    return read_data(seed_directory())


def tables() -> Iterator[list[list[str]]]:
    """The cells of every table of the README, row by row, without the line under its head."""
    for block in re.findall(r"(?:^\|.*\n)+", README, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in block.splitlines()]
        yield [row for row in rows if not set("".join(row)) <= set("|-: ")]


def row_of(label: str, head: str) -> list[str]:
    """The cells behind `label` in the tables whose head names `head`."""
    (row,) = [row for table in tables() if head in "".join(table[0]) for row in table if row[0].strip() == label]
    return row[1:]


def filled(label: str) -> Callable[[RegisterEntry], object]:
    return FILLED.get(label) or (lambda entry: getattr(entry, label.replace(" ", "_")))


def number(cell: str) -> int:
    return int(cell.replace(",", ""))


def csv_rows(name: str) -> list[dict[str, str]]:
    with (seed_directory() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels_of_filled() -> list[str]:
    (table,) = [table for table in tables() if len(table) > 10 and "KZ-TROIS" in table[0]]
    return [row[0].strip() for row in table[1:]]


@pytest.mark.parametrize("label", labels_of_filled())
def test_fields_are_filled_as_often_as_readme_says(data: CuratedData, label: str) -> None:
    told = []
    for code in REGISTERS:
        raw = read_entries(seed_directory() / f"{code.lower()}.csv", code).entries()
        before = sum(bool(filled(label)(entry)) for entry in raw)
        after = sum(bool(filled(label)(entry)) for entry in data.entries if entry.register == code)
        told.append(str(after) if before == after else f"{before} → {after}")
    assert row_of(label, "KZ-TROIS") == told


@pytest.mark.parametrize("label", DIFFERENT)
def test_there_are_as_many_different_ones_as_readme_says(data: CuratedData, label: str) -> None:
    of_register: dict[str, set[str]] = {code: set() for code in REGISTERS}
    for entry in data.entries:
        of_register[entry.register].update(DIFFERENT[label](entry))
    assert row_of(label, "KZ-TROIS") == [str(len(of_register[code])) for code in REGISTERS]


@pytest.mark.parametrize("label", LISTED)
def test_there_are_as_many_in_all_as_readme_says(data: CuratedData, label: str) -> None:
    counts = Counter(dict.fromkeys(REGISTERS, 0))
    for entry in data.entries:
        counts[entry.register] += LISTED[label](entry)
    assert row_of(label, "KZ-TROIS") == [str(counts[code]) for code in REGISTERS]


def test_entries_with_marks_and_entries_not_removed_are_counted(data: CuratedData) -> None:
    marks = sum(entry.mark is not None for entry in data.entries)
    kept = sum(entry.removed_on is None for entry in data.entries)
    assert f"{len(data.entries):,} entries, {marks:,} of them with a mark in words; {kept:,} were not removed" in README


def test_entries_without_a_mark_and_cut_lists_of_goods_are_counted(data: CuratedData) -> None:
    kazakh = [entry for entry in data.entries if entry.register == "KZ-TROIS" and entry.removed_on is None]
    kyrgyz = [entry for entry in data.entries if entry.register == "KG-TROIS"]
    without = sum(entry.mark is None for entry in kazakh)
    assert f"**{without} of the {len(kazakh):,} Kazakh entries that are not removed have no mark in words**" in README
    assert f"Of Kyrgyzstan's {len(kyrgyz)}, {sum(entry.mark is None for entry in kyrgyz)} have none" in README
    assert (
        f"**{sum((entry.goods or '').endswith('…') for entry in kazakh)} Kazakh lists of goods end with “…”**" in README
    )


def test_corrections_are_counted_by_what_they_change() -> None:
    fields = Counter(row["field"] for row in csv_rows("repairs.csv"))
    (table,) = [table for table in tables() if table[0][0].strip() == "what"]
    told = {row[0].strip(): number(row[1]) for row in table[1:]}
    assert sum(count for label, count in told.items() if label.startswith("mark:")) == fields["mark"]
    others = {label: count for label, count in told.items() if not label.startswith("mark:")}
    assert others == {label: sum(fields[field] for field in of) for label, of in CORRECTED.items()}
    assert sum(told.values()) == fields.total()
    assert f"`repairs.csv` has {fields.total():,} lines" in README


def test_parties_are_counted() -> None:
    rows = csv_rows("parties.csv")
    assert f"{len(rows)} written forms of {len({row['name'] or row['written'] for row in rows})} parties" in README


def test_words_for_goods_are_counted_by_language() -> None:
    languages = Counter(row["language"] for row in csv_rows("goods_terms.csv"))
    told = ", ".join(f"{name} {languages[code]:,}" for name, code in LANGUAGES.items())
    assert f"{languages.total():,} words for goods that descriptions are read with ({told})" in README


def test_spellings_are_counted_by_kind(data: CuratedData) -> None:
    kinds = Counter(line.alias.kind.replace("_", " ") for line in data.aliases)
    (table,) = [table for table in tables() if table[0][0].strip() == "kind"]
    assert {row[0].strip(): number(row[1]) for row in table[1:]} == kinds
    about = {line.entry_id or fold(line.mark or "") for line in data.aliases}
    assert f"`aliases.csv`: {len(data.aliases):,} spellings of {len(about)} marks and entries" in README


def letters(text: str) -> str:
    return "".join(character for character in fold_word(text) if character.isalpha())


def is_derived(alias: str, mark: str) -> bool:
    """Whether a rule gives the spelling: it sounds like the mark in the other alphabet, or is a slip or two away."""
    one, other = fold_word(alias), fold_word(mark)
    if one == other or any(slips(one, {0: other})):
        return True
    least = 0.84  # the matching takes nothing less alike
    return any(
        key.startswith(beginning) and any(sounds.alike(reading, [key[len(beginning) :]], least))
        for beginning, reading in sounds.beginnings(letters(alias))
        for key in sounds.keys(letters(mark))
    )


@pytest.mark.parametrize(
    ("alias", "mark", "derived"),
    [
        ("Канон", "CANON", True),
        ("Xaomi", "XIAOMI", True),
        ("Levis", "LEVI'S", True),
        ("小米", "XIAOMI", False),
        ("Бэха", "BMW", False),
        ("Чупик", "CHUPA CHUPS", False),
    ],
)
def test_rule_of_derived_spellings(alias: str, mark: str, derived: bool) -> None:
    assert is_derived(alias, mark) is derived


def test_more_than_320_marks_have_spellings_that_no_rule_derives(data: CuratedData) -> None:
    """The issue asks for 300; the README says “more than 320”, whatever is tuned in the rules meanwhile."""
    marks = {entry.entry_id: entry.mark for entry in data.entries}

    def mark_of(line: AliasLine) -> str:
        return line.mark or marks[line.entry_id or ""] or ""

    of_mark = {
        line.entry_id or fold(line.mark or "")
        for line in data.aliases
        if line.alias.kind != "registered" and not is_derived(line.alias.alias, mark_of(line))
    }
    assert len(of_mark) > 320
    assert "For more than 320 of these" in README
