"""The OpenAPI document and the service say the same: whatever schemathesis makes of the one, the other answers so."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from flask.testing import FlaskClient

from benchmarks import contract
from benchmarks.faults import site_over


def test_no_answer_is_one_that_the_document_does_not_foretell(tmp_path: Path) -> None:
    with site_over("sqlite", tmp_path) as site:
        asked = contract.ask(site, tmp_path, 2, "examples,coverage,fuzzing,stateful", subprocess.PIPE)
    assert asked.returncode == 0, asked.stdout
    [[generated, passed]] = re.findall(r"([\d,]+) generated, ([\d,]+) passed", asked.stdout)
    assert generated == passed and int(generated.replace(",", "")) >= 1_500


def test_document_knows_no_part_of_a_form_but_the_file(client: FlaskClient) -> None:
    upload = client.get("/openapi.json").get_json()["paths"]["/v1/updates"]["post"]["requestBody"]["content"]
    form = upload["multipart/form-data"]["schema"]
    assert list(form["properties"]) == form["required"] == ["file"] and form["additionalProperties"] is False
