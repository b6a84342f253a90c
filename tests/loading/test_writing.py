"""What is written down is read back as the same entry: from cells, from CSV and from JSON Lines."""

from __future__ import annotations

import csv
import json
import unicodedata
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ipregistry.entry import (
    Alias,
    AliasKind,
    CustomsLetter,
    InclusionBasis,
    MarkKind,
    ObjectType,
    Party,
    PartyKind,
    RegisterEntry,
    RemovalBasis,
    TermBasis,
)
from ipregistry.loading.canonical import read_row
from ipregistry.loading.columns import COLUMNS
from ipregistry.loading.formats import read_entries
from ipregistry.loading.writing import to_cells
from ipregistry.record import to_record


def normal(text: str) -> str:
    """The text as reading makes it."""
    return unicodedata.normalize("NFC", text.strip())


REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
anything = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=REORDERING)
letters = st.sampled_from("aZ0 |\\\"',;{}[]%Ёщ小é\u200b😀-")
texts = st.text(letters | anything, min_size=1, max_size=8).map(normal).filter(bool)
days = st.dates(min_value=date(1, 1, 1))
parties = st.builds(
    Party,
    name=texts,
    name_latin=st.none() | texts,
    country=st.none() | st.from_regex(r"[A-Z]{2}", fullmatch=True),
    kind=st.none() | st.sampled_from(PartyKind),
    tax_number=st.none() | texts,
)
aliases = st.builds(
    Alias, alias=texts, kind=st.sampled_from(AliasKind), basis=st.none() | texts, source=st.none() | texts
)
codes = st.integers(1, 5).flatmap(lambda pairs: st.text("0123456789", min_size=2 * pairs, max_size=2 * pairs))


def lists(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=3).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> RegisterEntry:
    """An entry such as reading makes: normal texts, and a basis exactly where there is a day."""
    included, ends, removed = (draw(st.none() | days) for _ in range(3))
    letter = st.builds(CustomsLetter, number=st.none() | texts, date=st.none() | days)
    facts = st.fixed_dictionaries(
        {
            "entry_id": st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,20}", fullmatch=True),
            "register": st.just("RU-TROIS"),
            "register_number": st.none() | texts,
            "mark": texts,
            "mark_kind": st.sampled_from(MarkKind),
            "object_type": st.sampled_from(ObjectType),
            "aliases": lists(aliases),
            "registration_number": st.none() | texts,
            "registration_date": st.none() | days,
            "right_holder": st.none() | parties,
            "authorised_importers": lists(parties),
            "representatives": lists(parties),
            "goods": st.none() | texts,
            "nice_classes": lists(st.integers(1, 45)),
            "hs_codes": lists(codes),
            "suspended_from": st.none() | days,
            "suspended_until": st.none() | days,
            "confirmed_on": lists(days),
            "customs_letter": st.none() | letter.filter(lambda letter: letter != CustomsLetter()),
            "note": st.none() | texts,
            "sources": lists(texts),
            "as_of": st.none() | days,
        }
    )
    return RegisterEntry(
        **draw(facts),
        date_of_inclusion=included,
        date_of_inclusion_basis=draw(st.sampled_from(InclusionBasis)) if included else None,
        valid_until=ends,
        valid_until_basis=draw(st.sampled_from(TermBasis)) if ends else None,
        removed_on=removed,
        removed_on_basis=draw(st.sampled_from(RemovalBasis)) if removed else None,
    )


@settings(max_examples=200, deadline=None)
@given(entries())
def test_cells_of_an_entry_are_read_back_as_the_entry(entry: RegisterEntry) -> None:
    cells = to_cells(entry)
    assert tuple(cells) == COLUMNS
    assert read_row(cells, 2, "RU-TROIS") == entry


@settings(max_examples=50, deadline=None)
@given(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.entry_id), st.sampled_from([",", ";", "\t"]))
def test_csv_file_of_entries_is_read_back_as_the_entries(
    tmp_path_factory: object, written: list[RegisterEntry], delimiter: str
) -> None:
    path = Path(str(tmp_path_factory.getbasetemp())) / "entries.csv"  # type: ignore[attr-defined]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(to_cells(entry) for entry in written)
    assert list(read_entries(path, "RU-TROIS")) == written


@settings(max_examples=50, deadline=None)
@given(st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.entry_id), st.booleans())
def test_json_lines_of_records_are_read_back_as_the_entries(
    tmp_path_factory: object, written: list[RegisterEntry], ascii_only: bool
) -> None:
    path = Path(str(tmp_path_factory.getbasetemp())) / "entries.jsonl"  # type: ignore[attr-defined]
    lines = (json.dumps(to_record(entry), ensure_ascii=ascii_only) for entry in written)
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    assert list(read_entries(path, "RU-TROIS")) == written
