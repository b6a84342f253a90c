"""Commands for tokens: who may load files over HTTP."""

from __future__ import annotations

from datetime import date

import click

from ..storage.tokens import TokenRow
from ..tokens import Scope, create_token, is_good, revoke_token
from .opening import Day, open_register
from .printing import print_json


@click.group()
def token() -> None:
    """Tokens of who may load files over HTTP."""


@token.command()
@click.option("--name", required=True, help="Whose it is; recorded with every update made with it.")
@click.option("--scope", required=True, type=click.Choice([str(scope) for scope in Scope]),
              help="load: load files and revert; admin: override guards too.")  # fmt: skip
@click.option("--expires", type=Day(), help="The last day it is good (default: until it is revoked).")
@click.option("--json", "as_json", is_flag=True)
def create(name: str, scope: str, expires: date | None, as_json: bool) -> None:
    """Make a token and print it, this once: only its hash is kept."""
    made = create_token(open_register().repository.tokens, name, Scope(scope), expires)
    if as_json:
        print_json({"token": made.text, **_record(made.row)})
    else:
        click.echo(made.text)
        click.echo(f"token {made.row.id} of {made.row.name} ({scope}); it is not shown again", err=True)


@token.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_tokens(as_json: bool) -> None:
    """Every token that was ever made, but not the tokens themselves."""
    rows = open_register().repository.tokens.all()
    if as_json:
        print_json([_record(row) for row in rows])
        return
    for row in rows:
        until = f"until {row.expires_on}" if row.expires_on else "until revoked"
        state = until if is_good(row) else "revoked" if row.revoked_at else "expired"
        click.echo(f"{row.id}  {row.scope:<5} {state:<16} {row.name}")


@token.command()
@click.argument("token_id", metavar="ID")
def revoke(token_id: str) -> None:
    """Let token ID be used no more, at once."""
    revoke_token(open_register().repository.tokens, token_id)
    click.echo(f"token {token_id} is revoked")


def _record(row: TokenRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "scope": row.scope,
        "created_at": row.created_at.isoformat().replace("+00:00", "Z"),
        "expires_on": row.expires_on.isoformat() if row.expires_on else None,
        "revoked_at": row.revoked_at.isoformat().replace("+00:00", "Z") if row.revoked_at else None,
        "good": is_good(row),
    }


COMMANDS = (token,)
