"""Cases made of the OpenAPI document: `python -m benchmarks.contract --examples 100`.

schemathesis asks `ipregistry serve`, over a small register and with a token that may do everything, by all of its
checks and in all of its phases. It is told three things: what may answer a question that the document allows, because a
version that never was or a file that is no register is only known to be so when it is read; that 413 may answer a batch
that is too long; and how JSON Lines are written.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ipregistry.tokens import Scope, create_token

from .faults import site_over

ALLOWED = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "415", "422", "429"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "429"]
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
    command = Path(sys.executable).parent / "schemathesis"
    if not command.exists():
        print("nothing asked: schemathesis is not installed (the extra `benchmark`)")
        return 0
    with (
        tempfile.TemporaryDirectory(prefix="ipregistry-contract-") as folder,
        site_over(given.database, Path(folder)) as site,
    ):
        from ipregistry.storage.repository import Repository

        token = create_token(Repository(site.settings.database_url).tokens, "contract", Scope.ADMIN).text
        Path(folder, "allowed.toml").write_text(ALLOWED, "utf-8")
        Path(folder, "contract_hooks.py").write_text(HOOKS, "utf-8")
        words = [str(command), "--config-file", f"{folder}/allowed.toml", "run",
                 f"http://127.0.0.1:{site.port}/openapi.json", "-H", f"Authorization: Bearer {token}",
                 "--checks", "all", "--phases", given.phases, "--max-examples", str(given.examples), "--seed", "1",
                 "--continue-on-failure"]  # fmt: skip
        hooks = {"SCHEMATHESIS_HOOKS": "contract_hooks", "PYTHONPATH": folder}
        return subprocess.run(words, env={**os.environ, **hooks}, cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
