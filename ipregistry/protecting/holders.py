"""Tokens shown by who only reads: looked up once in a few seconds, and believed for a while when the database is away.

A revoked token is refused within SECONDS; whatever changes the register asks the database itself, each time.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict

from ..storage.failures import DatabaseFailed
from ..storage.tokens import TokenRow, TokenTable
from ..tokens import Scope, authorise, is_good

SECONDS = 5.0
AWAY_SECONDS = 3600.0
KEPT = 1_000


class Holders:
    """Who holds a token that is good for reading."""

    def __init__(self, table: TokenTable) -> None:
        self._table = table
        self._known: OrderedDict[bytes, tuple[float, TokenRow]] = OrderedDict()

    def find(self, shown: str | None) -> TokenRow:
        """The token that was shown. Raises TokenMissing, TokenRefused, DatabaseFailed."""
        key = hashlib.sha256((shown or "").encode("utf-8", "backslashreplace")).digest()
        asked, row = self._known.get(key, (0.0, None))
        age = time.monotonic() - asked
        if row is not None and age < SECONDS and is_good(row):
            return row
        try:
            found = authorise(self._table, shown, Scope.READ)
        except DatabaseFailed:
            if row is None or age > AWAY_SECONDS or not is_good(row):
                raise
            return row
        except Exception:
            self._known.pop(key, None)
            raise
        self._known[key] = (time.monotonic(), found)
        self._known.move_to_end(key)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return found
