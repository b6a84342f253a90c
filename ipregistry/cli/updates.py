"""Commands that look back: which updates there were, what each changed, and the return to an older version."""

from __future__ import annotations

from typing import Any

import click

from ..answers import change_record, outcome_record, update_record
from ..entry import RegisterUpdate
from .keep import prepare
from .opening import open_register, user
from .printing import counts_sentence, print_json, print_outcome

_SHOWN_VALUE = 60  # characters of a value in a line
_BEFORE = 15  # of them before the first that differs
_TOLD = {"name", "name_latin", "country", "tax_number", "alias", "number", "date"}


@click.group()
def updates() -> None:
    """Every file that was ever applied, what it changed, and how to take it back."""


@updates.command("list")
@click.option("--register", "codes", multiple=True, help="Only this register or overlay; may be given again.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def list_updates(codes: tuple[str, ...], limit: int, as_json: bool) -> None:
    """The last updates, newest first."""
    found = open_register().repository.updates(codes or None, limit=limit)
    if as_json:
        print_json([_record(each) for each in found])
        return
    for each in found:
        of = f"data of {each.data_as_of}" if each.data_as_of else "no day"
        click.echo(f"{each.number:>5}  {each.register:<12} {each.mode:<6} {of:<18} {counts_sentence(each.counts)}")


@updates.command()
@click.argument("number", type=click.IntRange(1))
@click.option("--json", "as_json", is_flag=True)
def show(number: int, as_json: bool) -> None:
    """The report of update NUMBER."""
    found = open_register().repository.update(number)
    if as_json:
        print_json(_record(found))
        return
    click.echo(f"{found.register} version {found.number}: {counts_sentence(found.counts)}")
    told = {
        "file": f"{found.file_name} ({found.format}, {found.mode})",
        "SHA-256": found.sha256,
        "data of": found.data_as_of,
        "loaded": f"{found.loaded_at:%Y-%m-%d %H:%M:%S} UTC" + (f" by {found.loaded_by}" if found.loaded_by else ""),
        "reason": found.reason,
        "overridden": ", ".join(found.overridden),
    }
    for name, value in told.items():
        if value:
            click.echo(f"    {name:<11} {value}")


@updates.command()
@click.argument("number", type=click.IntRange(1))
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="How many changes are shown.")
@click.option("--json", "as_json", is_flag=True, help="Print every change, with its fields, as JSON Lines.")
def diff(number: int, limit: int, as_json: bool) -> None:
    """What update NUMBER changed, row by row: each field before and after."""
    shown = 0
    for change in open_register().repository.changes(number):
        record = change_record(change)
        if as_json:
            print_json(record, indent=None)
            continue
        shown += 1
        if shown <= limit:
            _print_change(record)
    if shown > limit:
        click.echo(f"… and {shown - limit:,} more; --limit shows more, --json all of them")
    if not shown and not as_json:
        click.echo("nothing changed")


@updates.command()
@click.argument("number", type=click.IntRange(1))
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.option("--force", is_flag=True, help="Do what looks like an accident; needs --reason.")
@click.option("--reason", help="Why; it is recorded with the update.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def revert(number: int, dry_run: bool, force: bool, reason: str | None, as_json: bool) -> None:
    """Go back to what update NUMBER left: a new version that says the same again. History stays."""
    if force and not reason:
        raise click.UsageError("--force needs --reason")
    register = open_register()
    outcome = register.revert(number, loaded_by=user(), reason=reason, dry_run=dry_run, force=force)
    if as_json:
        print_json(outcome_record(outcome))
    elif outcome.repeated:
        click.echo(f"{outcome.update.register}: version {number} is the current one; nothing to do")
    else:
        print_outcome(outcome)
    if not dry_run:
        prepare(register)


def _record(update: RegisterUpdate) -> dict[str, Any]:
    return {**update_record(update), "loaded_by": update.loaded_by}


def _print_change(record: dict[str, Any]) -> None:
    mark = f"  {record['mark']}" if record["mark"] else ""
    click.echo(f"{record['kind']:<8} {record['entry_id']}{mark}")
    if record["kind"] == "added":
        return
    for name, values in record["fields"].items():
        before, after = _text(values["before"]), _text(values["after"])
        pairs = enumerate(zip(before, after, strict=False))
        same = next((place for place, (old, new) in pairs if old != new), min(len(before), len(after)))
        click.echo(f"    {name}: {_shown(before, same)} -> {_shown(after, same)}")


def _text(value: Any) -> str:
    """A value on one line; of a party its name, of a letter its number and day."""
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, dict):
        return " ".join(str(each) for key, each in value.items() if each and key in _TOLD) or str(value)
    return "" if value is None else str(value)


def _shown(text: str, same: int) -> str:
    """The text where it begins to differ, if it is long."""
    if not text:
        return "nothing"
    begin = max(same - _BEFORE, 0) if len(text) > _SHOWN_VALUE else 0
    cut = text[begin : begin + _SHOWN_VALUE]
    return f"{'…' if begin else ''}{cut}{'…' if begin + len(cut) < len(text) else ''}"


COMMANDS = (updates,)
