"""A directory laid out as the curated data, small enough to plant mistakes in."""

from __future__ import annotations

from pathlib import Path

import pytest

FILES = {
    "registers.csv": "code,name,authority,country,source_url,data_as_of\nXX-TEST,Test register,,XX,,2024-01-01\n",
    "xx-test.csv": "register_number,mark,right_holder,hs_codes,date_of_inclusion\n"
    "1/ТЗ-010223,ACME,Acme Ltd,8517,2023-02-01\n",
    "aliases.csv": "mark,entry_id,alias,kind,basis,source\nACME,,Акме,pronunciation,usual,curator\n",
    "repairs.csv": "entry_id,field,from,to,reason\nxx-test-1-tz-010223,goods,,phones,from the letter\n",
    "parties.csv": "written,name,name_latin,country,kind,tax_number,source\nAcme Ltd,Acme Limited,,,,,\n",
    "goods_terms.csv": "term,language,hs_codes,nice_classes,kind\nphone,en,8517,9,goods\n",
    "notes.csv": "rank,code,condition,text_en,text_ru\n010,court-only,hit,A hit is a question.,Это вопрос.\n",
}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path
