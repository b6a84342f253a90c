"""A small register made for the check: few marks, so that each verdict has one cause.

The goods lexicon is that of the seed data; marks, parties and days are made up, but for XIAOMI's story.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ipregistry.checking import CheckRequest, CheckResult
from ipregistry.entry import CustomsRegister
from ipregistry.register import LoadOptions, Register
from ipregistry.seeding import seed_directory

from ..conftest import settings_in

ON = date(2017, 5, 16)
PUBLISHED = date(2017, 5, 31)

RU = """\
entry_id,mark,right_holder,authorised_importers,authorised_importers_latin,goods,nice_classes,hs_codes,\
date_of_inclusion,valid_until,removed_on,suspended_from,suspended_until,confirmed_on
phones,XIAOMI,"Beijing Xiaomi Technology Co., Ltd",ООО «Смарт Оранж»,Smart Orange LLC,portable phones,,,2017-03-15,,,,,
shoes,KROSSTEP,Krosstep AG,ООО Шаг|ООО «Бег»,Shag LLC|Beg LLC,обувь,25,6403|6404,2015-01-01,2019-12-31,,,,
bags,KROSSTEP,Krosstep AG,ООО Шаг,Shag LLC,сумки,18,4202,2015-01-01,2019-12-31,,,,
any,ZOLPHIN,Zolphin Oy,ООО Дельта,Delta LLC,,,,2015-01-01,2019-12-31,,,,
ended,VELMORA,Velmora SpA,,,духи,3,3303,2010-01-01,2015-12-31,,,,
gone,TARQUIST,Tarquist NV,,,часы,14,9102,2010-01-01,2019-12-31,2016-08-01,,,
paused,BRINDLEX,Brindlex Inc,,,игрушки,28,9503,2010-01-01,2019-12-31,,2017-05-01,2017-05-31,
picture,,Makitora Corporation,,,drills,7,8467,2010-01-01,2019-12-31,,,,
"""
KZ = """\
entry_id,mark,right_holder,authorised_importers,goods,hs_codes,date_of_inclusion,valid_until
kz-phones,XIAOMI,Xiaomi Inc.,ТОО Алма,телефоны,8517,2016-01-01,2019-12-31
"""
CN = """\
entry_id,mark,right_holder,date_of_inclusion,valid_until
apple,苹果,Apple Inc.,2016-01-01,2019-12-31
"""


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    directory = tmp_path_factory.mktemp("checking")
    register = Register(settings_in(directory / "data"))
    register.upgrade()
    for code, country, text in (("RU-TROIS", "RU", RU), ("KZ-TROIS", "KZ", KZ), ("CN-DEMO", "CN", CN)):
        register.add_register(CustomsRegister(code, f"The register {code}", country))
        path: Path = directory / f"{code}.csv"
        path.write_text(text, encoding="utf-8")
        register.load(path, code, LoadOptions(as_of=PUBLISHED))
    register.load_overlay(seed_directory() / "goods_terms.csv", "goods_terms", LoadOptions())
    register.snapshots.refresh()
    return register


Checked = Callable[..., CheckResult]


@pytest.fixture
def checked(register: Register) -> Checked:
    """Check a description on 16 May 2017 in RU-TROIS, or as given."""

    def check(description: str, **given: Any) -> CheckResult:
        asked: dict[str, Any] = {"on": ON, "registers": ("RU-TROIS",), **given}
        return register.check(CheckRequest(description, **asked))

    return check
