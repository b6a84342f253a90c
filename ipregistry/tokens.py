"""Who may change the register over HTTP: tokens made, shown once, and held against what is kept of them.

A token is `ipr_` + a public id + `_` + 256 random bits. Kept is its SHA-256 alone: a fast hash is right for a secret
that nobody can guess. Knows no HTTP.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from . import clock
from .errors import InvalidQuestion, IpRegistryError, NotFound
from .storage.tokens import TokenRow, TokenTable

_FORM = re.compile(r"ipr_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_NOBODY = "0" * 64
LONGEST_NAME = 100


class Scope(StrEnum):
    """What a token is for; each may do what those before it may. `admin` may override guards."""

    READ = "read"
    LOAD = "load"
    ADMIN = "admin"


_ORDER = tuple(Scope)


class TokenMissing(IpRegistryError):
    """No token was shown where one is needed."""


class TokenRefused(IpRegistryError):
    """A token that nobody has, or that was revoked or has expired; which of them is not told."""


class ScopeTooSmall(IpRegistryError):
    """A good token, which is not for this."""

    def __init__(self, needed: Scope, has: Scope) -> None:
        self.needed = needed
        super().__init__(f"this needs a token of scope {needed}; this one is for {has}")


class TokenNotFound(NotFound):
    def __init__(self, token_id: str) -> None:
        super().__init__(f"there is no token of the id {token_id!r}")


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token as it is shown once, and what is kept of it."""

    text: str
    row: TokenRow


def bearer(header: str | None) -> str | None:
    """The token of an Authorization header; another way of authorisation is a token that nobody has."""
    if header is None:
        return None
    scheme, _, shown = header.partition(" ")
    return shown.strip() if scheme.lower() == "bearer" else ""


def create_token(table: TokenTable, name: str, scope: Scope, expires_on: date | None = None) -> NewToken:
    """Make a token and keep its hash. Raises InvalidQuestion for a name or a day that cannot be."""
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise InvalidQuestion("name", name, f"a name of at most {LONGEST_NAME} characters that can be printed")
    if expires_on is not None and expires_on < clock.today():
        raise InvalidQuestion("expires", expires_on, "today or a later day")
    token_id = secrets.token_hex(6)
    text = f"ipr_{token_id}_{secrets.token_urlsafe(32)}"
    row = TokenRow(token_id, name.strip(), scope, _digest(text), datetime.now(UTC).replace(microsecond=0), expires_on)
    table.add(row)
    return NewToken(text, row)


def authorise(table: TokenTable, shown: str | None, needed: Scope) -> TokenRow:
    """The token that was shown, if it is for what is needed. Raises TokenMissing, TokenRefused, ScopeTooSmall."""
    if shown is None:
        raise TokenMissing("this needs a token: send Authorization: Bearer TOKEN")
    found = _found(table, shown)
    if found is None:
        raise TokenRefused("the token is not known, or no longer good")
    has = Scope(found.scope)
    if _ORDER.index(has) < _ORDER.index(needed):
        raise ScopeTooSmall(needed, has)
    return found


def _found(table: TokenTable, shown: str) -> TokenRow | None:
    form = _FORM.fullmatch(shown)
    row = table.find(form[1]) if form else None
    # Compared also where nothing was found, so that the time tells nobody which ids there are.
    same = hmac.compare_digest(row.digest if row else _NOBODY, _digest(shown))
    return row if row is not None and same and is_good(row) else None


def is_good(row: TokenRow) -> bool:
    """Whether the token was neither revoked nor has expired; its last day still counts."""
    return row.revoked_at is None and (row.expires_on is None or clock.today() <= row.expires_on)


def revoke_token(table: TokenTable, token_id: str) -> None:
    """Let a token be used no more, from now on. Raises TokenNotFound."""
    if not table.revoke(token_id, datetime.now(UTC).replace(microsecond=0)):
        raise TokenNotFound(token_id)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
