"""The questions that ipregistry was built to answer, each with the answer argued for; asked over HTTP and typed at the
command line by `tests/api/test_must_show.py` and `tests/cli/test_must_show.py`.

RU-TROIS on 2017-05-16 where nothing else is said: the spring in which parcels with Xiaomi phones were sent back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

RU = ("RU-TROIS",)


@dataclass(frozen=True)
class Case:
    """`named` are marks that must be among the matches, `unnamed` such that must not; `kind` of the first span."""

    description: str
    verdict: str
    why: str
    given: dict[str, Any] = field(default_factory=dict)
    registers: tuple[str, ...] = RU
    on: str = "2017-05-16"
    named: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    kind: str | None = None


PHONE = "Xiaomi Mi6 smartphone"

CASES = (
    Case(PHONE, "match", "the mark is recorded for phones", named=("XIAOMI",), kind="exact"),
    Case(PHONE, "no_match", "two weeks before the inclusion", on="2017-03-01", unnamed=("XIAOMI",)),
    Case(PHONE, "match", "the day of the customs letter counts", on="2017-03-15", named=("XIAOMI",)),
    Case(PHONE, "no_match", "the day before does not", on="2017-03-14", unnamed=("XIAOMI",)),
    Case(PHONE, "match", "the last day that the data vouches for", on="2017-05-31", named=("XIAOMI",)),
    Case(PHONE, "possible_match", "the day after nobody vouches for", on="2017-06-01", named=("XIAOMI",)),
    Case(PHONE, "authorised", "the importer as customs named it", {"importer": "ООО «Смарт Оранж»"}),
    Case(PHONE, "authorised", "its Latin name", {"importer": "Smart Orange LLC"}),
    Case(PHONE, "authorised", "neither case, quotes nor legal form matter", {"importer": '"СМАРТ ОРАНЖ", ООО'}),
    Case(PHONE, "match", "a shop that nobody authorised", {"importer": "GearBest"}, named=("XIAOMI",)),
    Case(PHONE, "match", "a name like it is another company", {"importer": "Orange Smart Systems LLC"}),
    Case("ANDROID PHONE. VALUE $18", "covered_goods", "goods that XIAOMI covers, and no brand"),
    Case("cell phone", "covered_goods", "likewise"),
    Case("phone", "covered_goods", "likewise"),
    Case("мобильный телефон", "covered_goods", "likewise, in Russian"),
    Case("Xiaomi LED light bulb", "outside_goods", "bulbs passed in 2017", named=("XIAOMI",)),
    Case("Xiaomi fitness bracelet", "outside_goods", "bracelets passed too", named=("XIAOMI",)),
    Case("XIA0MI phone", "match", "a digit for a letter", named=("XIAOMI",), kind="leet"),
    Case("Х1аоmi phone", "match", "mostly Cyrillic letters", named=("XIAOMI",), kind="look_alike"),
    Case("X-I-A-O-M-I phone", "match", "letters apart", named=("XIAOMI",), kind="spaced"),
    Case("ХIАОМI", "match", "Cyrillic look-alikes alone", named=("XIAOMI",), kind="look_alike"),
    Case("Смартфон Сяоми", "match", "the Russian spelling", named=("XIAOMI",), kind="alias"),
    Case("小米手机", "match", "the Chinese name in unspaced text", named=("XIAOMI",), kind="alias"),
    Case("чехол для Xiaomi", "possible_match", "goods for a Xiaomi, not a Xiaomi"),
    Case("case compatible with Xiaomi", "possible_match", "likewise"),
    Case("Meizu phone", "covered_goods", "no recorded mark, but phones"),
    Case("gift", "insufficient_description", "says nothing of the goods"),
    Case("photo frame", "no_match", "goods that nobody recorded there"),
    Case("NO BRAND", "not_checked", "a placeholder"),
    Case("без марки", "not_checked", "likewise, in Russian"),
    Case("apple juice", "covered_goods", "the fruit", {}, ("KZ-TROIS",), "2024-11-01", (), ("APPLE",)),
    Case("ноутбук APPLE MacBook", "match", "the brand", {}, ("KZ-TROIS",), "2024-11-01", ("APPLE",)),
    Case(
        "презервативы DUREX",
        "authorised",
        "the importer stands in the entry",
        {"importer": "ОсОО «Фармамир»"},
        ("KG-TROIS",),
        "2024-11-20",
        ("DUREX",),
    ),
)
