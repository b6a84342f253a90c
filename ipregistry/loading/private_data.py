"""What a register file says of people that we do not keep: telephones, addresses of e-mail, identity documents.

What is left of a text has none of them; company names and tax numbers of companies stay. Addresses are not looked for
here: `parties` keeps names alone, and no other field is made of a cell with addresses.
"""

from __future__ import annotations

import re

_PHONE_WORD = r"(?:тел(?:ефон\w*)?|теl|факс|моб(?:ильн\w*)?|tel|fax|phone|[тф])"
_DIGITS = r"[+(]{0,3}\d[\d\s()+\-/,;]{4,120}\d"
_PATTERNS = (
    # Every run is bounded, and begins where no other run does, so that a long text takes no longer than it is long.
    re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"),
    re.compile(r"(?<!\w)(?:https?\s?:?\s?/{1,2}|www\.)\s?\S{1,200}", re.I),
    re.compile(r"(?<!\w)(?:е|e|эл)[\s.-]{0,2}(?:mail|майл|почта)(?!\w)\s?:?", re.I),
    re.compile(
        rf"\b{_PHONE_WORD}\b[\s./:№]{{0,5}}(?:{_PHONE_WORD}\b[\s./:№]{{0,5}}){{0,3}}{_DIGITS}(?:\s*\(?вн\.?\s*\d+\)?)?",
        re.I,
    ),
    re.compile(r"\+\s?\d[\d\s()\-]{8,30}\d"),
    re.compile(r"(?<!\d)\(?0\d{2,4}\)?[\s-]+\d{2,3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)"),
    re.compile(r"(?<!\d)(?<!ИНН )(?<!ИНН: )(?<!БИН )(?<!БИН: )(?<!ИНН:)(?<!БИН:)0\d{9}(?!\d)"),
    re.compile(
        r"\b(?:паспорт\w*|удостоверени\w+ личности|уд\.?\s*личности|passport|ID|AN|ИИН)\b[^;,«»]{0,40}?"
        r"(?:№|N|ID|AN)?\s*[A-Z]{0,2}\s*\d{5,}(?:\s+\d{3,})*",
        re.I,
    ),
    re.compile(r"\b(?:ID|AN|AC)\s?\d{6,}\b"),
    re.compile(r"(?:от|выдан\w*)\s+\d\d\.\d\d\.\d{4}\s*г?\.?\s*(?:МВД|МЮ|МКК|ГРС|УВД)[\w\s-]{0,12}", re.I),
    re.compile(r"\b\d\d\.\d\d\.\d{4}\s*г\.?\s*р\.?", re.I),
)


def without_contacts(text: str) -> str:
    """The text without telephones, e-mail and web addresses, and identity documents."""
    for pattern in _PATTERNS:
        text = pattern.sub(" ", text)
    return " ".join(text.split())
