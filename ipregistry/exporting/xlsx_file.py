"""Rows of texts as an .xlsx workbook of one sheet, written as a stream. Knows no columns and no register.

Written by hand, because the libraries keep the workbook on disk until it is complete: five small parts and one long one
(ECMA-376, part 1). Every cell is an inline text, so that nothing in it is run or taken for a number or a date.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import RawIOBase
from typing import Any
from xml.sax.saxutils import escape

_CHUNK = 64 * 1024
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
    '<sheet name="register" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
# What XML cannot hold, as the format writes it. No loaded text has any of it.
_ESCAPED = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff]")


def sheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The pieces of a workbook with a header line and rows of texts."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, _HEAD + text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{_row(header)}'.encode())
            for row in rows:
                part.write(_row(row).encode())
                if sink.held >= _CHUNK:
                    yield sink.taken()
            part.write(b"</sheetData></worksheet>")
    yield sink.taken()


def _row(cells: Sequence[str]) -> str:
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(text: str) -> str:
    if not text:
        return "<c/>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(_ESCAPED.sub(_escape, text))}</t></is></c>'


def _escape(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"


class _Sink(RawIOBase):
    """What was written since it was last taken; it cannot be gone back in, as a response cannot."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self.held = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        kept = bytes(piece)
        self._pieces.append(kept)
        self.held += len(kept)
        return len(kept)

    def taken(self) -> bytes:
        """Everything written since, which is forgotten."""
        whole = b"".join(self._pieces)
        self._pieces.clear()
        self.held = 0
        return whole
