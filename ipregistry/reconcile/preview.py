"""One entry at a glance, for a frame in another program's page."""

from __future__ import annotations

from flask import Response, make_response, render_template, request

from .answering import answer, snapshot, today

# Another program's page frames it, and browsers then ask no X-Frame-Options; it runs nothing and loads only our styles.
_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"


def preview(entry_id: str) -> Response:
    """A small page; raises EntryNotFound."""
    page = make_response(render_template("reconcile/preview.html", inner=_inner(entry_id)))
    page.headers["Content-Security-Policy"] = _POLICY
    return page


def flyout() -> Response:
    """The same for a tooltip: HTML within JSON; raises EntryNotFound."""
    entry_id = request.args.get("id", "")
    return answer({"id": entry_id, "html": _inner(entry_id)})


def _inner(entry_id: str) -> str:
    found = snapshot().find_entry(entry_id)
    status = found.entry.status_on(today(), found.as_of)
    return render_template("reconcile/entry.html", entry=found.entry, status=status, on=today(), as_of=found.as_of)
