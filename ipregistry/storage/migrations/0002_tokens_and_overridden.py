"""Tokens of who may load over HTTP, and which guards each update overrode."""

from __future__ import annotations

from typing import Any


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(
        """CREATE TABLE token (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            scope TEXT NOT NULL CHECK (scope IN ('read', 'load', 'admin')),
            digest TEXT NOT NULL,
            created_at TIMESTAMP NOT NULL,
            expires_on DATE,
            revoked_at TIMESTAMP
        )"""
    )
    db.execute_sql("ALTER TABLE register_update ADD COLUMN overridden TEXT NOT NULL DEFAULT ''")
