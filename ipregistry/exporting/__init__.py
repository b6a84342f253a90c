"""Entries as files that `loading` reads back as the same entries: CSV, JSON Lines, a workbook.

Written piece by piece: a register of a million entries needs no more memory than one of a hundred. Knows no HTTP.
"""

from .formats import FORMATS, ExportFormat, write_file
from .rows import MOST_SHEET_ROWS, View, export_found, export_registers

__all__ = ["FORMATS", "MOST_SHEET_ROWS", "ExportFormat", "View", "export_found", "export_registers", "write_file"]
