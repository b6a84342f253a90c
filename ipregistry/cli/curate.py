"""Commands for who keeps the curated files. They need no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from ..config import Settings
from ..curating import Finding, Severity, check_data, read_data, usual_words
from ..seeding import seed_directory
from .printing import print_json


@click.group()
def data() -> None:
    """The curated files that ship with ipregistry."""


@data.command("check")
@click.option(
    "--directory",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Where the files are (default: those that ship).",
)
@click.option("--quiet", is_flag=True, help="List errors only; doubts are counted.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check(directory: Path | None, quiet: bool, as_json: bool) -> None:
    """Hold the curated files against themselves: what cannot be is an error (exit 1), what may be is a doubt."""
    found = read_data(directory or seed_directory())
    with usual_words(Settings.from_env().cache_dir, found.goods_words) as zipf:
        findings = list(check_data(found, zipf))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if as_json:
        counts = {"entries": len(found.entries), "errors": len(errors), "doubts": len(findings) - len(errors)}
        print_json({**counts, "findings": [asdict(finding) for finding in findings]})
    else:
        _print(errors if quiet else findings)
        click.echo(_summary(len(found.entries), findings))
    if errors:
        raise SystemExit(1)


def _print(findings: Sequence[Finding]) -> None:
    for each in findings:
        where = f"{each.entry_id} {each.field}" if each.entry_id else each.field
        click.echo(f"{each.severity}: {where} “{each.value}”: {each.sentence} [{each.code}]")


def _summary(entries: int, findings: Sequence[Finding]) -> str:
    lines = []
    for severity in Severity:
        codes = Counter(finding.code for finding in findings if finding.severity is severity)
        kinds = ", ".join(f"{number} {code}" for code, number in sorted(codes.items()))
        lines.append(f"{codes.total():,} {severity}s" + (f" ({kinds})" if kinds else ""))
    return f"{entries:,} entries: " + "; ".join(lines)


COMMANDS = (data,)
