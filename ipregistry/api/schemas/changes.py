"""The shapes of the change feed and of an entry's history."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields

from ...feed import Kind
from .fields import Text, WholeNumber, described, one_of


class BeforeAndAfter(ma.Schema):
    """What a field said, and says now; null where it said nothing."""

    before = fields.Raw(required=True, allow_none=True)
    after = fields.Raw(required=True, allow_none=True)


class Change(ma.Schema):
    """What became of an entry: by an update, or by the calendar."""

    kind = fields.String(required=True, validate=one_of(Kind, "ChangeKind"))
    entry_id = fields.String(required=True, metadata={"example": "ru-trois-xiaomi"})
    mark = fields.String(required=True, allow_none=True, metadata={"example": "XIAOMI"})
    register_number = fields.String(required=True, allow_none=True)
    register = fields.String(required=True, metadata={"example": "RU-TROIS"})
    version = fields.Integer(required=True, metadata=described("The update; the register's version where it expired."))
    day = fields.Date(required=True, metadata=described("When it was loaded; the first day after the term."))
    data_as_of = fields.Date(required=True, allow_none=True, metadata=described("The day the data was published."))
    fields = fields.Dict(  # type: ignore[assignment] # marshmallow takes it out of the class, so it hides nothing
        keys=fields.String(), values=fields.Nested(BeforeAndAfter), required=True,
        metadata=described("Each field that differs, as the register's file says it, before and after."),
    )  # fmt: skip


class ChangeList(ma.Schema):
    """Changes, oldest first."""

    items = fields.List(fields.Nested(Change), required=True)
    next = fields.String(required=True, metadata=described("The cursor to go on from, now or later.", "14@2025-01-24"))
    more = fields.Boolean(required=True, metadata=described("Whether there is more behind it now."))


class HistoryPage(ma.Schema):
    items = fields.List(fields.Nested(Change), required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    page_size = fields.Integer(required=True)


class ChangesQuery(ma.Schema):
    """From where on, and of what."""

    since = Text(
        longest=250,
        metadata=described(
            "The number of an update, or what an earlier answer gave as next: N@DAY has told every update up to N and "
            "every entry that expired up to DAY. From the beginning (in the Atom feed: the last changes) without it.",
            "14",
        ),
    )
    register = fields.List(Text(longest=40), metadata=described("Only this register; may be given again."))
    kind = fields.List(
        fields.String(validate=one_of(Kind, "ChangeKind")), metadata=described("Only this kind; may be given again.")
    )
    limit = WholeNumber(
        load_default=100, validate=ma.validate.Range(1, 1000),
        metadata=described("1 to 1000.", minimum=1, maximum=1000, default=100),
    )  # fmt: skip
