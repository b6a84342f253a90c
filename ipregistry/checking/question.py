"""A question as it comes, plain JSON values under the contract's names, made into a CheckRequest.

HTTP bodies, the items of a batch and the lines of a file are all read here, so none of them can mean something else.
What only the answer can tell (a register nobody knows) is not looked at. Knows no HTTP and no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from ..errors import IpRegistryError
from .language import Language
from .request import MAX_DESCRIPTION, CheckRequest, Purpose

MAX_REGISTERS = 100
MAX_EXCLUDED = 1000
LONGEST = {"description": MAX_DESCRIPTION, "country": 2, "hs_code": 10, "importer": 500}  # characters
LONGEST_CODE = 40
LONGEST_ENTRY_ID = 128
_TOLD = 3  # errors in the sentence; a line can hold thousands
_PURPOSES: Mapping[str, Purpose] = {str(each): each for each in Purpose}


class QuestionRefused(IpRegistryError):
    """Values that are no question: `errors` pairs each field with what is wrong there."""

    def __init__(self, errors: Iterable[tuple[str, str]]) -> None:
        self.errors = tuple(errors)
        told = [f"{field[:40]}: {message}" if field else message for field, message in self.errors[:_TOLD]]
        untold = [f"{len(self.errors) - _TOLD} more"] if len(self.errors) > _TOLD else []
        super().__init__("; ".join(told + untold))


def read_question(value: Any, today: date, language: Language = Language.EN) -> CheckRequest:
    """The request that a JSON value is; `today` is meant where it gives no day.

    Raises QuestionRefused, with everything that is wrong; InvalidQuestion for a text of the right kind that says
    nothing usable.
    """
    if type(value) is not dict:
        raise QuestionRefused([("", "a JSON object is needed")])
    errors = list(_errors(value))
    if errors:
        raise QuestionRefused(errors)
    on, codes, purpose = value.get("on"), value.get("registers"), value.get("purpose")
    return CheckRequest(
        description=value["description"],
        on=today if on is None else date.fromisoformat(on),
        registers=tuple(codes) if codes else None,
        country=value.get("country"),
        hs_code=value.get("hs_code"),
        importer=value.get("importer"),
        purpose=_PURPOSES[purpose] if purpose is not None else None,
        min_score=value.get("min_score"),
        exclude_entry_ids=frozenset(value.get("exclude_entry_ids") or ()),
        language=language,
    )


def _errors(value: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name, given in value.items():
        wrong = _WRONG.get(name)
        if wrong is None:
            yield "", f"unknown field {name[:40]!r}; the fields are {', '.join(sorted(FIELDS))}"
        elif given is not None and (message := wrong(given)) is not None:
            yield name, message
    if type(value.get("description")) is not str:
        yield "description", "a text is needed"


def _text(longest: int) -> Callable[[Any], str | None]:
    def wrong(given: Any) -> str | None:
        if type(given) is not str:
            return "a text is needed"
        return None if 1 <= len(given) <= longest else f"a text of 1 to {longest} characters is needed"

    return wrong


def _texts(most: int, longest: int) -> Callable[[Any], str | None]:
    wrong_text = _text(longest)

    def wrong(given: Any) -> str | None:
        if type(given) is not list or any(map(wrong_text, given)):
            return f"a list of texts of 1 to {longest} characters is needed"
        return None if len(given) <= most else f"at most {most} are needed, not {len(given)}"

    return wrong


def _no_description(given: Any) -> str | None:
    """What kind of thing it is was looked at already, and how long it may be CheckRequest knows."""
    return None


def _no_day(given: Any) -> str | None:
    try:
        day = date.fromisoformat(given) if type(given) is str else None
    except ValueError:
        day = None
    return None if day is not None and day.isoformat() == given else f"{str(given)[:40]!r} is not a day as YYYY-MM-DD"


def _no_purpose(given: Any) -> str | None:
    known = type(given) is str and given in _PURPOSES
    return None if known else f"{str(given)[:40]!r} is not one of {', '.join(_PURPOSES)}"


def _no_score(given: Any) -> str | None:
    return None if type(given) in (int, float) else "a number from 0 to 1 is needed"


_WRONG: Mapping[str, Callable[[Any], str | None]] = {
    "description": _no_description,
    "registers": _texts(MAX_REGISTERS, LONGEST_CODE),
    "country": _text(LONGEST["country"]),
    "hs_code": _text(LONGEST["hs_code"]),
    "importer": _text(LONGEST["importer"]),
    "on": _no_day,
    "purpose": _no_purpose,
    "min_score": _no_score,
    "exclude_entry_ids": _texts(MAX_EXCLUDED, LONGEST_ENTRY_ID),
}
FIELDS = frozenset(_WRONG)
