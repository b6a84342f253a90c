"""The first tables: registers and overlays, their updates, and the row versions that the updates wrote."""

from __future__ import annotations

from typing import Any

import peewee


def up(migrator: Any, db: Any) -> None:
    # Row ids are compared byte by byte on both databases, so that their order is the same.
    bytewise = 'COLLATE "C"' if isinstance(db, peewee.PostgresqlDatabase) else ""
    db.execute_sql(
        """CREATE TABLE dataset (
            code TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('register', 'overlay')),
            name TEXT NOT NULL,
            authority TEXT,
            country TEXT,
            source_url TEXT,
            data_as_of DATE,
            version INTEGER NOT NULL DEFAULT 0,
            sha256 TEXT
        )"""
    )
    db.execute_sql(
        """CREATE TABLE register_update (
            number INTEGER NOT NULL PRIMARY KEY,
            dataset TEXT NOT NULL REFERENCES dataset (code),
            file_name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            format TEXT NOT NULL,
            mode TEXT NOT NULL,
            data_as_of DATE,
            loaded_at TIMESTAMP NOT NULL,
            loaded_by TEXT,
            reason TEXT,
            added INTEGER NOT NULL,
            renewed INTEGER NOT NULL,
            amended INTEGER NOT NULL,
            removed INTEGER NOT NULL,
            unchanged INTEGER NOT NULL,
            rejected INTEGER NOT NULL
        )"""
    )
    db.execute_sql("CREATE INDEX register_update_of ON register_update (dataset, sha256)")
    db.execute_sql(
        f"""CREATE TABLE row_version (
            dataset TEXT NOT NULL,
            row_id TEXT {bytewise} NOT NULL,
            first_version INTEGER NOT NULL,
            last_version INTEGER,
            digest TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (row_id, dataset, first_version)
        )"""
    )
    db.execute_sql(
        "CREATE UNIQUE INDEX row_version_current ON row_version (dataset, row_id) WHERE last_version IS NULL"
    )
    db.execute_sql("CREATE INDEX row_version_begun ON row_version (first_version, row_id)")
    db.execute_sql(
        "CREATE INDEX row_version_closed ON row_version (last_version, row_id) WHERE last_version IS NOT NULL"
    )
    db.execute_sql("CREATE TABLE generation (id INTEGER NOT NULL PRIMARY KEY, value INTEGER NOT NULL)")
    db.execute_sql("INSERT INTO generation (id, value) VALUES (1, 0)")
