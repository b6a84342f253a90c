"""Everything that is remembered is so on both databases: asked over HTTP, as everybody asks."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

from ipregistry.app import create_app
from ipregistry.config import Settings
from ipregistry.entry import CustomsRegister
from ipregistry.register import Register
from ipregistry.storage.apply import UpdateMeta
from ipregistry.storage.feed import Position
from ipregistry.storage.past import PastState
from ipregistry.storage.repository import Repository
from ipregistry.storage.tokens import TokenRow
from ipregistry.tokens import Scope, create_token

HEADER = "entry_id,mark,hs_codes,valid_until\n"
FIRST = HEADER + "".join(f"x-{n:02},ZENITHON{n},8517,2024-01-01\n" for n in range(20))
SECOND = FIRST.replace("x-01,ZENITHON1,8517,2024-01-01", "x-01,ZENITHON1,8517,2026-01-01") + "x-new,NADIR,6403,\n"


def test_load_diff_feed_history_past_export_and_revert_over_http(url: str, tmp_path: Path) -> None:
    environ = {"IPREGISTRY_DATA_DIR": str(tmp_path / "data"), "IPREGISTRY_DATABASE_URL": url}
    register = Register(Settings.from_env(environ))
    register.upgrade()
    register.add_register(CustomsRegister("XX-TEST", "Test register", "XX"))
    token = create_token(register.repository.tokens, "a test", Scope.LOAD).text
    app = create_app(register.settings)
    client = app.test_client()
    for day, text in (("2024-01-01", FIRST), ("2024-02-01", SECOND)):
        response = client.post(
            f"/v1/updates?register=XX-TEST&as_of={day}",
            data=text,
            content_type="text/csv",
            headers={"Authorization": f"Bearer {token}"},
        )
        assert response.status_code == 201, response.get_json()
    app.extensions["ipregistry"].snapshots.refresh()
    assert [each["version"] for each in client.get("/v1/updates?register=XX-TEST").get_json()["items"]] == [2, 1]
    changes = client.get("/v1/changes?since=1").get_json()["items"]
    assert [(each["kind"], each["entry_id"]) for each in changes] == [("added", "x-new"), ("renewed", "x-01")][::-1]
    history = client.get("/v1/entries/x-01/history").get_json()["items"]
    assert [(each["version"], each["kind"]) for each in history] == [(1, "added"), (2, "renewed")]
    assert client.get("/v1/entries/%00/history").status_code == 404
    assert client.get("/v1/entries/x-01?version=1").get_json()["valid_until"] == "2024-01-01"
    assert client.get("/v1/entries?version=1").get_json()["total"] == 20
    exported = client.get("/v1/export.jsonl?version=1").get_data(as_text=True).splitlines()
    assert [json.loads(line)["entry_id"] for line in exported] == [f"x-{n:02}" for n in range(20)]
    back = client.post("/v1/updates/1/revert", headers={"Authorization": f"Bearer {token}"})
    assert (back.status_code, back.get_json()["removed"], back.get_json()["amended"]) == (201, 1, 1)
    assert client.get("/v1/changes.atom").status_code == 200
    assert [body["entry_id"] for body in register.repository.rows("XX-TEST")] == [f"x-{n:02}" for n in range(20)]


def test_token_is_kept_listed_and_revoked_once(repository: Repository) -> None:
    tokens = repository.tokens
    made = datetime(2025, 1, 1, 12, tzinfo=UTC)
    row = TokenRow("abc", "the Friday job", "load", "0" * 64, made, date(2026, 1, 1))
    tokens.add(row)
    assert tokens.find("abc") == row and tokens.find("nobody") is None and tokens.all() == (row,)
    first, later = datetime(2025, 2, 1, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC)
    assert tokens.revoke("abc", first) and tokens.revoke("abc", later) and not tokens.revoke("nobody", later)
    found = tokens.find("abc")
    assert found is not None and found.revoked_at == first


def test_feed_can_be_taken_up_behind_every_row(repository: Repository) -> None:
    for number in range(1, 4):
        rows = {f"kz-{n}": {"entry_id": f"kz-{n}", "mark": f"{n}/{number}"} for n in range(5)}
        repository.apply("KZ-TROIS", "register", UpdateMeta(f"{number}", f"{number}", "csv"), rows.items(), "full")
        repository.apply("aliases", "overlay", UpdateMeta(f"a{number}", f"a{number}", "csv"), rows.items(), "full")
    repository.revert(1)
    whole = list(repository.changes_since(Position(0)))
    assert [told.position.number for told in whole] == [1] * 5 + [3] * 5 + [5] * 5 + [7] * 5
    for place, told in enumerate(whole, start=1):
        assert list(repository.changes_since(told.position)) == whole[place:]
    assert list(repository.changes_since(Position(0), ["KG-TROIS"])) == []


def test_past_state_names_the_versions_of_then(repository: Repository) -> None:
    for number, code in enumerate(("KZ-TROIS", "KG-TROIS", "KZ-TROIS"), start=1):
        rows = [(f"{code}-1", {"entry_id": f"{code}-1", "mark": str(number)})]
        meta = UpdateMeta(f"{number}", f"{number}", "csv", date(2025, number, 1))
        repository.apply(code, "register", meta, rows, "full")
    then = PastState(repository, 2)
    assert then.versions() == {"KZ-TROIS": 1, "KG-TROIS": 2}
    assert [(each.code, each.version, each.data_as_of) for each in then.registers()] == [
        ("KG-TROIS", 2, date(2025, 2, 1)),
        ("KZ-TROIS", 1, date(2025, 1, 1)),
    ]
    assert [body["mark"] for body in then.rows("KZ-TROIS")] == ["1"]
    assert [(each.version, each.sha256) for each in PastState(repository, 1).registers()] == [(0, None), (1, "1")]
