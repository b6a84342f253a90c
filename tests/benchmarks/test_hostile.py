"""The benchmark of hostile texts at one reading each."""

from __future__ import annotations

import pytest

from benchmarks import hostile
from ipregistry.register import Register


def test_every_kind_of_text_is_legal_at_both_lengths_and_new_at_each_reading() -> None:
    for name, text_of in hostile.KINDS.items():
        for size in (hostile.SHORT, hostile.LONG):
            assert len(text_of(size, 11)) == size, name
            assert text_of(size, 11) != text_of(size, 12), name


def test_it_measures_the_engine_and_the_whole_check(
    seeded: Register, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hostile, "KINDS", {"digits": hostile.KINDS["digits"]})
    kinds = hostile.measure(seeded.snapshots.refresh(), readings=1)
    assert kinds["digits"]["engine, 2,000"] > 0 and kinds["digits"]["check, 2,000"] > 0
    hostile.show({"kinds": kinds, "machine": hostile.machine()})
    assert "slowest: digits" in capsys.readouterr().out


@pytest.mark.parametrize(("ratio", "ms", "told"), [(2.5, 100.0, []), (2.6, 1.0, ["a"]), (1.0, 100.1, ["a"])])
def test_more_than_two_and_a_half_times_or_a_hundred_ms_is_told(ratio: float, ms: float, told: list[str]) -> None:
    assert hostile.exceeded({"a": {"ratio": ratio, "ratio of checks": 1.0, "check, 2,000": ms}}) == told
