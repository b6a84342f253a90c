"""Commands that keep the register: seed, register, load, and the state of the database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ..answers import outcome_record, register_record
from ..entry import CustomsRegister
from ..errors import FileRefused
from ..loading.formats import FORMATS
from ..loading.overlays import OVERLAYS
from ..register import LoadOptions, Register
from ..seeding import seed as seed_all
from .opening import Day, open_register, user
from .printing import print_json, print_outcome, reading_progress


def run_seed(register: Register) -> None:
    """Load the curated data, telling of each file."""
    with reading_progress() as watch:
        for seeded in seed_all(register, watch):
            if seeded.outcome is None:
                click.echo(f"{seeded.dataset}: {seeded.file_name} was passed over, {seeded.kept_because}")
            else:
                print_outcome(seeded.outcome)
    prepare(register)


def prepare(register: Register) -> None:
    """Build the snapshot now, so that nobody waits for it later."""
    register.snapshots.prepare(told=lambda text: click.echo(text, err=True))


@click.command()
def seed() -> None:
    """Load the curated data that ships with ipregistry."""
    run_seed(open_register())


@click.group("register")
def register_group() -> None:
    """Which customs registers are known here."""


@register_group.command("add")
@click.argument("code")
@click.option("--name", required=True, help="The register's name.")
@click.option("--country", required=True, help="Its country, two letters (ISO 3166-1).")
@click.option("--authority", help="Who keeps it.")
@click.option("--source-url", help="Where it is published.")
def add_register(code: str, name: str, country: str, authority: str | None, source_url: str | None) -> None:
    """Make the register CODE known, or amend what is known of it."""
    added = open_register().add_register(CustomsRegister(code, name, country, authority, source_url))
    click.echo(f"{added.code}: {added.name} ({added.country})")


@register_group.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_registers(as_json: bool) -> None:
    """The registers, their versions, and how old their data is."""
    registers = open_register().repository.registers()
    if as_json:
        print_json([register_record(each) for each in registers])
        return
    for each in registers:
        as_of = f"data of {each.data_as_of}" if each.data_as_of else "nothing loaded"
        click.echo(f"{each.code:<12} {each.country}  version {each.version:<4} {as_of}  {each.name}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--register", "code", help="The register that the file is of.")
@click.option("--overlay", type=click.Choice(sorted(OVERLAYS)), help="Or: the overlay that the file is of.")
@click.option("--format", "format_", type=click.Choice(sorted(FORMATS)), help="The file's format (default: found).")
@click.option("--mapping", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="A TOML file that says how to read a table of another kind.")  # fmt: skip
@click.option("--mode", type=click.Choice(["full", "delta"]), default="full", show_default=True,
              help="full: what the file does not list is removed; delta: it only adds and amends.")  # fmt: skip
@click.option("--as-of", type=Day(), help="The day the file was published (default: today).")
@click.option("--encoding", help="The file's encoding, where it is neither UTF-8 nor marked.")
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.option("--skip-bad-rows", is_flag=True, help="Load the good rows of a file that has bad ones.")
@click.option("--force", is_flag=True, help="Load what looks like an accident; needs --reason.")
@click.option("--reason", help="Why; it is recorded with the update.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def load(
    file: Path,
    code: str | None,
    overlay: str | None,
    format_: str | None,
    as_of: date | None,
    as_json: bool,
    dry_run: bool,
    **options: object,
) -> None:
    """Load FILE into a register or an overlay: every row or, where one is wrong, none."""
    if options["force"] and not options["reason"]:
        raise click.UsageError("--force needs --reason")
    if (code is None) == (overlay is None):
        raise click.UsageError("one of --register and --overlay is needed")
    if overlay is not None and (format_ or options["mapping"] or as_of):
        raise click.UsageError("an overlay is a CSV file of ours: --format, --mapping and --as-of are for registers")
    register = open_register()
    chosen = LoadOptions(
        format=format_,
        as_of=as_of,
        dry_run=dry_run,
        loaded_by=user(),
        **options,  # type: ignore[arg-type]
    )
    try:
        with reading_progress() as watch:
            if overlay is not None:
                outcome = register.load_overlay(file, overlay, chosen, watch)
            else:
                outcome = register.load(file, str(code), chosen, watch)
    except FileRefused as refused:
        if not as_json:
            raise
        print_json(_refusal_record(overlay or str(code), refused))
        raise SystemExit(1) from None
    if as_json:
        print_json(outcome_record(outcome))
    else:
        print_outcome(outcome)
    if not dry_run:
        prepare(register)


def _refusal_record(code: str, refused: FileRefused) -> dict[str, object]:
    errors = [
        {"line": e.line, "column": e.column, "value": e.value, "code": e.code, "expected": e.expected}
        for e in refused.errors
    ]
    return {"register": code, "refused": str(refused), "version": None, "errors": errors}


@click.group()
def db() -> None:
    """The database's schema."""


@db.command()
def upgrade() -> None:
    """Bring the schema up to date (every command does this by itself)."""
    register = open_register()
    click.echo(f"{register.settings.database_url}: up to date")


@db.command()
def status() -> None:
    """Which migrations have run."""
    for migration in open_register().repository.schema_status():
        click.echo(f"{migration.name}  {'applied' if migration.applied else 'waiting'}")


COMMANDS = (seed, register_group, load, db)
