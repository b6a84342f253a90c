"""The shapes of updates and of the question that loads a file."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields

from .fields import Day, Text, WholeNumber, described

_MODES = ("full", "delta")


class Update(ma.Schema):
    """One file applied to one register or overlay, and what it did to the rows."""

    register = fields.String(required=True, metadata=described("A register's code or an overlay's name.", "RU-TROIS"))
    version = fields.Integer(required=True, metadata=described("The update's number; 0 in a dry run."))
    added = fields.Integer(required=True)
    renewed = fields.Integer(required=True, metadata=described("The term now ends later."))
    amended = fields.Integer(required=True)
    removed = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    rejected = fields.Integer(required=True, metadata=described("Rows of the file that could not be used."))
    mode = fields.String(required=True, validate=ma.validate.OneOf((*_MODES, "revert")))
    format = fields.String(required=True, metadata={"example": "csv"})
    file_name = fields.String(required=True)
    sha256 = fields.String(required=True, metadata=described("Of the file."))
    data_as_of = fields.Date(required=True, allow_none=True, metadata=described("The day the data was published."))
    loaded_at = fields.String(required=True, metadata=described("In UTC.", "2025-01-24T09:30:00Z"))
    reason = fields.String(required=True, allow_none=True, metadata=described("Why guards were overridden."))
    overridden = fields.List(fields.String(), required=True, metadata=described("The guards that were overridden."))


class UpdatePage(ma.Schema):
    items = fields.List(fields.Nested(Update), required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    page_size = fields.Integer(required=True)


class Objection(ma.Schema):
    """Why a file looks like an accident."""

    code = fields.String(required=True, metadata={"example": "shrink"})
    message = fields.String(required=True)


class UpdateReport(Update):
    """What a file did, or in a dry run would do; `repeated`: this file was applied before, and nothing was done."""

    errors = fields.List(fields.Dict(), required=True)
    repeated = fields.Boolean(required=True)
    dry_run = fields.Boolean(required=True)
    objections = fields.List(fields.Nested(Objection), required=True)


class UpdatesQuery(ma.Schema):
    """Which updates."""

    register = fields.List(Text(longest=40), metadata=described("A register's code or an overlay; may be repeated."))
    page = WholeNumber(
        load_default=1, validate=ma.validate.Range(1, 1_000_000), metadata=described("From 1.", minimum=1, default=1)
    )
    page_size = WholeNumber(
        load_default=20, validate=ma.validate.Range(1, 100),
        metadata=described("1 to 100.", minimum=1, maximum=100, default=20),
    )  # fmt: skip


class _Effect(ma.Schema):
    dry_run = fields.Boolean(load_default=False, metadata=described("Tell what would change, and change nothing."))
    force = fields.Boolean(
        load_default=False, metadata=described("Override the guards; needs a reason and a token of scope admin.")
    )
    reason = Text(metadata=described("Why; it is recorded with the update."))


class LoadQuery(_Effect):
    """How a file is to be applied."""

    register = Text(required=True, longest=40, metadata=described("The register that the file is of.", "KZ-TROIS"))
    mode = fields.String(
        load_default="full", validate=ma.validate.OneOf(_MODES),
        metadata=described("full: what the file does not list is removed; delta: it only adds and amends."),
    )  # fmt: skip
    as_of = Day(metadata=described("The day the file was published."))
    format = Text(longest=40, metadata=described("The file's format; found where none is named."))
    encoding = Text(longest=40, metadata=described("Its encoding, where it is neither UTF-8 nor marked."))
    skip_bad_rows = fields.Boolean(
        load_default=False, metadata=described("Load the good rows of a file with bad ones.")
    )
    file_name = Text(longest=150, metadata=described("The file's name, as it is recorded."))


class RevertQuery(_Effect):
    """How a version is to be restored."""
