"""The kinds of requests that are measured over HTTP, each beside the least request of its method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from .load import get, post, tag

A_BATCH = 100
REPEATED = 50
LEAST_POST, LEAST_GET = "least POST of JSON", "least GET of JSON"


@dataclass(frozen=True, slots=True)
class Kind:
    """Requests of a kind, of each round; `questions` that each puts, the kind that it is measured against, the status
    expected."""

    name: str
    requests: Callable[[int], list[bytes]]
    least: str
    questions: int = 1
    expected: int = 200


def kinds(port: int, descriptions: list[str], entry_ids: list[str]) -> list[Kind]:
    """Every kind; a server at `port` tells the tags of entries."""
    questions = [{"description": each} for each in descriptions]
    again = [questions[number % REPEATED] for number in range(len(questions))]
    paths = [f"/v1/entries/{quote(each)}" for each in entry_ids]
    tags = {path: tag(port, get(path)) for path in paths[:REPEATED]}
    known = [get(path, tags[path]) for path in (paths[number % len(tags)] for number in range(len(paths)))]
    searches = [f"/v1/entries?q={quote(each[:60])}" for each in descriptions]
    return [
        Kind(LEAST_POST, _always(post("/trivial", questions)), LEAST_POST),
        Kind("POST /v1/checks, each text new", lambda turn: post("/v1/checks", _new(descriptions, turn)), LEAST_POST),
        Kind("the same, texts of the rounds before", _always(post("/v1/checks", questions)), LEAST_POST),
        Kind(f"the same, {REPEATED} texts over and over", _always(post("/v1/checks", again)), LEAST_POST),
        Kind(
            f"one of {A_BATCH} new ones in POST /v1/checks/batch",
            lambda turn: post("/v1/checks/batch", _batches(_new(descriptions, turn, "lot"))),
            LEAST_POST,
            A_BATCH,
        ),
        Kind(LEAST_GET, _always([get("/trivial")] * len(paths)), LEAST_GET),
        Kind("GET /v1/entries/{entry_id}", _always([get(path) for path in paths]), LEAST_GET),
        Kind("the same, 304", _always(known), LEAST_GET, expected=304),
        Kind("GET /v1/entries?q=", _always([get(path) for path in searches]), LEAST_GET),
    ]


def _always(requests: list[bytes]) -> Callable[[int], list[bytes]]:
    return lambda _: requests


def _new(descriptions: list[str], turn: int, what: str = "no") -> list[dict[str, str]]:
    """Questions that nobody has put yet: each text with a number of its own behind it."""
    return [
        {"description": f"{each[:1_900]}, {what} {turn * len(descriptions) + at}"}
        for at, each in enumerate(descriptions)
    ]


def _batches(questions: list[dict[str, str]]) -> list[dict[str, list[dict[str, str]]]]:
    return [{"items": questions[at : at + A_BATCH]} for at in range(0, len(questions), A_BATCH)]
