"""The page at `/`: one box, and what the registers say to it. Knows no matching and no shaping."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from ..errors import InvalidQuestion
from ..snapshot import Snapshot
from .answer import answer
from .door import door, today
from .language import spoken
from .question import Form, read_question


def search() -> str | tuple[str, int]:
    """The form, with the answer where something was asked; 422 where the question cannot be used."""
    snapshot, form = door().snapshot(), Form.from_args(request.args)
    if form.asks_nothing:
        return _page(snapshot, form)
    try:
        return _page(snapshot, form, answer=answer(snapshot, read_question(form, snapshot, today(), spoken())))
    except InvalidQuestion as problem:
        return _page(snapshot, form, problem=problem), 422


def _page(snapshot: Snapshot, form: Form, **more: Any) -> str:
    return render_template("web/search.html", form=form, snapshot=snapshot, today=today(), **more)
