"""Places at which a test has the process killed, as a power cut would: `reached("written")`.

IPREG_FAILPOINT=NAME or NAME:N (the Nth time) names one. It is for tests and benchmarks: no setting, and nobody who
serves sets it. Knows nothing of what is being done.
"""

from __future__ import annotations

import os
import signal
from collections import Counter

VARIABLE = "IPREG_FAILPOINT"
# In the order in which a load and the building of its snapshot reach them.
NAMES = (
    "begun",
    "staged",
    "planned",
    "closed",
    "written",
    "recorded",
    "committed",
    "snapshot_begun",
    "snapshot_built",
    "snapshot_renamed",
    "pruned",
)
_passed: Counter[str] = Counter()
_wanted: dict[str, int] = {}


def arm(wanted: str) -> None:
    """Have this process killed at NAME, or the Nth time that it reaches it, NAME:N; nowhere if empty."""
    name, _, times = wanted.partition(":")
    _passed.clear()
    _wanted.clear()
    if name:
        _wanted[name] = int(times or 1)


def reached(name: str) -> None:
    """Kill this process here, if that is what was asked for."""
    if not _wanted or name not in _wanted:
        return
    _passed[name] += 1
    if _passed[name] == _wanted[name]:
        os.kill(os.getpid(), signal.SIGKILL)


arm(os.environ.get(VARIABLE, ""))
