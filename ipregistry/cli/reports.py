"""Answers as a person reads them in a terminal. Decides nothing: it words what was answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from ..answers import entry_record
from ..lookup import LookupPage

_SHOWN_MATCHES = 8


def print_page(page: LookupPage, on: date) -> None:
    """Entries, three or four lines each, and how many there are in all."""
    if not page.items:
        nothing = "no entry" if page.total == 0 else f"no entry on page {page.page} of {page.total:,}"
        click.echo(f"{nothing} was found")
        return
    for found in page.items:
        _print_entry(entry_record(found, on))
    first = (page.page - 1) * page.page_size + 1
    click.echo(f"{first:,} to {first + len(page.items) - 1:,} of {page.total:,}")


def _print_entry(entry: dict[str, Any]) -> None:
    number = f", {entry['register_number']}" if entry["register_number"] else ""
    click.secho(f"{entry['mark'] or '(figurative mark)'}", bold=True, nl=False)
    click.echo(f"  {entry['register']}{number}  {entry['status'].replace('_', ' ')} on {entry['status_on']}")
    click.echo(f"    {entry['entry_id']}")
    if entry["right_holder"]:
        click.echo(f"    right holder         {_party(entry['right_holder'])}")
    for importer in entry["authorised_importers"]:
        click.echo(f"    authorised importer  {_party(importer)}")
    if entry["date_of_inclusion"]:
        basis = entry["date_of_inclusion_basis"].replace("_", " ")
        click.echo(f"    included             {entry['date_of_inclusion']} ({basis})")
    if entry["valid_until"]:
        click.echo(f"    valid until          {entry['valid_until']}")
    if entry["goods"]:
        click.echo(f"    goods                {_shortened(entry['goods'])}")
    click.echo()


def print_check(answer: dict[str, Any]) -> None:
    """The verdict first, then each match with its reasons, the goods, the notes and the versions."""
    click.secho(answer["verdict"], bold=True)
    click.echo(answer["summary"])
    for match in answer["matches"][:_SHOWN_MATCHES]:
        entry = match["entry"]
        click.echo()
        click.secho(entry["mark"] or "(figurative mark)", bold=True, nl=False)
        click.echo(f"  {entry['entry_id']}  {match['strength']}, score {match['score']:.2f}")
        for reason in match["evidence"]:
            click.echo(f"    {reason['text']}")
    _print_more(len(answer["matches"]) - _SHOWN_MATCHES, "matches")
    if answer["covered_goods"]:
        click.echo()
    for goods in answer["covered_goods"]:
        entries = "1 entry" if goods["entries"] == 1 else f"{goods['entries']:,} entries"
        click.echo(f"Goods: “{goods['text']}” ({', '.join(goods['hs_codes'])}), covered by {entries}")
    click.echo()
    for note in answer["notes"]:
        click.echo(f"Note: {note['text']}")
    told = (f"{each['register']} version {each['version']} of {each['data_as_of']}" for each in answer["versions"])
    click.echo(f"From: {', '.join(told)}")


def _print_more(more: int, what: str) -> None:
    if more > 0:
        click.echo(f"\n… and {more} more {what}; --json has them all")


def _party(party: dict[str, Any]) -> str:
    latin = party["name_latin"]
    return f"{party['name']} ({latin})" if latin and latin != party["name"] else str(party["name"])


def _shortened(text: str, limit: int = 100) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
