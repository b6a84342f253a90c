"""Extracts: an entry or a check as of a day and a version, on paper, with what it was taken from and what it is not.

An address without a day or version leads to one that has both, and the language, and says the same for ever. Knows no
shaping.
"""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ..errors import InvalidQuestion
from ..snapshot import Snapshot
from .answer import answer, standing
from .door import door, today
from .language import spoken
from .question import Form, read_day, read_question, read_version


def entry_extract(entry_id: str) -> str | Response:
    """An entry on paper; raises EntryNotFound, InvalidQuestion."""
    if not _is_dated():
        return _dated("web.entry_extract", entry_id=entry_id)
    snapshot, on = _snapshot_asked(), read_day(request.args["on"], today())
    shown = standing(snapshot, snapshot.find_entry(entry_id), on, spoken())
    return _paper("web/extract_entry.html", standing=shown, registers=[shown.register], on=on)


def check_extract() -> str | Response:
    """A check on paper; raises InvalidQuestion, also where there is no text to check."""
    form = Form.from_args(request.args)
    if not form.q.strip():
        raise InvalidQuestion("q", form.q, "a text to be checked")
    if not _is_dated():
        return _dated("web.check_extract", **form.address())
    snapshot = _snapshot_asked()
    told = answer(snapshot, read_question(form, snapshot, today(), spoken()))
    assert told.checked is not None
    return _paper("web/extract_check.html", checked=told.checked, registers=told.checked.result.registers, form=form)


def _is_dated() -> bool:
    return bool(request.args.get("on", "").strip() and request.args.get("version", "").strip())


def _dated(endpoint: str, **arguments: Any) -> Response:
    """To the same extract, of the day and the version that are meant where none are given."""
    newest = door().repository.updates(limit=1)
    on = request.args.get("on", "").strip() or today().isoformat()
    version = request.args.get("version", "").strip() or (newest[0].number if newest else 0)
    return redirect(url_for(endpoint, **{**arguments, "on": on, "version": version, "lang": str(spoken())}))


def _snapshot_asked() -> Snapshot:
    return door().snapshots.at(read_version(request.args["version"]))


def _paper(template: str, **shown: Any) -> str:
    return render_template(template, version=request.args["version"], address=request.url, today=today(), **shown)
