"""The rows of tokens: written, found by their public id, listed, revoked. Knows no token, only what one hashes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from .database import Store
from .models import Tables


@dataclass(frozen=True, slots=True)
class TokenRow:
    """What is kept of a token; it may be used up to and on the day `expires_on`."""

    id: str
    name: str
    scope: str
    digest: str
    created_at: datetime
    expires_on: date | None = None
    revoked_at: datetime | None = None


class TokenTable:
    """The tokens of one database."""

    def __init__(self, store: Store, tables: Tables) -> None:
        self._store = store
        self._table = tables.token

    def add(self, row: TokenRow) -> None:
        """Keep a token."""
        with self._store.connected():
            self._table.insert(
                id=row.id,
                name=row.name,
                scope=row.scope,
                digest=row.digest,
                created_at=row.created_at.astimezone(UTC).replace(tzinfo=None),
                expires_on=row.expires_on,
            ).execute()

    def find(self, token_id: str) -> TokenRow | None:
        """The token of that public id."""
        with self._store.connected():
            row = self._table.get_or_none(id=token_id)
        return _from(row) if row else None

    def all(self) -> tuple[TokenRow, ...]:
        """Every token ever made, oldest first."""
        with self._store.connected():
            return tuple(map(_from, self._table.select().order_by(self._table.created_at, self._table.id)))

    def revoke(self, token_id: str, at: datetime) -> bool:
        """Let the token be used no more; whether there is one. The time of the first revocation stays."""
        with self._store.connected():
            if self._table.get_or_none(id=token_id) is None:
                return False
            when = at.astimezone(UTC).replace(tzinfo=None)
            unrevoked = (self._table.id == token_id) & self._table.revoked_at.is_null()
            self._table.update(revoked_at=when).where(unrevoked).execute()
            return True


def _from(row: Any) -> TokenRow:
    return TokenRow(
        id=row.id,
        name=row.name,
        scope=row.scope,
        digest=row.digest,
        created_at=row.created_at.replace(tzinfo=UTC),
        expires_on=row.expires_on,
        revoked_at=row.revoked_at.replace(tzinfo=UTC) if row.revoked_at else None,
    )
