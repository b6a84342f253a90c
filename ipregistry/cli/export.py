"""The command that writes a register as a file."""

from __future__ import annotations

from pathlib import Path

import click

from ..exporting import FORMATS, MOST_SHEET_ROWS, View, export_registers, write_file
from .opening import open_register


@click.command()
@click.option("--register", "codes", multiple=True, required=True, help="The register; may be given again.")
@click.option("--format", "format_", type=click.Choice(sorted(FORMATS)), help="Default: by the file's name.")
@click.option("--view", type=click.Choice([str(view) for view in View]), default="published", show_default=True,
              help="published: what the register's files said; curated: with our aliases and repairs.")  # fmt: skip
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
def export(codes: tuple[str, ...], format_: str | None, view: str, output: Path) -> None:
    """Write every entry of a register as a file that `ipregistry load` reads back. It appears when it is complete."""
    name = format_ or output.suffix.removeprefix(".").lower()
    if name not in FORMATS:
        raise click.UsageError(f"--format is needed: the file's name ends in none of {', '.join(sorted(FORMATS))}")
    repository = open_register().repository
    entries = export_registers(repository, codes, View(view))
    written = write_file(output, name, entries)
    if name == "xlsx" and written > MOST_SHEET_ROWS:
        click.echo(f"warning: spreadsheets show {MOST_SHEET_ROWS:,} entries of a sheet", err=True)
    click.echo(f"{written:,} entries -> {output}")


COMMANDS = (export,)
