"""A built snapshot of two marks, for the files that are screened against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import small_register_in

SHEET = """\
entry_id,mark,right_holder,authorised_importers,hs_codes,date_of_inclusion,valid_until
xiaomi,XIAOMI,Xiaomi Inc.,ООО «Смарт Оранж»,8517,2017-03-15,2025-12-31
durex,DUREX,Reckitt,,4014,2017-01-01,2025-12-31
"""


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the snapshot."""
    return small_register_in(tmp_path_factory.mktemp("screening"), SHEET).snapshot().directory
