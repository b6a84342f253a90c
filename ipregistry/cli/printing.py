"""How results look in a terminal. Decides nothing and asks nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import click
from tqdm import tqdm

from ..entry import UpdateCounts
from ..errors import FileRefused
from ..register import Rows, Watch
from ..storage.apply import Outcome

_SHOWN_ERRORS = 50
_SHOWN_CHANGES = 20
_ROWS_A_TICK = 200


def print_json(value: Any, indent: int | None = 2) -> None:
    """One JSON document in UTF-8: readable, or on one line without `indent`."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent))


def print_file_errors(refused: FileRefused) -> None:
    """Every error of a file, a line each, up to what a person reads."""
    click.echo(f"ipregistry: {refused}", err=True)
    for error in refused.errors[:_SHOWN_ERRORS]:
        click.echo(f"  {error}", err=True)
    if len(refused.errors) > _SHOWN_ERRORS:
        click.echo(f"  … and {len(refused.errors) - _SHOWN_ERRORS} more", err=True)


def counts_sentence(counts: UpdateCounts) -> str:
    """2 added, 1 renewed, 3 unchanged; what is none is left out."""
    told = [f"{number:,} {what}" for what, number in asdict(counts).items() if number]
    return ", ".join(told) or "no rows"


def print_outcome(outcome: Outcome) -> None:
    """What a load did, or would do."""
    update = outcome.update
    if outcome.repeated:
        click.echo(f"{update.register}: this file is loaded already, as version {update.number}; nothing to do")
        return
    as_of = f", data of {update.data_as_of}" if update.data_as_of else ""
    version = "dry run, nothing was changed" if outcome.dry_run else f"now version {update.number}"
    click.echo(f"{update.register}: {counts_sentence(update.counts)} ({version}{as_of})")
    for objection in outcome.objections:
        click.echo(f"  {'would be refused' if outcome.dry_run else 'overridden'}: {objection.message}")
    if outcome.dry_run:
        for change in outcome.changes[:_SHOWN_CHANGES]:
            click.echo(f"  {change.kind} {change.row_id}")
        if len(outcome.changes) > _SHOWN_CHANGES:
            click.echo("  …")


@contextmanager
def reading_progress() -> Iterator[Watch]:
    """A watch for `Register.load`: a bar of bytes read, shown on a terminal only."""
    bars: list[tqdm[Any]] = []

    def watch(loaded: Rows) -> Callable[[], None]:
        bar = tqdm(
            total=loaded.bytes_total, desc=loaded.file_name, unit="B", unit_scale=True, disable=None, leave=False
        )
        bars.append(bar)

        def tick() -> None:
            if loaded.rows_read % _ROWS_A_TICK == 0:
                bar.update(loaded.bytes_read - bar.n)

        return tick

    try:
        yield watch
    finally:
        for bar in bars:
            bar.close()
