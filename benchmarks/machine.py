"""Where a measurement was made, and how its figures are shown. Knows no measurement."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

OURS = ("marisa-trie", "rapidfuzz", "wordfreq", "numpy", "flask", "marshmallow")


def machine(*libraries: str) -> dict[str, Any]:
    """Cores, memory, Python, and the versions of our libraries and of those named."""
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "processor": _line("/proc/cpuinfo", "model name"),
        "memory": _line("/proc/meminfo", "MemTotal"),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
        "libraries": {name: _version(name) for name in (*OURS, *libraries)},
    }


def show_machine(found: Mapping[str, Any]) -> None:
    libraries = ", ".join(f"{name} {number}" for name, number in found["libraries"].items())
    print(f"{found['measured']}: {found['cores']} cores ({found['processor']}), {found['memory']},", end=" ")
    print(f"load {found['load']} at the end; Python {found['python']}, {libraries}")


def show_table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; the first column is a name, the others are figures (None: not measured)."""
    cells = [list(head), *([_cell(each) for each in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    print(f"\n{title}")
    for row in cells:
        figures = "  ".join(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print(f"  {row[0].ljust(widths[0])}  {figures}".rstrip())


def save(path: Path | None, result: Mapping[str, Any]) -> None:
    if path is not None:
        path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.3f}" if abs(value) < 10 else f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _line(path: str, name: str) -> str | None:
    file = Path(path)
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return next((" ".join(line.split(":", 1)[1].split()) for line in lines if line.startswith(name)), None)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
