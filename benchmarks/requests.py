"""The kinds of requests that are measured over HTTP, each beside the least request of its method."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from .load import get, post, tag

A_BATCH = 100
REPEATED = 50
LEAST_POST, LEAST_GET = "least POST of JSON", "least GET of JSON"


@dataclass(frozen=True, slots=True)
class Kind:
    """Requests of a kind; `questions` that each puts, the kind that it is measured against, the status expected."""

    name: str
    requests: list[bytes]
    least: str
    questions: int = 1
    expected: int = 200


def kinds(port: int, descriptions: list[str], entry_ids: list[str]) -> list[Kind]:
    """Every kind; a server at `port` tells the tags of entries."""
    questions = [{"description": each} for each in descriptions]
    batches = [{"items": questions[at : at + A_BATCH]} for at in range(0, len(questions), A_BATCH)]
    again = [questions[number % REPEATED] for number in range(len(questions))]
    paths = [f"/v1/entries/{quote(each)}" for each in entry_ids]
    tags = {path: tag(port, get(path)) for path in paths[:REPEATED]}
    known = [get(path, tags[path]) for path in (paths[number % len(tags)] for number in range(len(paths)))]
    searches = [f"/v1/entries?q={quote(each[:60])}" for each in descriptions]
    return [
        Kind(LEAST_POST, post("/trivial", questions), LEAST_POST),
        Kind("POST /v1/checks", post("/v1/checks", questions), LEAST_POST),
        Kind(f"the same, {REPEATED} texts over and over", post("/v1/checks", again), LEAST_POST),
        Kind(f"one of {A_BATCH} in POST /v1/checks/batch", post("/v1/checks/batch", batches), LEAST_POST, A_BATCH),
        Kind(LEAST_GET, [get("/trivial")] * len(paths), LEAST_GET),
        Kind("GET /v1/entries/{entry_id}", [get(path) for path in paths], LEAST_GET),
        Kind("the same, 304", known, LEAST_GET, expected=304),
        Kind("GET /v1/entries?q=", [get(path) for path in searches], LEAST_GET),
    ]
