"""The tables as peewee models, bound anew for each database. Knows no rule of updates; the schema is the migrations'.

A row version is valid for the versions `first_version <= v <= last_version`; `last_version` is the number of the update
that closed it, less one, and NULL while the row version is current. Update numbers are one sequence per database, so
any update's number is a version of every register.
"""

from __future__ import annotations

from typing import Any

import peewee


class Dataset(peewee.Model):
    """A register or an overlay, and which update it is at."""

    code = peewee.TextField(primary_key=True)
    kind = peewee.TextField()
    name = peewee.TextField()
    authority = peewee.TextField(null=True)
    country = peewee.TextField(null=True)
    source_url = peewee.TextField(null=True)
    data_as_of = peewee.DateField(null=True)
    version = peewee.IntegerField(default=0)
    sha256 = peewee.TextField(null=True)


class Update(peewee.Model):
    """One file applied to one dataset; the number is given by the writer, who is alone."""

    number = peewee.IntegerField(primary_key=True)
    dataset = peewee.TextField()
    file_name = peewee.TextField()
    sha256 = peewee.TextField()
    format = peewee.TextField()
    mode = peewee.TextField()
    data_as_of = peewee.DateField(null=True)
    loaded_at = peewee.DateTimeField()
    loaded_by = peewee.TextField(null=True)
    reason = peewee.TextField(null=True)
    added = peewee.IntegerField()
    renewed = peewee.IntegerField()
    amended = peewee.IntegerField()
    removed = peewee.IntegerField()
    unchanged = peewee.IntegerField()
    rejected = peewee.IntegerField()
    overridden = peewee.TextField(default="")


class RowVersion(peewee.Model):
    """What a row said from one version to another; `body` is canonical JSON and `digest` its SHA-256."""

    dataset = peewee.TextField()
    row_id = peewee.TextField()
    first_version = peewee.IntegerField()
    last_version = peewee.IntegerField(null=True)
    digest = peewee.TextField()
    body = peewee.TextField()


class Generation(peewee.Model):
    """One row: a number that grows with every commit that changes anything here."""

    id = peewee.IntegerField(primary_key=True)
    value = peewee.IntegerField()


class Token(peewee.Model):
    """Who may do what over HTTP; `digest` is the SHA-256 of the token, which itself is nowhere."""

    id = peewee.TextField(primary_key=True)
    name = peewee.TextField()
    scope = peewee.TextField()
    digest = peewee.TextField()
    created_at = peewee.DateTimeField()
    expires_on = peewee.DateField(null=True)
    revoked_at = peewee.DateTimeField(null=True)


class Tables:
    """The models, bound to one database and to no other."""

    def __init__(self, database: peewee.Database) -> None:
        self.dataset = _bound(Dataset, database, "dataset")
        self.update = _bound(Update, database, "register_update")
        self.row_version = _bound(RowVersion, database, "row_version", primary_key=False)
        self.generation = _bound(Generation, database, "generation")
        self.token = _bound(Token, database, "token")


def _bound(model: type[peewee.Model], database: peewee.Database, table: str, **options: Any) -> Any:
    meta = type("Meta", (), {"database": database, "table_name": table, **options})
    return type(model.__name__, (model,), {"Meta": meta})
