"""The same questions, typed at the command line on the curated data."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from ipregistry.cli import cli
from ipregistry.register import Register
from tests.must_show import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.description} {case.given or ''} {case.on}")
def test_answers_what_was_argued_for(seeded: Register, case: Case) -> None:
    words = ["check", case.description, "--on", case.on, "--json"]
    words += [word for code in case.registers for word in ("--register", code)]
    words += [word for name, value in case.given.items() for word in (f"--{name}", value)]
    result = CliRunner().invoke(cli, words, env={"IPREGISTRY_DATA_DIR": str(seeded.settings.data_dir)})
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["verdict"] == case.verdict, case.why
