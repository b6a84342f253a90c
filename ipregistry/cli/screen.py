"""The command that checks whole files."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from ..clock import today
from ..entry import CustomsRegister
from ..errors import InvalidQuestion, IpRegistryError, RegisterNotFound
from ..screening import FORMATS, ROWS_A_CHUNK, ROWS_A_FILE, STANDARD, Screen, Wanted, cores, screen_file
from .opening import Day, open_for_questions

_FILE = click.Path(path_type=Path, allow_dash=True)
_FORMAT = click.Choice(FORMATS)
_CHUNKS = f"{ROWS_A_CHUNK}, for a folder of Parquet {ROWS_A_FILE:,}"


def _named(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """description=Item title -> {"description": "Item title"}."""
    pairs = [value.partition("=") for value in values]
    for field, equals, name in pairs:
        if not (field and equals and name):
            raise click.BadParameter(f'{field!r} is not FIELD=HEADER, such as description="Item title"')
    return {field: name for field, _, name in pairs}


@click.command()
@click.argument("source", metavar="INPUT", type=click.Path(path_type=Path, exists=True, allow_dash=True))
@click.option("-o", "--output", required=True, type=_FILE, help="Where answers go; - is standard output.")
@click.option("--format", "input_format", type=_FORMAT, help="The format of INPUT (default: by its name).")
@click.option("--output-format", type=_FORMAT, help="The format of the output (default: by its name, else jsonl).")
@click.option("--encoding", help="The encoding of a CSV or TSV file (default: UTF-8, or as its first bytes say).")
@click.option("--column", "named", multiple=True, callback=_named, help="FIELD=HEADER: which column is which.")
@click.option("--register", "registers", multiple=True, help="Ask this register where a row names none; repeatable.")
@click.option("--country", help="Ask the registers of this country where a row names none.")
@click.option("--on", type=Day(), help="The day where a row gives none (default: today).")
@click.option(
    "--workers", type=click.IntRange(1, 256), default=None, help="Processes that check (default: one for each core)."
)
@click.option("--scheduler", metavar="ADDRESS", help="Check on a Dask cluster: tcp://HOST:PORT (the extra `cluster`).")
@click.option(
    "--chunk-rows", type=click.IntRange(1, 1_000_000), help=f"Rows checked and kept together (default: {_CHUNKS})."
)
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write a page to look at here, too.")
@click.option("--resume", is_flag=True, help="Go on from the whole chunks of an interrupted run.")
def screen(
    source: Path,
    output: Path,
    input_format: str | None,
    output_format: str | None,
    encoding: str | None,
    named: dict[str, str],
    registers: tuple[str, ...],
    country: str | None,
    on: date | None,
    workers: int | None,
    scheduler: str | None,
    chunk_rows: int | None,
    report: Path | None,
    resume: bool,
) -> None:
    """Check every row of INPUT (CSV, TSV, XLSX, JSON Lines, Parquet) and write an answer for each, in the same order.

    Rows in are rows out: one that cannot be checked becomes an error in its place. The output appears when it is
    complete. Columns are found by their headers, or named: --column description="Item title".
    """
    wanted = Wanted(input_format, output_format, encoding, named, registers, country, on, chunk_rows)
    register = open_for_questions()
    _refuse_unknown(register.snapshot().registers, registers, country)
    snapshot = register.snapshots.refresh().directory
    try:
        screened = screen_file(
            snapshot,
            source,
            output,
            workers=workers or cores(),
            today=today(),
            wanted=wanted,
            resume=resume,
            screen=_cluster(scheduler) if scheduler else None,
            told=lambda text: click.echo(text, err=True),
        )
    except KeyboardInterrupt:
        click.echo("interrupted; --resume goes on from the whole chunks", err=True)
        sys.exit(130)
    if report is not None:
        from ..screening.report import write_report  # 0.1 s that a file without a report need not wait

        write_report(report, screened, source.name, "standard output" if output == STANDARD else output.name)
    said = f"{screened.lines:,} lines checked, {screened.errors:,} with errors -> {output}"
    click.echo(said, err=output == STANDARD)


def _cluster(address: str) -> Screen:
    try:
        from ..screening.cluster import screen_on
    except ImportError:
        raise IpRegistryError("--scheduler needs Dask: pip install 'customs-ipregistry[cluster]'") from None
    return screen_on(address)


def _refuse_unknown(known: Mapping[str, CustomsRegister], registers: tuple[str, ...], country: str | None) -> None:
    """What no row could be asked of is refused once, and not in every row."""
    for code in registers:
        if code not in known:
            raise RegisterNotFound(code, sorted(known))
    countries = sorted({each.country for each in known.values()})
    if country is not None and country.upper() not in countries:
        raise InvalidQuestion("country", country, f"the country of a register ({', '.join(countries)})")


COMMANDS = (screen,)
