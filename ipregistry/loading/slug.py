"""The URL-safe entry_id of a register entry, made from the register's code and customs' own number.

The letters are written as the table below says, because customs' numbers carry Cyrillic letters (ТЗ, the kind of the
object). Refuses to make an id out of nothing: a number without a letter or digit that can be written has none.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 128

_LATIN = str.maketrans(
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
            strict=True,
        )
    )
)
_RUN = re.compile(r"[^a-z0-9]+")


def entry_id_for(register: str, register_number: str) -> str | None:
    """The entry_id, or None where nothing of the number is left; at most LONGEST characters is for the caller to check.

    >>> entry_id_for("KZ-TROIS", "01280/ТЗ-271119")
    'kz-trois-01280-tz-271119'
    """
    number = slug(register_number)
    return f"{slug(register)}-{number}" if number else None


def slug(value: str) -> str:
    """Lower-case Latin letters and digits, each run of anything else one hyphen."""
    spelt = unicodedata.normalize("NFC", value).lower().translate(_LATIN)
    if spelt.isascii():
        return _RUN.sub("-", spelt).strip("-")
    plain = (c for c in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(c))
    return _RUN.sub("-", "".join(plain).lower()).strip("-")
