"""POST /v1/checks."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from ..checking import CheckRequest, Language, Purpose, check, to_answer
from .answering import answer, as_known_at, snapshot, today
from .house import HouseBlueprint
from .schemas.checks import CheckAnswer, CheckQuestion
from .schemas.entries import NoQuery

blueprint = HouseBlueprint("check", __name__, url_prefix="/v1", description="Check a description of goods.")


@blueprint.post("/checks")
@blueprint.arguments(NoQuery, location="query")
@blueprint.arguments(CheckQuestion)
@blueprint.response(200, CheckAnswer)
def create_check(_: dict[str, Any], question: dict[str, Any]) -> Response:
    """Check a description of goods: which recorded marks it names, whether its goods are theirs, who may import."""
    as_known_at(question.pop("version", None))
    asked = _request(question)
    response = answer(to_answer(check(snapshot(), asked)))
    response.content_language.add(asked.language)
    response.vary.add("Accept-Language")
    return response


def _request(question: dict[str, Any]) -> CheckRequest:
    purpose = question.get("purpose")
    return CheckRequest(
        description=question["description"],
        on=question.get("on") or today(),
        registers=tuple(question.get("registers") or ()) or None,
        country=question.get("country"),
        hs_code=question.get("hs_code"),
        importer=question.get("importer"),
        purpose=Purpose(purpose) if purpose else None,
        min_score=question.get("min_score"),
        exclude_entry_ids=frozenset(question.get("exclude_entry_ids") or ()),
        language=Language.preferred(request.accept_languages),
    )
