"""The page of one entry: all its facts, with the roles of the parties told apart."""

from __future__ import annotations

from flask import render_template, request

from ..errors import InvalidQuestion
from .answer import standing
from .door import door, today
from .language import spoken
from .question import read_day


def entry(entry_id: str) -> str | tuple[str, int]:
    """The entry as it stands on `?on=`, today without it; 422 where that is no day; raises EntryNotFound."""
    snapshot, asked = door().snapshot(), request.args.get("on", "")
    found = snapshot.find_entry(entry_id)
    problem = None
    try:
        on = read_day(asked, today())
    except InvalidQuestion as error:
        on, problem = today(), error
    page = render_template(
        "web/entry.html",
        standing=standing(snapshot, found, on, spoken()),
        on=on,
        asked=asked,
        today=today(),
        problem=problem,
    )
    return page if problem is None else (page, 422)
