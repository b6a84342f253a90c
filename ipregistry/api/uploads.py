"""A file out of a request into a folder that is gone afterwards: as the body or as a form's `file`, bounded while read.

Knows no format of files.
"""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from flask import request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from ..errors import InvalidQuestion
from ..storage.failures import DiskFull

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE_TYPES = (
    "application/octet-stream",
    "application/csv",
    "application/jsonl",
    "application/vnd.ms-excel",
    "application/x-ndjson",
    "text/csv",
    "text/plain",
    "text/tab-separated-values",
    XLSX,
)
FORM = "multipart/form-data"
LONGEST_NAME = 150
_CHUNK = 256 * 1024
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

REQUEST_BODY = {
    "required": True,
    "description": "The file: as the body, or as the part `file` of a form.",
    "content": {
        **{each: {"schema": {"type": "string", "format": "binary"}} for each in FILE_TYPES},
        FORM: {
            "schema": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
                "required": ["file"],
                "additionalProperties": False,
            }
        },
    },
}


@contextmanager
def uploaded(name: str | None, limit: int) -> Iterator[Path]:
    """The file of this request, under its own name, for as long as the context lasts.

    Raises RequestEntityTooLarge beyond `limit` bytes, UnsupportedMediaType, BadRequest, InvalidQuestion, DiskFull.
    """
    request.max_content_length = limit
    request.max_form_memory_size = _CHUNK
    if request.content_encoding:
        raise UnsupportedMediaType("The body must not be compressed.")
    with tempfile.TemporaryDirectory(prefix="ipregistry-upload-") as folder:
        with room_to_read():
            path = _keep(Path(folder), name)
        yield path


@contextmanager
def room_to_read() -> Iterator[None]:
    """A full disk as what it is: DiskFull."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise DiskFull("there is no room here to read the file; nothing was changed") from None


def _keep(folder: Path, name: str | None) -> Path:
    if request.mimetype == FORM:
        return _keep_part(folder, name)
    if request.mimetype and request.mimetype not in FILE_TYPES:
        known = ", ".join((*FILE_TYPES, FORM))
        raise UnsupportedMediaType(f"{request.mimetype} is no type of a register file; send one of: {known}.")
    path = folder / _checked(name or "upload")
    _copy(request.stream, path)
    return path


def _keep_part(folder: Path, name: str | None) -> Path:
    parts = [(key, part) for key, part in request.files.items(multi=True)]
    if [key for key, _ in parts] != ["file"] or request.form:
        raise BadRequest("The form must have one part, the file, named: file. Options stand in the query string.")
    part = parts[0][1]
    path = folder / _checked(name or (part.filename or "upload").replace("\\", "/").rsplit("/", 1)[-1])
    _copy(part.stream, path)
    return path


def _copy(source: IO[bytes], path: Path) -> None:
    with path.open("xb") as target:
        copy_body(source, target)


def copy_body(source: IO[bytes], target: IO[bytes]) -> None:
    """A body as it comes in, piece by piece."""
    while chunk := source.read(_CHUNK):
        target.write(chunk)


def _checked(name: str) -> str:
    good = name.isprintable() and not name.startswith(".") and "/" not in name and "\\" not in name
    if not good or len(name.encode("utf-8", "replace")) > LONGEST_NAME:
        raise InvalidQuestion(
            "file_name", ascii(name), f"a file's name of at most {LONGEST_NAME} bytes, without folders"
        )
    return name
