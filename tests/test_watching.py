"""A worker answers from the newest snapshot; while the database is away, from the last one, also if it starts then."""

from __future__ import annotations

import shutil
import time
from datetime import date
from pathlib import Path

from ipregistry.app import create_app
from ipregistry.lookup import LookupRequest
from ipregistry.register import LoadOptions
from ipregistry.snapshots import GRACE

from .conftest import SmallRegister
from .test_snapshots import wait_until

SHEET = "entry_id,mark\nx,ACME\n"


def test_what_another_process_loads_is_answered_without_being_asked_for(
    small_register: SmallRegister, tmp_path: Path
) -> None:
    loader = small_register(SHEET)
    served = create_app(loader.settings).extensions["ipregistry"]
    wait_until(lambda: served.snapshots.ready, 20)
    path = tmp_path / "two.csv"
    path.write_text(SHEET + "y,NADIR\n", "utf-8")
    loader.load(path, "XX-TEST", LoadOptions(as_of=date(2024, 2, 1)))
    wait_until(lambda: served.look_up(LookupRequest(on=date(2024, 3, 1))).total == 2, 120)
    assert not served.snapshots.behind


def test_who_has_loaded_himself_waits_for_nobody_else_to_build(small_register: SmallRegister, tmp_path: Path) -> None:
    """What was loaded elsewhere is left for a while to whoever has loaded it."""
    loader = small_register(SHEET)
    served = create_app(loader.settings).extensions["ipregistry"]
    wait_until(lambda: served.snapshots.ready, 20)
    path = tmp_path / "two.csv"
    for number, who in enumerate((loader, served)):
        path.write_text(f"entry_id,mark\nx,NADIR {number}\n", "utf-8")
        who.load(path, "XX-TEST", LoadOptions(as_of=date(2024, 2, 1)))
        begun = time.monotonic()
        built = served.snapshots.current().directory.parent / "begin.lock"
        built.unlink(missing_ok=True)
        wait_until(built.exists, 20)
        assert (time.monotonic() - begun >= GRACE - 0.1) == (who is loader)
        wait_until(lambda wanted=number: served.entry("x").entry.mark == f"NADIR {wanted}", 120)


def test_worker_that_starts_while_the_database_is_away_answers_from_the_last_snapshot(
    small_register: SmallRegister,
) -> None:
    settings = small_register(SHEET).settings
    database = settings.data_dir / "ipregistry.sqlite"
    away = database.with_suffix(".away")
    shutil.move(database, away)
    database.mkdir()  # what stands there can be opened by nobody
    app = create_app(settings)
    served = app.extensions["ipregistry"]
    assert served.snapshots.ready, "the last snapshot is there before the database is asked"
    wait_until(lambda: not served.snapshots.database_up, 20)
    with app.test_client() as client:
        assert client.post("/v1/checks", json={"description": "ACME phone"}).status_code == 200
        assert client.get("/readyz").json == {"status": "ready", "database": "away", "index": "current"}
        refused = client.get("/v1/updates")
        assert (refused.status_code, refused.mimetype) == (503, "application/problem+json")
        database.rmdir()
        shutil.move(away, database)
        wait_until(lambda: served.snapshots.database_up, 20)
        assert client.get("/v1/updates").status_code == 200


def test_snapshot_of_another_database_is_not_the_last_one(small_register: SmallRegister, tmp_path: Path) -> None:
    register = small_register(SHEET)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    served = create_app(
        type(register.settings)(register.settings.data_dir, f"sqlite:///{elsewhere}", register.settings.cache_dir)
    ).extensions["ipregistry"]
    wait_until(lambda: not served.snapshots.database_up, 20)
    assert not served.snapshots.ready
