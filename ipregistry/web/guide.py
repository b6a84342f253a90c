"""What the guides show beside the reference: examples that run, verdicts, statuses of errors, limits.

Knows no text but these; `matching_guide` has what is measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..checking import MAX_DESCRIPTION, Verdict
from ..config import Settings
from ..loading.formats import FORMATS
from ..lookup import MAX_PAGE_SIZE, MAX_TEXT

WRITTEN_FOR = "http://127.0.0.1:8000/"  # the address in the examples, which a page replaces by its own
_LANGUAGES = {"sh": "curl", "py": "Python", "js": "JavaScript"}
_ERRANDS = {"look_up": "Look a brand up", "check": "Check a description"}

VERDICTS: Mapping[Verdict, str] = {
    Verdict.MATCH: "It names a recorded mark in force, for goods that the entry covers or does not state.",
    Verdict.AUTHORISED: "The same, and the importer given is the holder or an authorised importer of every entry.",
    Verdict.POSSIBLE_MATCH: "Something weaker: goods for the mark (“case for iPhone”), an entry that nobody can "
    "confirm for that day, a doubtful name, the holder's name only.",
    Verdict.OUTSIDE_GOODS: "It names a recorded mark, but other goods than the entry's (“Xiaomi LED bulb”).",
    Verdict.COVERED_GOODS: "It names no recorded mark, but goods that entries cover (“ANDROID PHONE”).",
    Verdict.INSUFFICIENT_DESCRIPTION: "It is too vague to say anything: “gift”, “accessories”.",
    Verdict.NOT_CHECKED: "The whole text says that there is no mark: “NO BRAND”, «без марки».",
    Verdict.NO_MATCH: "None of these. The notes say what was searched and how old it is: not found is not free to "
    "import.",
}
STATUSES: Mapping[int, str] = {
    400: "The body is no JSON, or is nested too deep.",
    401: "A token is missing, or no longer good. Asking needs none.",
    403: "The token is for less than what was asked.",
    404: "Nothing has that entry_id, register or number.",
    409: "Another update is running, or the file looks like an accident.",
    413: "The body is longer than is read here.",
    415: "The body is of a type that is not read here: send Content-Type: application/json.",
    414: "The address is too long: put the text into the body of a POST.",
    422: "A value cannot be used; errors has one item for each, with its field or line.",
    429: "Asked more often than is allowed here: ask again after Retry-After seconds.",
    503: "The registers are being made ready, or the database is away: ask again after Retry-After seconds.",
}
PROBLEM_OF = "/v1/entries?hs_code=64O3"
PROBLEM = """{
  "type": "about:blank",
  "title": "Unprocessable Entity",
  "status": 422,
  "detail": "hs_code: \\"64O3\\" is not 2, 4, 6, 8 or 10 digits",
  "errors": [
    {
      "field": "hs_code",
      "message": "expected 2, 4, 6, 8 or 10 digits"
    }
  ]
}"""


@dataclass(frozen=True, slots=True)
class Example:
    """A script that does an errand in a language, to copy and run."""

    errand: str
    language: str
    code: str

    @property
    def title(self) -> str:
        return f"{_ERRANDS[self.errand]} with {_LANGUAGES[self.language]}"


def examples(root: str) -> list[Example]:
    """Every example, for the address of this server."""
    return [
        Example(errand, language, _written(errand, language).replace(WRITTEN_FOR, root))
        for language in _LANGUAGES
        for errand in _ERRANDS
    ]


@cache
def _written(errand: str, language: str) -> str:
    return (files(__package__) / "examples" / f"{errand}.{language}").read_text("utf-8")


def limits(settings: Settings) -> list[tuple[str, str]]:
    """What is limited, and to how much."""
    return [
        ("A description to be checked", f"{MAX_DESCRIPTION:,} characters"),
        ("A text to be looked up", f"{MAX_TEXT:,} characters"),
        ("Entries on a page", f"{MAX_PAGE_SIZE:,}"),
        ("The body of a request", f"{settings.max_body_bytes:,} bytes"),
        ("A register file", f"{settings.max_upload_bytes:,} bytes"),
    ]


def formats() -> tuple[str, ...]:
    """The names of the formats of register files."""
    return FORMATS
