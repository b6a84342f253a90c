"""A file as lines of text, with a limit on their length, and how far it has been read.

Looks for a byte order mark, then takes strict UTF-8; any other encoding must be declared, because a wrong single-byte
encoding decodes every file to garbage without an error. Knows no file format.
"""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from ..errors import FileRefused, InvalidQuestion, RowError

LONGEST_LINE = 4_000_000

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Source:
    """An open file of text; iterate over `lines()` once, as a context manager.

    `encoding` is that declared, else that found. Raises FileRefused, naming the line, where the bytes are not text in
    it, and InvalidQuestion where Python knows no such encoding.
    """

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        self.name = path.name
        self.bytes_total = path.stat().st_size
        self._raw = path.open("rb")
        try:
            self.encoding = _encoding(self.name, self._raw.read(4), encoding)
        except BaseException:
            self._raw.close()
            raise
        self._raw.seek(0)
        # surrogateescape turns each undecodable byte into a lone surrogate, so that the line of the first is known.
        self._text = io.TextIOWrapper(self._raw, self.encoding, errors="surrogateescape", newline="")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._text.close()

    @property
    def bytes_read(self) -> int:
        """How much of the file has been read; at the end it is `bytes_total`."""
        return self.bytes_total if self._raw.closed else self._raw.tell()

    def lines(self) -> Iterator[str]:
        """The lines with their endings, LF, CR LF or CR."""
        number = 0
        while True:
            number += 1
            try:
                line = self._text.readline(LONGEST_LINE)
            except UnicodeError as error:
                raise self._undecodable(number, str(error)) from None
            if not line:
                return
            self._check(line, number)
            yield line

    def _check(self, line: str, number: int) -> None:
        if len(line) >= LONGEST_LINE:
            raise self.refused(number, "line_too_long", f"a line has at most {LONGEST_LINE:,} characters")
        if number == 1 and "\0" in line:
            raise self.refused(
                1, "encoding", "the first line has NUL characters; if it is UTF-16, declare the encoding"
            )
        try:
            line.encode()
        except UnicodeEncodeError as error:
            found = f"byte 0x{ord(line[error.start]) & 0xFF:02x} at character {error.start + 1}"
            raise self._undecodable(number, found) from None

    def _undecodable(self, number: int, found: str) -> FileRefused:
        expected = f"not text in {self.encoding} ({found}); declare the encoding of the file"
        return self.refused(number, "encoding", expected)

    def refused(self, line: int, code: str, expected: str) -> FileRefused:
        """The refusal of the whole file for what stands on a line."""
        return FileRefused(self.name, [RowError(line, None, None, code, expected)])


def _encoding(name: str, first_bytes: bytes, declared: str | None) -> str:
    found = next((encoding for mark, encoding in _MARKS if first_bytes.startswith(mark)), None)
    if declared is None:
        return found or "utf-8"
    wanted = _known(declared)
    if found is None:
        return wanted
    if wanted.replace("-sig", "").startswith(found.replace("-sig", "")):
        return found
    expected = f"the encoding declared is {declared}, but the file begins with the byte order mark of {found}"
    raise FileRefused(name, [RowError(1, None, None, "encoding", expected)])


def _known(encoding: str) -> str:
    try:
        info = codecs.lookup(encoding)
        "".encode(encoding)  # refuses codecs that are not encodings of text, such as rot13 and zlib
    except (LookupError, UnicodeError, ValueError):
        raise InvalidQuestion("encoding", encoding, "an encoding of text that Python knows") from None
    return info.name
