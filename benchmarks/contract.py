"""Cases made of the OpenAPI document: `python -m benchmarks.contract --examples 100`.

schemathesis asks `ipregistry serve`, over a small register and with a token that may do everything, by all of its
checks and in all of its phases. It is told four things: what may answer a question that the document allows, because a
version that never was or a file that is no register is only known to be so when it is read; that 413 may answer a batch
that is too long; that a batch with a wrong item is answered, with a problem in the place of the item; and how JSON
Lines are written.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ipregistry.storage.repository import Repository
from ipregistry.tokens import Scope, create_token

from .faults import Site, site_over

SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"

ALLOWED = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "415", "422", "429"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "429"]

[[operations]]
include-path = "/v1/checks/batch"

[operations.checks.negative_data_rejection]
expected-statuses = ["200", "400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "429"]
"""
HOOKS = """
import json
import schemathesis

@schemathesis.serializer("application/x-ndjson", "application/jsonl", "application/ndjson")
def lines(context, value):
    items = value if isinstance(value, list) else [value]
    return value if isinstance(value, bytes) else "\\n".join(json.dumps(item) for item in items).encode()
"""


def main() -> int:
    """Run it; the exit code is schemathesis's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=100, help="of each operation")
    parser.add_argument("--phases", default="examples,coverage,fuzzing,stateful")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    given = parser.parse_args()
    if not SCHEMATHESIS.exists():
        print("nothing asked: schemathesis is not installed (the extra `test`)")
        return 0
    with (
        tempfile.TemporaryDirectory(prefix="ipregistry-contract-") as folder,
        site_over(given.database, Path(folder)) as site,
    ):
        return ask(site, Path(folder), given.examples, given.phases).returncode


def ask(
    site: Site, folder: Path, examples: int, phases: str, output: int | None = None
) -> subprocess.CompletedProcess[str]:
    """What schemathesis says of a service, to `output` as subprocess has it; it ends with 1 where anything failed."""
    token = create_token(Repository(site.settings.database_url).tokens, "contract", Scope.ADMIN).text
    (folder / "allowed.toml").write_text(ALLOWED, "utf-8")
    (folder / "contract_hooks.py").write_text(HOOKS, "utf-8")
    words = [str(SCHEMATHESIS), "--config-file", f"{folder}/allowed.toml", "run",
             f"http://127.0.0.1:{site.port}/openapi.json", "-H", f"Authorization: Bearer {token}",
             "--checks", "all", "--phases", phases, "--max-examples", str(examples), "--seed", "1",
             "--continue-on-failure"]  # fmt: skip
    hooks = {"SCHEMATHESIS_HOOKS": "contract_hooks", "PYTHONPATH": str(folder)}
    environ = {**os.environ, **hooks}
    return subprocess.run(words, env=environ, cwd=folder, stdout=output, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
