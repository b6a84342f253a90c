"""The specification's own schemas and examples, where they are: third-party files that the product never reads.

Tests that hold our answers against them skip, and say so, without them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing

DEFAULT = Path(__file__).parents[3] / "shared" / "reference" / "reconciliation-0.2"
SPECIFICATION = Path(os.environ.get("RECONCILIATION_SPECIFICATION", DEFAULT))

Validate = Callable[[str, Any], None]


@pytest.fixture(scope="session")
def specification() -> Path:
    if not SPECIFICATION.is_dir():
        pytest.skip(f"the schemas of the Reconciliation API 0.2 are not at {SPECIFICATION}")
    return SPECIFICATION


@pytest.fixture(scope="session")
def validate(specification: Path) -> Validate:
    """`validate("manifest", answer)` raises where the specification's schema of that name is not met."""
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in (specification / "schemas").glob("*.json")}

    def retrieve(address: str) -> referencing.Resource[Any]:
        name = "openapi" if "swagger.io" in address else Path(address).stem
        return referencing.Resource.from_contents(schemas[name], default_specification=referencing.jsonschema.DRAFT7)

    registry: referencing.Registry[Any] = referencing.Registry(retrieve=retrieve)  # type: ignore[call-arg]

    def check(name: str, answer: Any) -> None:
        schema = {key: value for key, value in schemas[name].items() if key != "$schema"}
        jsonschema.Draft7Validator(schema, registry=registry).validate(answer)

    return check
