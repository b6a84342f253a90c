"""The reference shows what the engine really weighs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from ipregistry.matching import KIND_WEIGHT, TABLE
from ipregistry.web.matching_guide import evidence, kinds, matching_guide
from tests.web.markup import page_of


def test_the_page_shows_every_kind_with_its_weight_and_every_piece_of_evidence(client: FlaskClient) -> None:
    page = page_of(client.get("/docs"))
    shown = [row.text for row in page.all("tr")]
    for kind, weight in KIND_WEIGHT.items():
        assert any(text.startswith(str(kind)) and f"{weight:+.1f}" in text for text in shown), kind
    for row in evidence({}):
        assert any(text.startswith(row.kind) for text in shown), row.kind


def test_kinds_come_surest_first_and_their_score_alone_lies_between_0_and_1() -> None:
    weights = [row.weight for row in kinds()]
    assert weights == sorted(weights, reverse=True) and len(weights) == len(KIND_WEIGHT)
    assert all(0 < row.score < 1 for row in kinds())


def test_evidence_that_was_not_met_has_no_weights_rather_than_0() -> None:
    rows = evidence({"cue": {"namings": 3, "least": 1.4, "most": 2.4}})
    assert len(rows) == len(TABLE)
    assert {row.kind: row.weights for row in rows if row.weights} == {"cue": (1.4, 2.4)}


def test_the_page_shows_the_measured_accuracy_beside_the_peers(client: FlaskClient) -> None:
    shown = [row.text for row in page_of(client.get("/docs")).all("tr")]
    assert any("ipregistry" in text and "exact words" in text for text in shown)
    assert any(text.startswith("plain F1") for text in shown)


@pytest.mark.parametrize("function", TABLE, ids=lambda function: function.__name__)
def test_every_piece_of_evidence_has_its_sentence_and_its_measured_weight_on_the_page(
    client: FlaskClient, function: Callable[..., object]
) -> None:
    assert (function.__doc__ or "").strip().endswith("."), "the guide takes its sentence from the docstring"
    [row] = (row for row in matching_guide()["evidence"] if row.reason == " ".join((function.__doc__ or "").split()))
    assert row.weights is not None, "run `python -m benchmarks.accuracy --write`"
    [shown] = (each.text for each in page_of(client.get("/docs")).all("tr") if each.text.startswith(row.kind))
    assert row.reason in shown and f"{row.weights[0]:+.1f}" in shown
