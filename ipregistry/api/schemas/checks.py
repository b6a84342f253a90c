"""The shapes of a check: the question, and the answer that `checking.to_answer` makes."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields

from ...checking import (
    LONGEST,
    LONGEST_CODE,
    LONGEST_ENTRY_ID,
    MAX_EXCLUDED,
    MAX_REGISTERS,
    ImporterState,
    Language,
    Purpose,
    Strength,
    Verdict,
)
from ...entry import InclusionBasis, MarkKind, Status
from ...goods import Coverage
from .entries import Party
from .fields import Day, Number, Text, described, one_of

MAX_VERSION = 999_999_999


class Circumstances(ma.Schema):
    """What is known about a parcel, beside its description."""

    registers = fields.List(
        Text(longest=LONGEST_CODE),
        allow_none=True,
        validate=ma.validate.Length(max=MAX_REGISTERS),
        metadata=described("Register codes; all where none is given.", ["RU-TROIS"]),
    )
    country = Text(
        longest=LONGEST["country"], allow_none=True, metadata=described("Only this country's registers.", "RU")
    )
    hs_code = Text(
        longest=LONGEST["hs_code"], allow_none=True, metadata=described("The declared code, 2 to 10 digits.", "851713")
    )
    importer = Text(
        longest=LONGEST["importer"], allow_none=True, metadata=described("Who imports.", "ООО «Смарт Оранж»")
    )
    on = Day(
        allow_none=True,
        metadata=described("The day of the parcel; today where none is given.", "2017-05-16"),
    )
    purpose = fields.String(
        allow_none=True,
        validate=one_of(Purpose),
        metadata=described("What the goods are for; some notes are for one of them only."),
    )
    min_score = Number(
        allow_none=True, validate=ma.validate.Range(0, 1), metadata=described("Leave out weaker matches.", 0.5)
    )
    exclude_entry_ids = fields.List(
        Text(longest=LONGEST_ENTRY_ID),
        allow_none=True,
        validate=ma.validate.Length(max=MAX_EXCLUDED),
        metadata=described("Entries known not to be meant.", []),
    )


class Described(ma.Schema):
    description = Text(
        required=True,
        longest=LONGEST["description"],
        metadata=described("As the declaration or the listing has it.", "Смартфон Сяоми Redmi, 1 шт"),
    )


class CheckQuestion(Circumstances, Described):
    """A description of goods, and what is known about the parcel."""

    version = fields.Integer(
        strict=True, allow_none=True, validate=ma.validate.Range(1, MAX_VERSION),
        metadata=described("Answer as known then: the number of any update; now where none is given."),
    )  # fmt: skip


class Span(ma.Schema):
    start = fields.Integer(required=True, metadata=described("In code points of the description.", 9))
    end = fields.Integer(required=True, metadata=described("The first code point behind it.", 14))
    text = fields.String(required=True, metadata={"example": "Сяоми"})
    kind = fields.String(required=True, metadata=described("How the mark is written.", "alias"))
    registered = fields.String(required=True, metadata=described("The mark as it is registered.", "XIAOMI"))


class Evidence(ma.Schema):
    kind = fields.String(required=True, metadata={"example": "alias"})
    score = fields.Float(required=True, metadata=described("Where the match stands after this piece of evidence."))
    text = fields.String(required=True, metadata={"example": "“Сяоми” is a known spelling of XIAOMI."})


class NamedEntry(ma.Schema):
    """The facts of an entry that a check is about; GET /v1/entries/{entry_id} has them all."""

    entry_id = fields.String(required=True, metadata={"example": "ru-trois-xiaomi"})
    register = fields.String(required=True, metadata={"example": "RU-TROIS"})
    register_number = fields.String(required=True, allow_none=True)
    mark = fields.String(required=True, allow_none=True, metadata={"example": "XIAOMI"})
    mark_kind = fields.String(required=True, validate=one_of(MarkKind))
    right_holder = fields.Nested(Party, required=True, allow_none=True)
    authorised_importers = fields.List(fields.Nested(Party), required=True)
    registration_number = fields.String(required=True, allow_none=True)
    date_of_inclusion = fields.Date(required=True, allow_none=True)
    date_of_inclusion_basis = fields.String(required=True, allow_none=True, validate=one_of(InclusionBasis))
    valid_until = fields.Date(required=True, allow_none=True)
    removed_on = fields.Date(required=True, allow_none=True)
    status = fields.String(required=True, validate=one_of(Status))
    as_of = fields.Date(required=True, allow_none=True)


class Match(ma.Schema):
    entry = fields.Nested(NamedEntry, required=True)
    strength = fields.String(required=True, validate=one_of(Strength))
    score = fields.Float(required=True, metadata={"example": 0.97})
    goods = fields.String(required=True, validate=one_of(Coverage))
    importer = fields.String(required=True, validate=one_of(ImporterState))
    spans = fields.List(fields.Nested(Span), required=True)
    evidence = fields.List(fields.Nested(Evidence), required=True)


class NotInForce(ma.Schema):
    """An entry that is named but decides nothing on the day, and why."""

    entry = fields.Nested(NamedEntry, required=True)
    score = fields.Float(required=True)
    spans = fields.List(fields.Nested(Span), required=True)
    reason = fields.String(required=True)


class CoveringEntry(ma.Schema):
    entry_id = fields.String(required=True)
    mark = fields.String(required=True, allow_none=True)


class CoveredGoods(ma.Schema):
    """Goods of the description that entries in force cover; no span where they come from the declared code."""

    start = fields.Integer(required=True, allow_none=True)
    end = fields.Integer(required=True, allow_none=True)
    text = fields.String(required=True, metadata={"example": "Смартфон"})
    hs_codes = fields.List(fields.String(), required=True)
    entries = fields.Integer(required=True, metadata=described("How many entries cover them."))
    examples = fields.List(fields.Nested(CoveringEntry), required=True, metadata=described("The first of them."))


class Note(ma.Schema):
    code = fields.String(required=True, metadata={"example": "court-only"})
    text = fields.String(required=True)
    source = fields.String(required=True, allow_none=True)


class Version(ma.Schema):
    """Which data the answer was given from."""

    register = fields.String(required=True, metadata={"example": "RU-TROIS"})
    version = fields.Integer(required=True)
    data_as_of = fields.Date(required=True, allow_none=True)
    sha256 = fields.String(required=True, allow_none=True)


class CheckAnswer(ma.Schema):
    verdict = fields.String(required=True, validate=one_of(Verdict))
    summary = fields.String(required=True)
    language = fields.String(
        required=True,
        validate=one_of(Language),
        metadata={"description": "Of the summary, reasons and notes: as Accept-Language prefers."},
    )
    on = fields.Date(required=True)
    matches = fields.List(fields.Nested(Match), required=True)
    not_in_force = fields.List(fields.Nested(NotInForce), required=True)
    covered_goods = fields.List(fields.Nested(CoveredGoods), required=True)
    notes = fields.List(fields.Nested(Note), required=True)
    versions = fields.List(fields.Nested(Version), required=True)
