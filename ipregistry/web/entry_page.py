"""The page of one entry: all its facts with the roles of the parties told apart, its life, the same mark elsewhere."""

from __future__ import annotations

from flask import render_template, request

from ..errors import InvalidQuestion
from .answer import standing
from .door import door, today
from .language import spoken
from .question import read_day
from .relatives import same_mark
from .timeline import read_history, timeline


def entry(entry_id: str) -> str | tuple[str, int]:
    """The entry as it stands on `?on=`, today without it; 422 where that is no day; raises EntryNotFound."""
    snapshot, asked = door().snapshot(), request.args.get("on", "")
    found = snapshot.find_entry(entry_id)
    problem = None
    try:
        on = read_day(asked, today())
    except InvalidQuestion as error:
        on, problem = today(), error
    told = read_history(door().repository, entry_id)
    page = render_template(
        "web/entry.html",
        standing=standing(snapshot, found, on, spoken()),
        moments=timeline(found.entry, told),
        history_read=told is not None,
        others=same_mark(snapshot, found.entry, on),
        on=on,
        asked=asked,
        today=today(),
        problem=problem,
    )
    return page if problem is None else (page, 422)
