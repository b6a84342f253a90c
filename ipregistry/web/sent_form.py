"""What a maintainer's form sends: a token, options, a file. The token stands in the form and nowhere else.

A token in the form is itself the authorisation: there is no cookie that another site could use. It can be read only
with the whole form, so a form is bounded more tightly than a file sent to the API with its token in front.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import request

from ..errors import InvalidQuestion
from ..register import LoadOptions
from ..storage.tokens import TokenRow
from ..tokens import Scope, authorise
from .door import door, today
from .question import read_day

MOST_BYTES = 20_000_000
_LONGEST_NAME = 150
_LONGEST_REASON = 500


def bound() -> None:
    """Let a form be as large as a register file, and no larger."""
    request.max_content_length = min(MOST_BYTES, door().settings.max_upload_bytes)


def token() -> TokenRow:
    """The token of the form, good for what is asked. Raises TokenMissing, TokenRefused, ScopeTooSmall."""
    needed = Scope.ADMIN if is_ticked("force") else Scope.LOAD
    return authorise(door().repository.tokens, request.form.get("token", "").strip() or None, needed)


def is_ticked(name: str) -> bool:
    return bool(request.form.get(name))


def reason() -> str | None:
    """Why guards are overridden; raises InvalidQuestion where that is needed and not said."""
    text = request.form.get("reason", "").strip()
    if len(text) > _LONGEST_REASON or not text.isprintable():
        raise InvalidQuestion("reason", ascii(text), "a reason on one line")
    if is_ticked("force") and not text:
        raise InvalidQuestion("reason", text, "a reason, which force needs")
    return text or None


def options(loaded_by: str) -> LoadOptions:
    """How the file is to be applied; raises InvalidQuestion."""
    as_of, mode = request.form.get("as_of", "").strip(), request.form.get("mode", "full")
    if mode not in ("full", "delta"):
        raise InvalidQuestion("mode", mode, "full or delta")
    return LoadOptions(
        mode="delta" if mode == "delta" else "full",
        as_of=read_day(as_of, today()) if as_of else None,
        dry_run=request.form.get("do") != "apply",
        skip_bad_rows=is_ticked("skip_bad_rows"),
        force=is_ticked("force"),
        reason=reason(),
        loaded_by=loaded_by,
    )


@contextmanager
def sent_file() -> Iterator[Path]:
    """The file of the form under its own name, for as long as the context lasts; raises InvalidQuestion."""
    part = request.files.get("file")
    if part is None or not part.filename:
        raise InvalidQuestion("file", "", "a file to load: choose one")
    name = part.filename.replace("\\", "/").rsplit("/", 1)[-1]
    if not name.isprintable() or name.startswith(".") or len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        raise InvalidQuestion("file", ascii(name), f"a file with a name of at most {_LONGEST_NAME} bytes")
    with tempfile.TemporaryDirectory(prefix="ipregistry-form-") as folder:
        path = Path(folder) / name
        part.save(path)
        yield path
