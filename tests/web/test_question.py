"""What was typed into the form, and the question it makes."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from ipregistry.errors import InvalidQuestion
from ipregistry.register import Register
from ipregistry.web.question import Form, Question, read_day, read_question

TODAY = date(2026, 11, 22)


def _read(register: Register, **typed: str) -> Question:
    return read_question(Form.from_args(MultiDict(typed)), register.snapshot(), TODAY)


def test_no_day_is_today() -> None:
    assert read_day(" ", TODAY) == TODAY


def test_a_leap_day_is_a_day_only_in_its_year() -> None:
    assert read_day("2016-02-29", TODAY) == date(2016, 2, 29)
    with pytest.raises(InvalidQuestion):
        read_day("2017-02-29", TODAY)


@pytest.mark.parametrize("text", ["20170516", "2017-W20-2", "16.05.2017", "٢٠١٧-٠٥-١٦", "2017-05-16T00:00", "x" * 5000])
def test_a_day_in_another_writing_is_refused(text: str) -> None:
    with pytest.raises(InvalidQuestion) as refused:
        read_day(text, TODAY)
    assert refused.value.field == "on"


def test_registers_may_be_repeated_and_none_means_all(seeded: Register) -> None:
    form = Form.from_args(MultiDict([("q", "x"), ("register", "RU-TROIS"), ("register", "KZ-TROIS"), ("register", "")]))
    assert read_question(form, seeded.snapshot(), TODAY).check.registers == ("RU-TROIS", "KZ-TROIS")  # type: ignore[union-attr]
    assert _read(seeded, q="x").check.registers is None  # type: ignore[union-attr]


def test_a_code_may_be_typed_as_tariffs_print_it(seeded: Register) -> None:
    assert _read(seeded, q="phone", hs_code="8517.13 00").check.hs_code == "85171300"  # type: ignore[union-attr]


def test_without_a_text_the_importer_and_the_code_are_looked_up(seeded: Register) -> None:
    question = _read(seeded, importer="Smart Orange", hs_code="8517")
    assert question.check is None
    assert question.lookup is not None
    assert (question.lookup.authorised_importer, question.lookup.hs_code, question.lookup.q) == (
        "Smart Orange",
        "8517",
        None,
    )


def test_a_description_longer_than_any_name_is_checked_and_not_looked_up(seeded: Register) -> None:
    assert _read(seeded, q="a" * 500).lookup is not None
    question = _read(seeded, q="a" * 501)
    assert question.check is not None and question.lookup is None


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "x", "1000001", "9" * 30, "9" * 5000, "٣"])
def test_a_page_that_cannot_be_is_refused(seeded: Register, page: str) -> None:
    with pytest.raises(InvalidQuestion) as refused:
        _read(seeded, q="x", page=page)
    assert refused.value.field == "page"


def test_the_address_of_a_question_leaves_out_what_holds_nothing() -> None:
    form = Form(q="Сяоми", register=("RU-TROIS",), page="7")
    assert form.address(page=2) == {"q": "Сяоми", "register": ("RU-TROIS",), "page": 2}
