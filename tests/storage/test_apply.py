"""What an update does to the rows of a register or an overlay, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from ipregistry.entry import UpdateCounts
from ipregistry.errors import FileRefused, GuardRefused, RegisterNotFound, RowError
from ipregistry.storage.apply import Outcome, UpdateMeta
from ipregistry.storage.changes import ChangeKind
from ipregistry.storage.failures import EntryElsewhere
from ipregistry.storage.repository import Repository

Rows = list[tuple[str, dict[str, Any]]]


def row(row_id: str, **facts: Any) -> tuple[str, dict[str, Any]]:
    empty = {"mark": None, "valid_until": None, "removed_on": None, "removed_on_basis": None}
    return row_id, {"entry_id": row_id, **empty, **facts}


TWENTY = [row(f"kz-{number:02}", mark=f"MARK {number}", valid_until="2025-06-30") for number in range(20)]


def load(repository: Repository, rows: Rows, name: str = "friday.csv", mode: Any = "full", **options: Any) -> Outcome:
    meta = UpdateMeta(
        name, f"sha256 of {name}", "csv", options.pop("as_of", None), "curator", options.pop("reason", None)
    )
    code, kind = options.pop("code", "KZ-TROIS"), options.pop("kind", "register")
    return repository.apply(code, kind, meta, rows, mode, **options)


def current(repository: Repository, code: str = "KZ-TROIS", version: int | None = None) -> dict[str, dict[str, Any]]:
    return {body["entry_id"]: body for body in repository.rows(code, version)}


def test_first_file_adds_every_row_and_is_version_one(repository: Repository) -> None:
    update = load(repository, TWENTY, as_of=date(2025, 1, 19)).update
    assert (update.number, update.counts) == (1, UpdateCounts(added=20))
    register = repository.register("KZ-TROIS")
    assert (register.version, register.data_as_of) == (1, date(2025, 1, 19))
    assert current(repository) == dict(TWENTY)


def test_same_file_again_is_a_no_op_that_answers_with_the_first_report(repository: Repository) -> None:
    first = load(repository, TWENTY)
    generation = repository.generation()
    again = load(repository, TWENTY)
    assert again.repeated and again.update == first.update
    assert (repository.versions()["KZ-TROIS"], repository.generation()) == (1, generation)


def test_same_file_in_the_other_mode_is_not_a_repetition(repository: Repository) -> None:
    load(repository, TWENTY, "a.csv")
    load(repository, TWENTY[:19], "b.csv", "delta")
    assert not load(repository, TWENTY[:19], "b.csv", "full").repeated
    assert current(repository)["kz-19"]["removed_on"]


def test_same_file_after_another_one_is_applied_again(repository: Repository) -> None:
    load(repository, TWENTY, "a.csv")
    load(repository, [*TWENTY, row("kz-20", mark="NEW")], "b.csv")
    back = load(repository, TWENTY, "a.csv")
    assert (back.repeated, back.update.number, back.update.counts.removed) == (False, 3, 1)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"mark": "MARK 0", "valid_until": "2025-07-01"}, ChangeKind.RENEWED),
        ({"mark": "MARK 0", "valid_until": "2025-06-29"}, ChangeKind.AMENDED),
        ({"mark": "MARK 0", "valid_until": None}, ChangeKind.AMENDED),
        ({"mark": "MARK 0", "valid_until": "2025-06-30", "removed_on": "2025-03-01"}, ChangeKind.REMOVED),
        ({"mark": "MARK 0", "valid_until": "2026-06-30", "removed_on": "2025-03-01"}, ChangeKind.REMOVED),
        ({"mark": "Mark 0", "valid_until": "2025-06-30"}, ChangeKind.AMENDED),
    ],
)
def test_a_changed_row_is_named_as_practitioners_do(
    repository: Repository, facts: dict[str, Any], kind: ChangeKind
) -> None:
    load(repository, TWENTY, "a.csv")
    outcome = load(repository, [row("kz-00", **facts)], "b.csv", "delta")
    assert [(change.kind, change.row_id) for change in outcome.changes] == [(kind, "kz-00")]
    assert getattr(outcome.update.counts, kind) == 1
    assert [(change.kind, change.after) for change in repository.changes(2)] == [(kind, row("kz-00", **facts)[1])]


def test_full_file_closes_what_it_does_not_list_and_deletes_nothing(repository: Repository) -> None:
    load(repository, TWENTY, "a.csv")
    update = load(repository, TWENTY[:19], "b.csv", as_of=date(2025, 2, 1)).update
    assert update.counts == UpdateCounts(removed=1, unchanged=19)
    gone = current(repository)["kz-19"]
    assert (gone["removed_on"], gone["removed_on_basis"]) == ("2025-02-01", "not_later_than")
    assert {**gone, "removed_on": None, "removed_on_basis": None} == dict(TWENTY)["kz-19"]


def test_row_removed_before_and_not_listed_stays_as_it_was(repository: Repository) -> None:
    load(repository, [*TWENTY, row("kz-99", removed_on="2020-01-01", removed_on_basis="stated")], "a.csv")
    update = load(repository, TWENTY, "b.csv", as_of=date(2025, 2, 1)).update
    assert update.counts == UpdateCounts(unchanged=21)
    assert current(repository)["kz-99"]["removed_on"] == "2020-01-01"


def test_delta_leaves_what_it_does_not_list(repository: Repository) -> None:
    load(repository, TWENTY, "a.csv")
    update = load(repository, [row("kz-20", mark="NEW"), TWENTY[3]], "b.csv", "delta").update
    assert update.counts == UpdateCounts(added=1, unchanged=1)
    assert len(current(repository)) == 21


def test_every_version_can_be_read_again(repository: Repository) -> None:
    load(repository, TWENTY, "a.csv")
    load(repository, [row("kz-00", mark="AMENDED"), row("kz-20")], "b.csv", "delta")
    load(repository, [row("kg-1")], "c.csv", code="KG-TROIS")
    load(repository, TWENTY, "d.csv", "delta")
    assert current(repository, version=1) == dict(TWENTY)
    assert current(repository, version=2) == {
        **dict(TWENTY),
        "kz-00": row("kz-00", mark="AMENDED")[1],
        "kz-20": row("kz-20")[1],
    }
    assert current(repository, version=3) == current(repository, version=2)
    assert current(repository, version=4) == current(repository)
    assert current(repository, "KG-TROIS", 2) == {}
    assert [(v.first_version, v.last_version) for v in repository.row_history("kz-00")] == [(1, 1), (2, 3), (4, None)]


def test_numbers_are_one_sequence_over_registers_and_overlays(repository: Repository) -> None:
    load(repository, TWENTY, "a.csv")
    load(repository, [("line", {"mark": "XIAOMI"})], "b.csv", code="aliases", kind="overlay")
    load(repository, [row("kg-1")], "c.csv", code="KG-TROIS")
    assert repository.versions() == {"KZ-TROIS": 1, "aliases": 2, "KG-TROIS": 3}
    assert [register.code for register in repository.registers()] == ["KG-TROIS", "KZ-TROIS"]


def test_overlay_row_missing_from_the_full_file_is_simply_closed(repository: Repository) -> None:
    lines: Rows = [(f"line {number}", {"alias": str(number)}) for number in range(20)]
    load(repository, lines, "a.csv", code="aliases", kind="overlay")
    outcome = load(repository, lines[1:], "b.csv", code="aliases", kind="overlay")
    assert outcome.update.counts == UpdateCounts(removed=1, unchanged=19)
    assert [body["alias"] for body in repository.rows("aliases")] == sorted(str(number) for number in range(1, 20))
    assert len(list(repository.rows("aliases", 1))) == 20
    assert [(change.kind, change.before, change.after) for change in repository.changes(2)] == [
        (ChangeKind.REMOVED, {"alias": "0"}, None)
    ]


def test_dry_run_tells_the_same_and_leaves_nothing(repository: Repository) -> None:
    load(repository, TWENTY, "a.csv")
    rows = [row("kz-00", valid_until="2030-01-01", mark="MARK 0"), *TWENTY[1:19], row("kz-20")]
    generation = repository.generation()
    dry = load(repository, rows, "b.csv", as_of=date(2025, 2, 1), dry_run=True)
    assert (dry.update.number, dry.dry_run) == (0, True)
    assert (repository.versions()["KZ-TROIS"], repository.generation(), len(repository.updates())) == (1, generation, 1)
    assert current(repository) == dict(TWENTY)
    wet = load(repository, rows, "b.csv", as_of=date(2025, 2, 1))
    assert (wet.update.number, wet.update.counts, wet.changes) == (2, dry.update.counts, dry.changes)
    assert wet.update.counts == UpdateCounts(added=1, renewed=1, removed=1, unchanged=18)


def test_dry_run_of_a_new_overlay_does_not_make_it(repository: Repository) -> None:
    load(repository, [("line", {})], code="aliases", kind="overlay", dry_run=True)
    assert "aliases" not in repository.versions()


def test_entry_id_of_another_register_is_refused_before_anything_is_written(repository: Repository) -> None:
    load(repository, TWENTY, "a.csv")
    with pytest.raises(EntryElsewhere) as refused:
        load(repository, [row("kg-1"), row("kz-07")], "b.csv", code="KG-TROIS")
    assert refused.value.taken == {"kz-07": "KZ-TROIS"}
    assert repository.versions()["KG-TROIS"] == 0


def test_register_that_was_not_added_is_not_known(repository: Repository) -> None:
    with pytest.raises(RegisterNotFound, match="KG-TROIS, KZ-TROIS"):
        load(repository, TWENTY, code="XX-TROIS")


def test_rows_that_refuse_the_file_at_their_end_leave_nothing(repository: Repository) -> None:
    def rows() -> Iterator[tuple[str, dict[str, Any]]]:
        yield from TWENTY
        raise FileRefused("a.csv", [RowError(21, None, None, "cells", "the header has 3 cells and this row has 4")])

    with pytest.raises(FileRefused):
        repository.apply("KZ-TROIS", "register", UpdateMeta("a.csv", "1", "csv"), rows(), "full")
    assert (repository.versions()["KZ-TROIS"], current(repository)) == (0, {})
    assert load(repository, TWENTY).update.number == 1


@pytest.mark.parametrize(
    ("rows", "options", "code"),
    [
        ([], {}, "empty_file"),
        (TWENTY[:17], {}, "shrink"),
        (TWENTY, {"rejected": lambda: 1}, "rejects"),
        (TWENTY, {"as_of": date(2025, 1, 18)}, "older"),
    ],
)
def test_effect_that_looks_like_an_accident_needs_a_reason(
    repository: Repository, rows: Rows, options: dict[str, Any], code: str
) -> None:
    load(repository, TWENTY, "a.csv", as_of=date(2025, 1, 19))
    mode = "delta" if code == "empty_file" else "full"
    with pytest.raises(GuardRefused) as refused:
        load(repository, rows, "b.csv", mode, **options)
    assert refused.value.code == code
    assert [
        objection.code for objection in load(repository, rows, "b.csv", mode, dry_run=True, **options).objections
    ] == [code]
    with pytest.raises(GuardRefused) as refused:
        load(repository, rows, "b.csv", mode, force=True, **options)
    assert refused.value.code == "no_reason"
    assert repository.versions()["KZ-TROIS"] == 1
    forced = load(repository, rows, "b.csv", mode, force=True, reason="checked by hand", **options)
    assert repository.update(forced.update.number).reason == "checked by hand"


def test_one_row_in_ten_may_go_without_a_reason(repository: Repository) -> None:
    load(repository, TWENTY, "a.csv")
    assert load(repository, TWENTY[:18], "b.csv").update.counts.removed == 2
    with pytest.raises(GuardRefused, match="would remove 2 of 18 rows"):
        load(repository, TWENTY[:16], "c.csv")


def test_texts_come_back_as_they_were(repository: Repository) -> None:
    hard = 'Ё 小米 "q" \\ \t\n % ? %s 😀 \'; DROP TABLE dataset; --'
    load(repository, [row("kz-1", mark=hard)])
    assert current(repository)["kz-1"]["mark"] == hard
