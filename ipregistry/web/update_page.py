"""One update: the file, what it did, and what it changed, field by field."""

from __future__ import annotations

from itertools import islice

from flask import render_template

from ..answers import change_record
from .door import door, today
from .report import told_change

MOST_TOLD = 200  # changes that a page shows; the feed and the command line have all of them


def update(number: int) -> str:
    """The page of an update; raises UpdateNotFound."""
    repository = door().repository
    with repository.reading():
        found = repository.update(number)
        told = islice(repository.changes(number), MOST_TOLD)
        changes = [told_change(change_record(change)) for change in told]
        of_registers = {register.code for register in repository.registers()}
    return render_template(
        "web/update.html",
        update=found,
        changes=changes,
        total=sum((found.counts.added, found.counts.renewed, found.counts.amended, found.counts.removed)),
        is_register=found.register in of_registers,
        today=today(),
    )
