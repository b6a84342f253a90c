"""Which column of a table is what: found by its header, in English or Russian, or named. Knows no cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..errors import InvalidQuestion
from ..loading.tables import squashed

FIELDS = "id description registers country hs_code importer on purpose min_score exclude_entry_ids".split()
MOST_COLUMNS = 1_000

# Squashed: letters and digits alone, small. The first that a header has is taken, so the surest stand first.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "id": (
        *("id", "recordid", "itemid", "listingid", "declarationid", "parcelid", "sku", "article", "артикул"),
        *("номер", "ид", "код", "no", "number"),
    ),
    "description": (
        *("description", "goodsdescription", "itemdescription", "productdescription", "descriptionofgoods"),
        *("описание", "описаниетовара", "описаниетоваров", "наименование", "наименованиетовара"),
        *("наименованиетоваров", "названиетовара", "title", "itemtitle", "producttitle", "listingtitle", "productname"),
        *("itemname", "goodsname", "название", "name", "goods", "product", "item", "товар", "товары", "text", "品名"),
    ),
    "hs_code": (
        *("hscode", "hs", "hts", "htscode", "tariffcode", "commoditycode", "cncode", "taricode", "tnved", "tnvedcode"),
        *("тнвэд", "кодтнвэд", "кодтнвэдеаэс", "тнвэдеаэс", "кодтовара"),
    ),
    "importer": ("importer", "importername", "consignee", "recipient", "импортер", "импортёр", "получатель"),
    "country": ("country", "countryofdestination", "destinationcountry", "странаназначения", "страна"),
    "on": ("on", "date", "day", "declarationdate", "dateofdeclaration", "дата", "датадекларации", "день"),
    "registers": ("registers", "register", "реестры", "реестр"),
    "purpose": ("purpose", "цель"),
    "min_score": ("minscore",),
    "exclude_entry_ids": ("excludeentryids",),
}


def find_columns(header: Sequence[str], named: Mapping[str, str]) -> dict[str, int] | None:
    """Where each field's column is; None where no column holds the description and none was named for it.

    `named` says which header is which field's. Raises InvalidQuestion for a field or a header that is not there.
    """
    found = _known(header, {field: _place(field, name, header) for field, name in named.items()})
    return found if "description" in found else None


@lru_cache(maxsize=64)  # the lines of a file have few kinds of keys
def find_keys(keys: tuple[str, ...], named: tuple[tuple[str, str], ...]) -> Mapping[str, int]:
    """Where in a line's keys each field's is. A field whose key was named has that key and no other."""
    given = {field: _at(name, keys) for field, name in named}
    found = _known(keys, {field: at for field, at in given.items() if at is not None})
    return {field: at for field, at in found.items() if field not in given or given[field] == at}


def _known(header: Sequence[str], found: dict[str, int]) -> dict[str, int]:
    """The places of the fields, those that are found already and those that a header names: best by their own names."""
    headers = [squashed(name) for name in header]
    for field, words in SYNONYMS.items():
        at = header.index(field) if field in header else _first(words, headers)
        if field not in found and at is not None and at not in found.values():
            found[field] = at
    return found


def _first(words: Sequence[str], headers: Sequence[str]) -> int | None:
    return next((headers.index(word) for word in words if word in headers), None)


def _at(name: str, header: Sequence[str]) -> int | None:
    """Where a name is, at best as it is written."""
    if name in header:
        return header.index(name)
    wanted = squashed(name)
    return _first([wanted], [squashed(each) for each in header]) if wanted else None


def _place(field: str, name: str, header: Sequence[str]) -> int:
    refuse_unknown_field(field)
    if (at := _at(name, header)) is None:
        raise InvalidQuestion(f"column {field}", name, f"a column; the columns are {', '.join(header)[:500] or 'none'}")
    return at


def refuse_unknown_field(field: str) -> None:
    """Raise InvalidQuestion for what is no field of a question."""
    if field not in FIELDS:
        raise InvalidQuestion("column", field, f"a field; the fields are {', '.join(FIELDS)}")


def not_found(header: Sequence[str]) -> InvalidQuestion:
    """The refusal of a table in which no column is the description."""
    columns = ", ".join(header)[:500]
    expected = "a header with a description: name its column with --column description=HEADER"
    return InvalidQuestion("columns", columns, expected)
