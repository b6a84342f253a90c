"""For maintainers: load a file and take an update back, first as a dry run. Works as plain forms; a script keeps the
file and the token in the page between the two.
"""

from __future__ import annotations

from flask import render_template, request

from ..errors import InvalidQuestion, IpRegistryError
from ..storage.failures import DatabaseFailed
from ..tokens import ScopeTooSmall, TokenMissing, TokenRefused
from . import sent_form
from .door import door
from .report import Report, done, refused

_STATUS: tuple[tuple[type[IpRegistryError], int], ...] = (
    (TokenMissing, 403),  # a 401 owes a challenge, which no form can answer
    (TokenRefused, 403),
    (ScopeTooSmall, 403),
    (InvalidQuestion, 422),
    (DatabaseFailed, 503),
)
_REFUSED = 409

Answer = str | tuple[str, int]


def load_form() -> str:
    """The empty form."""
    return _page(None)


def load_file() -> Answer:
    """The form again, with the report of its file."""
    sent_form.bound()
    try:
        options = sent_form.options(sent_form.token().name)
        with sent_form.sent_file() as path:
            return _page(done(door().load(path, request.form.get("register", ""), options)))
    except IpRegistryError as error:
        return _page(refused(error)), _status(error)


def revert(number: int) -> Answer:
    """The report of going back to what an update left."""
    sent_form.bound()
    try:
        by, why = sent_form.token().name, sent_form.reason()
        dry_run, force = request.form.get("do") != "apply", sent_form.is_ticked("force")
        outcome = door().revert(number, loaded_by=by, reason=why, dry_run=dry_run, force=force)
        return render_template("web/reverted.html", number=number, report=done(outcome))
    except IpRegistryError as error:
        return render_template("web/reverted.html", number=number, report=refused(error)), _status(error)


def _page(report: Report | None) -> str:
    return render_template("web/load.html", snapshot=door().snapshot(), report=report, sent=request.form)


def _status(error: IpRegistryError) -> int:
    return next((status for kind, status in _STATUS if isinstance(error, kind)), _REFUSED)
