"""Commands that ask: lookup and check."""

from __future__ import annotations

from datetime import date

import click

from ..answers import page_record
from ..checking import CheckRequest, Language, Purpose, to_answer
from ..clock import today
from ..entry import Status
from ..lookup import LookupRequest
from .opening import Day, open_for_questions
from .printing import print_json
from .reports import print_check, print_page


@click.command()
@click.argument("text", required=False)
@click.option("--mark", help="Entries of this mark.")
@click.option("--right-holder", help="Entries of this right holder.")
@click.option("--importer", "authorised_importer", help="Entries that name this authorised importer.")
@click.option("--representative", help="Entries that name this representative.")
@click.option("--number", "register_number", help="The entry of this register number.")
@click.option("--registration-number", help="Entries of this certificate or international registration.")
@click.option("--nice-class", type=int, help="Entries of this Nice class.")
@click.option("--hs-code", help="Entries whose codes meet this one, as prefixes in both directions.")
@click.option("--register", "registers", multiple=True, help="Only this register; may be given again.")
@click.option("--status", type=click.Choice([str(status) for status in Status]), help="Only entries that are this.")
@click.option("--on", type=Day(), default=None, help="The day that the status is told on (default: today).")
@click.option("--sort", help="mark, register, register_number, date_of_inclusion or valid_until; -… for descending.")
@click.option("--page", type=int, default=1, show_default=True)
@click.option("--page-size", type=int, default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print what GET /v1/entries answers.")
def lookup(
    text: str | None, registers: tuple[str, ...], status: str | None, on: date | None, as_json: bool, **fields: object
) -> None:
    """Look entries up by TEXT (a mark, holder, importer or number) and by the options, all of which must hold."""
    request = LookupRequest(
        on=on or today(),
        q=text,
        register=registers or None,
        status=Status(status) if status else None,
        **fields,  # type: ignore[arg-type]  # click has made each what LookupRequest says
    )
    register = open_for_questions()
    page = register.look_up(request)
    if as_json:
        print_json(page_record(page, request.on))
    else:
        print_page(page, request.on)


@click.command()
@click.argument("description")
@click.option("--register", "registers", multiple=True, help="Only this register; may be given again.")
@click.option("--country", help="Only the registers of this country (RU, KZ …).")
@click.option("--hs-code", help="The declared HS code.")
@click.option("--importer", help="Who imports.")
@click.option("--on", type=Day(), default=None, help="The day of the parcel (default: today).")
@click.option("--purpose", type=click.Choice([str(purpose) for purpose in Purpose]))
@click.option("--lang", type=click.Choice([str(each) for each in Language]), default="en", show_default=True)
@click.option("--min-score", type=float, help="Leave out weaker matches (0 to 1).")
@click.option("--exclude", "exclude_entry_ids", multiple=True, help="An entry known not to be meant; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print what POST /v1/checks answers.")
def check(
    description: str,
    registers: tuple[str, ...],
    country: str | None,
    hs_code: str | None,
    importer: str | None,
    on: date | None,
    purpose: str | None,
    lang: str,
    min_score: float | None,
    exclude_entry_ids: tuple[str, ...],
    as_json: bool,
) -> None:
    """Check a DESCRIPTION of goods, as a declaration or a listing has it."""
    request = CheckRequest(
        description=description,
        on=on or today(),
        registers=registers or None,
        country=country,
        hs_code=hs_code,
        importer=importer,
        purpose=Purpose(purpose) if purpose else None,
        min_score=min_score,
        exclude_entry_ids=frozenset(exclude_entry_ids),
        language=Language(lang),
    )
    answer = to_answer(open_for_questions().check(request))
    if as_json:
        print_json(answer)
    else:
        print_check(answer)


COMMANDS = (lookup, check)
