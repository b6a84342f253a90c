"""The shapes of many checks at once: a batch's question and answer, the parameters of a stream, and the limits."""

from __future__ import annotations

from typing import Any

import marshmallow as ma
from marshmallow import fields

from ..house import ProblemSchema
from .checks import CheckAnswer, CheckQuestion, Circumstances, Described
from .fields import Day, Text, WholeNumber, described

MAX_ITEMS = 1_000
_ITEM = {"id": "parcel-1", "description": "Смартфон Сяоми Redmi, 1 шт"}


class BatchItem(Circumstances, Described):
    """One description; what it says of the parcel counts before what the batch says."""

    id = fields.Raw(allow_none=True, metadata=described("Any JSON; it is echoed.", "parcel-1"))


class Items(fields.List[Any]):
    """A list whose items are looked at one by one, when they are answered."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        if not isinstance(value, list):
            raise self.make_error("invalid")
        return value


class BatchQuestion(Circumstances):
    """Descriptions, and what is known about all of their parcels."""

    items = Items(
        fields.Nested(BatchItem),
        required=True,
        metadata=described("In the order of the answers.", [_ITEM], maxItems=MAX_ITEMS),
    )
    version = CheckQuestion._declared_fields["version"]


class CheckedItem(CheckAnswer):
    """The answer that POST /v1/checks gives to the same question, under the item's id."""

    id = fields.Raw(required=True, allow_none=True, metadata={"example": "parcel-1"})


class RefusedItem(ma.Schema):
    """Why an item was not checked: the problem that POST /v1/checks would have answered."""

    id = fields.Raw(required=True, allow_none=True, metadata={"example": "parcel-2"})
    error = fields.Nested(ProblemSchema, required=True)


ITEM_ANSWERS = (CheckedItem, RefusedItem)


class BatchAnswer(ma.Schema):
    items = fields.List(
        fields.Raw(
            metadata={"oneOf": [{"$ref": f"#/components/schemas/{each.__name__}"} for each in ITEM_ANSWERS]},
        ),
        required=True,
        metadata={"description": "One for each item asked, in their order."},
    )
    total = fields.Integer(required=True, metadata={"example": 1})
    errors = fields.Integer(required=True, metadata=described("How many items could not be checked.", 0))


class StreamQuery(ma.Schema):
    """What holds for all lines that do not say otherwise."""

    register = fields.List(Text(longest=40), metadata=described("Register codes; all where none is given."))
    country = Text(longest=2, metadata=described("Only this country's registers."))
    on = Day(metadata=described("The day of the parcels; today where none is given."))
    version = WholeNumber(
        metadata=described("Answer as known then: the number of any update; now where none is given.")
    )


class Limits(ma.Schema):
    """How much may be asked at once."""

    description_characters = fields.Integer(required=True, metadata=described("Of one description.", 2000))
    batch_items = fields.Integer(required=True, metadata=described("Of POST /v1/checks/batch.", MAX_ITEMS))
    batch_bytes = fields.Integer(required=True, metadata=described("Of its body.", 20_000_000))
    body_bytes = fields.Integer(required=True, metadata=described("Of any other body, or line.", 1_000_000))
    upload_bytes = fields.Integer(
        required=True, metadata=described("Of a file for POST /v1/updates, or lines for POST /v1/checks/stream.")
    )
    url_bytes = fields.Integer(required=True, metadata=described("Of an address, where ipregistry serves by itself."))
    json_depth = fields.Integer(required=True, metadata=described("Brackets within brackets.", 32))
    integer_digits = fields.Integer(required=True, metadata=described("Of a whole number in JSON.", 18))
    page_size = fields.Integer(required=True, metadata=described("Of a page of entries.", 100))
