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
    fields = dict(named)
    found = _known(keys, {field: keys.index(name) for field, name in named if name in keys})
    return {field: at for field, at in found.items() if fields.get(field, keys[at]) == keys[at]}


def _known(header: Sequence[str], found: dict[str, int]) -> dict[str, int]:
    """The places of the fields, those that are found already and those that a header names."""
    headers = [squashed(name) for name in header]
    for field, words in SYNONYMS.items():
        at = next((headers.index(word) for word in words if word in headers), None)
        if field not in found and at is not None and at not in found.values():
            found[field] = at
    return found


def _place(field: str, name: str, header: Sequence[str]) -> int:
    refuse_unknown_field(field)
    if name in header:
        return list(header).index(name)
    wanted, headers = squashed(name), [squashed(each) for each in header]
    if wanted and wanted in headers:
        return headers.index(wanted)
    raise InvalidQuestion(f"column {field}", name, f"a column; the columns are {', '.join(header)[:500] or 'none'}")


def refuse_unknown_field(field: str) -> None:
    """Raise InvalidQuestion for what is no field of a question."""
    if field not in FIELDS:
        raise InvalidQuestion("column", field, f"a field; the fields are {', '.join(FIELDS)}")


def not_found(header: Sequence[str]) -> InvalidQuestion:
    """The refusal of a table in which no column is the description, or of a line in which no key is."""
    columns = ", ".join(header)[:500]
    expected = "a header with a description: name its column with --column description=HEADER"
    return InvalidQuestion("columns", columns, expected)
