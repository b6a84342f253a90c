"""Personal contact data in a text: phones, e-mails, identity documents, personal numbers, street addresses.

The published registers print them beside the names of holders and of the people who act for them; the data carries
names alone. What is searched for is what those cells look like, in Russian and in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .finding import Finding, error

# Cells that are addresses of pages, numbers of customs or codes of goods by their nature: a row of digits is no phone.
NOT_PERSONAL = frozenset(
    {
        "sources",
        "source_url",
        "hs_codes",
        "registration_number",
        "register_number",
        "customs_letter_number",
        "entry_id",
        "right_holder_tax_number",
        "tax_number",
    }
)

PATTERNS = {
    "e-mail": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "phone": re.compile(
        r"\+\s?\d[\d ()\-]{6,}|(?<!\d)8[ (/]{1,2}\d{3}[ )/]|\(\d{3,5}\) ?\d{2,3}[ \-]?\d{2}"
        r"|\b(?:тел|моб|факс|т/ф|tel|phone|fax)\b\.?\s*:?\s*[+(\d]"
        r"|(?<!\d)0[357]\d{2}[ \-]?\d{2,3}[ \-]?\d{2,3}[ \-]?\d{0,2}(?!\d)",
        re.IGNORECASE,
    ),
    "identity document": re.compile(
        r"(?:паспорт|passport)\W{0,3}(?:серии|series|№|no\b|[A-ZА-Я]{0,2} ?\d{5,})|удостоверени[ея] (?:личности|№)"
        r"|\b(?:ID|AN) ?\d{6,}",
        re.IGNORECASE,
    ),
    "personal number": re.compile(r"\b(?:ИИН|ИНН|ПИН|IIN|INN)\b\s*:?\s*\d{8,}"),
    "street address": re.compile(
        r"\b(?:ул|пр-т|просп|пер|мкр|б-р|наб)\.\s?[А-ЯЁ\d]|\bулица\b|\bпроспект [А-ЯЁ]|\bкв\.\s?\d|\bоф(?:ис)?\.?\s?\d"
        r"|\bд\.\s?\d|\b\d{1,4} [A-Z][a-z]+ (?:Street|Road|Avenue|Boulevard)\b|\bP\.?\s?O\.? Box\b"
        r"|\b(?:zip|postal) code\b",
    ),
}


def personal_data_in(text: str) -> list[str]:
    """The kinds of personal data that `text` seems to carry, in the order of PATTERNS."""
    return [kind for kind, pattern in PATTERNS.items() if pattern.search(text)]


def is_text(column: str, cells: Mapping[str, str]) -> bool:
    """Whether a cell is searched; in a repair, `from` and `to` carry cells of the column that `field` names."""
    return column not in NOT_PERSONAL and not (column in ("from", "to") and cells.get("field") in NOT_PERSONAL)


def find_personal_data(rows: Iterable[tuple[str, str | None, Mapping[str, str]]]) -> Iterator[Finding]:
    """A finding for each kind in each cell of (file, entry_id, cells by column)."""
    for file, entry_id, cells in rows:
        for column, cell in cells.items():
            for kind in personal_data_in(cell) if cell and is_text(column, cells) else ():
                yield error("personal_data", entry_id, column, cell, f"{file}: this looks like a {kind}")
