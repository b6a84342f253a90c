"""POST /v1/checks."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Response, request

from ..checking import CheckRequest, QuestionRefused, answer_text, read_question
from .answering import answer_of_text, as_known_at, language, snapshot, today
from .house import HouseBlueprint, read_body
from .schemas.checks import MAX_VERSION, CheckAnswer, CheckQuestion
from .schemas.entries import NoQuery

blueprint = HouseBlueprint("check", __name__, url_prefix="/v1", description="Check a description of goods.")


class Question(NamedTuple):
    """What is asked, and as known at which version (None: now)."""

    asked: CheckRequest
    version: int | None


def _quick_question() -> Question | None:
    """The question where it is certainly one."""
    body = read_body(request)
    version = body.pop("version", None) if type(body) is dict else None
    if version is not None and not (type(version) is int and 1 <= version <= MAX_VERSION):
        return None
    try:
        return Question(read_question(body, today(), language()), version)
    except QuestionRefused:
        return None


@blueprint.post("/checks")
@blueprint.arguments(NoQuery, location="query")
@blueprint.arguments(CheckQuestion, quick=_quick_question)
@blueprint.response(200, CheckAnswer)
def create_check(_: dict[str, Any], question: Question) -> Response:
    """Check a description of goods: which recorded marks it names, whether its goods are theirs, who may import."""
    as_known_at(question.version)
    headers = {"Content-Language": str(question.asked.language), "Vary": "Accept-Language"}
    return answer_of_text(answer_text(snapshot(), question.asked), headers)
