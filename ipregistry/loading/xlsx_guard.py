"""What a workbook may be, asked of the archive before anything in it is expanded.

Sizes are those of the archive's directory; `zipfile` reads no member further than it says there. Knows no cells.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from ..errors import FileRefused, RowError

MEGABYTE = 1_000_000
# A cell may be as large as its sheet, and is held twice while it is read: 64 MB of one cell took 140 MB.
LARGEST_SHEET = 64 * MEGABYTE
LARGEST_STRINGS = 16 * MEGABYTE  # kept in memory whole
LARGEST_OTHER = 4 * MEGABYTE
MOST_MEMBERS = 1_000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


def refused(name: str, code: str, expected: str) -> FileRefused:
    """The refusal of a whole workbook; there is no line to name before it is open."""
    return FileRefused(name, [RowError(1, None, None, code, expected)])


def check(path: Path) -> None:
    """Raise FileRefused unless the file is a workbook that is safe to open."""
    name = path.name
    with path.open("rb") as file:
        begins = file.read(len(OLE))
    if begins == OLE:
        raise refused(name, "encrypted", "the workbook is encrypted or of the old kind (.xls): save it as .xlsx")
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(name, archive.infolist())
            _check_declarations(name, archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
        raise refused(name, "zip", f"the workbook cannot be unpacked: {error}") from None


def _check_members(name: str, members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(names) > MOST_MEMBERS or len(set(names)) < len(names):
        raise refused(name, "zip", f"a workbook has at most {MOST_MEMBERS:,} parts, each of them once")
    if any(part.startswith(("/", "\\")) or ".." in part.replace("\\", "/").split("/") for part in names):
        raise refused(name, "zip", "a part of the workbook is named as if it lay outside it")
    if any(member.flag_bits & 1 for member in members):
        raise refused(name, "encrypted", "the workbook is encrypted: save it without a password")
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise refused(name, "macros", "the workbook has macros: save it as .xlsx")
    if "xl/workbook.xml" not in names:
        raise refused(name, "workbook", "the archive is not an .xlsx workbook")
    for member in members:
        if member.file_size > (limit := _limit(member.filename)):
            expected = f"{member.filename} expands to {member.file_size // MEGABYTE:,} MB; at most {limit // MEGABYTE}"
            raise refused(name, "too_large", f"{expected} MB are read: use CSV for larger files")


def _limit(part: str) -> int:
    if part.startswith("xl/worksheets/"):
        return LARGEST_SHEET
    if part == "xl/sharedStrings.xml":
        return LARGEST_STRINGS
    return LARGEST_OTHER if part.endswith((".xml", ".rels")) else LARGEST_SHEET


class _RootReached(Exception):
    """The declarations are over."""


def _check_declarations(name: str, archive: zipfile.ZipFile) -> None:
    """No part may declare a document type: entities are what bombs and references to other files are made of."""
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")) and _declares_type(archive, part):
            raise refused(name, "entities", f"{part} declares a document type, which a workbook never does")


def _declares_type(archive: zipfile.ZipFile, part: str) -> bool:
    found = False

    def declared(*_: object) -> None:
        nonlocal found
        found = True
        raise _RootReached

    def rooted(*_: object) -> None:
        raise _RootReached

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = rooted
    try:
        with archive.open(part) as file:
            while chunk := file.read(65_536):
                parser.Parse(chunk, False)
    except (_RootReached, expat.ExpatError):
        pass  # what is no XML is refused, with its place, when it is read
    return found
