"""The shapes of registers and entries, and of the questions that look them up. They document; answers are made by
`answers`, and a test holds the two together."""

from __future__ import annotations

import marshmallow as ma
from marshmallow import fields

from ...entry import (
    AliasKind,
    InclusionBasis,
    MarkKind,
    ObjectType,
    PartyKind,
    RemovalBasis,
    Status,
    TermBasis,
)
from ...exporting import View
from .fields import Day, Text, WholeNumber, described, one_of


class NoQuery(ma.Schema):
    """No parameters."""


class Party(ma.Schema):
    name = fields.String(required=True, metadata=described("As the register writes it.", "ООО «Смарт Оранж»"))
    name_latin = fields.String(
        required=True, allow_none=True, metadata=described("In Latin letters.", "Smart Orange LLC")
    )
    country = fields.String(required=True, allow_none=True, metadata=described("ISO 3166-1 alpha-2."))
    kind = fields.String(required=True, allow_none=True, validate=one_of(PartyKind))
    tax_number = fields.String(required=True, allow_none=True, metadata=described("ИНН, БИН or УНП."))


class Alias(ma.Schema):
    alias = fields.String(required=True, metadata=described("Another spelling.", "Сяоми"))
    kind = fields.String(required=True, validate=one_of(AliasKind))
    basis = fields.String(required=True, allow_none=True)
    source = fields.String(required=True, allow_none=True)


class CustomsLetter(ma.Schema):
    number = fields.String(required=True, allow_none=True)
    date = fields.Date(required=True, allow_none=True, metadata={"example": "2017-03-15"})


class Entry(ma.Schema):
    """One line of one register."""

    entry_id = fields.String(required=True, metadata=described("Stable and unique.", "ru-trois-xiaomi"))
    register = fields.String(required=True, metadata={"example": "RU-TROIS"})
    register_number = fields.String(required=True, allow_none=True, metadata=described("The customs' number."))
    mark = fields.String(required=True, allow_none=True, metadata=described("Null for a picture.", "XIAOMI"))
    mark_kind = fields.String(required=True, validate=one_of(MarkKind))
    object_type = fields.String(required=True, validate=one_of(ObjectType))
    aliases = fields.List(fields.Nested(Alias), required=True)
    registration_number = fields.String(required=True, allow_none=True, metadata=described("Of the certificate."))
    registration_date = fields.Date(required=True, allow_none=True)
    right_holder = fields.Nested(Party, required=True, allow_none=True)
    authorised_importers = fields.List(fields.Nested(Party), required=True)
    representatives = fields.List(fields.Nested(Party), required=True)
    goods = fields.String(required=True, allow_none=True, metadata={"example": "portable phones"})
    nice_classes = fields.List(fields.Integer(), required=True)
    hs_codes = fields.List(fields.String(), required=True, metadata=described("Prefixes, as the register writes them."))
    date_of_inclusion = fields.Date(required=True, allow_none=True, metadata={"example": "2017-03-15"})
    date_of_inclusion_basis = fields.String(required=True, allow_none=True, validate=one_of(InclusionBasis))
    valid_until = fields.Date(required=True, allow_none=True, metadata=described("The last day of the term."))
    valid_until_basis = fields.String(required=True, allow_none=True, validate=one_of(TermBasis))
    removed_on = fields.Date(required=True, allow_none=True)
    removed_on_basis = fields.String(required=True, allow_none=True, validate=one_of(RemovalBasis))
    suspended_from = fields.Date(required=True, allow_none=True)
    suspended_until = fields.Date(required=True, allow_none=True)
    confirmed_on = fields.List(fields.Date(), required=True)
    customs_letter = fields.Nested(CustomsLetter, required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)
    sources = fields.List(fields.String(), required=True)
    as_of = fields.Date(required=True, allow_none=True, metadata=described("The day the facts were published."))
    status = fields.String(required=True, validate=one_of(Status), metadata=described("On the day `status_on`."))
    status_on = fields.Date(required=True)


class EntryPage(ma.Schema):
    items = fields.List(fields.Nested(Entry), required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    page_size = fields.Integer(required=True)


class Register(ma.Schema):
    """A customs register, and which data of it is here."""

    code = fields.String(required=True, metadata={"example": "RU-TROIS"})
    name = fields.String(required=True)
    country = fields.String(required=True, metadata={"example": "RU"})
    authority = fields.String(required=True, allow_none=True)
    source_url = fields.String(required=True, allow_none=True)
    data_as_of = fields.Date(required=True, allow_none=True, metadata=described("The day its data was published."))
    version = fields.Integer(required=True, metadata=described("The number of its last update."))
    sha256 = fields.String(required=True, allow_none=True, metadata=described("Of that update's file."))
    entries = fields.Integer(required=True)


class RegisterList(ma.Schema):
    items = fields.List(fields.Nested(Register), required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    page_size = fields.Integer(required=True)


class Suggestion(ma.Schema):
    role = fields.String(required=True, metadata=described("mark, alias, right_holder, authorised_importer …", "mark"))
    text = fields.String(required=True, metadata={"example": "XIAOMI"})
    entries = fields.Integer(required=True, metadata=described("How many entries have it."))
    registers = fields.List(fields.String(), required=True)


class SuggestionList(ma.Schema):
    items = fields.List(fields.Nested(Suggestion), required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    page_size = fields.Integer(required=True)


class OnQuery(ma.Schema):
    """A day, and a version."""

    on = Day(metadata=described("The day that the status is told on; today where none is given."))
    version = WholeNumber(
        metadata=described("Answer as known then: the number of any update; now where none is given.")
    )


class LookupQuery(ma.Schema):
    """What to look up; every parameter given must hold."""

    q = Text(metadata=described("A mark, a holder, an importer, a number or a text that names one.", "XIAOMI"))
    mark = Text(metadata=described("The mark or one of its known spellings."))
    right_holder = Text(metadata=described("Words of the right holder's name."))
    authorised_importer = Text(metadata=described("Words of an authorised importer's name."))
    representative = Text(metadata=described("Words of a representative's name."))
    register_number = Text(metadata=described("The customs' number."))
    registration_number = Text(metadata=described("The certificate's or international registration's number."))
    nice_class = WholeNumber(metadata=described("1 to 45.", minimum=1, maximum=45))
    hs_code = Text(longest=10, metadata=described("Entries whose codes meet it, as prefixes in both directions."))
    register = fields.List(Text(longest=40), metadata=described("A register's code; may be given again."))
    status = fields.String(validate=one_of(Status), metadata=described("Only entries that are this on the day `on`."))
    on = Day(metadata=described("The day that the status is told on; today where none is given."))
    version = WholeNumber(
        metadata=described("Answer as known then: the number of any update; now where none is given.")
    )
    sort = Text(
        longest=40,
        metadata=described("mark, register, register_number, date_of_inclusion or valid_until; -… for descending."),
    )
    page = WholeNumber(load_default=1, metadata=described("From 1.", minimum=1, default=1))
    page_size = WholeNumber(load_default=20, metadata=described("1 to 100.", minimum=1, maximum=100, default=20))


class ExportQuery(LookupQuery):
    """What to look up, on all pages; every parameter given must hold."""

    class Meta:
        exclude = ("page", "page_size")

    view = fields.String(
        load_default=str(View.PUBLISHED), validate=one_of(View),
        metadata=described("published: what the register's own files said; curated: what lookups answer."),
    )  # fmt: skip


class SuggestQuery(ma.Schema):
    """What was typed so far."""

    q = Text(required=True, metadata=described("The beginning of a mark's or a party's name.", "xia"))
    limit = WholeNumber(
        load_default=10, metadata=described("1 to 50.", minimum=1, maximum=50, default=10),
        validate=ma.validate.Range(1, 50),
    )  # fmt: skip
