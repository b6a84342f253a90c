"""Builds the snapshot of what a database holds now, in a process of its own: for `Builder.built_apart`.

`python -m ipregistry.building` reads from its input where, and prints the name of the finished directory. What it needs
of memory and of the interpreter's one lock is then nobody's who answers questions.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from .builder import Builder
from .errors import IpRegistryError
from .storage.repository import Repository

POLITENESS = 1  # questions go a little before; more, and a busy machine would never finish it


def main() -> int:
    """Build; the exit code."""
    os.nice(POLITENESS)
    wanted = json.load(sys.stdin)
    builder = Builder(Repository(wanted["url"]), Path(wanted["directory"]), Path(wanted["cache"]))
    try:
        print(builder.built().name)
    except (IpRegistryError, OSError) as error:
        print(f"the index was not built: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
