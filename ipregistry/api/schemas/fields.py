"""Fields that take nothing for granted: marshmallow's own accept week dates, blanks and numbers without end."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import marshmallow as ma


class Day(ma.fields.Field[date]):
    """A calendar day, YYYY-MM-DD and nothing else."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            raise ma.ValidationError("Not a day as YYYY-MM-DD.")
        return day


class WholeNumber(ma.fields.Field[int]):
    """A whole number of at most nine digits, from a query string."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        text = str(value)
        if not (text.isascii() and text.removeprefix("-").isdigit() and len(text) <= 9):
            raise ma.ValidationError("Not a whole number of at most nine digits.")
        return int(text)


class Number(ma.fields.Float):
    """A number written as one: "0.5" is a text."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> float:
        if not isinstance(value, int | float):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value, attr, data, **kwargs)


class Text(ma.fields.String):
    """A text that says something; `longest` in characters."""

    def __init__(self, *, longest: int = 500, **kwargs: Any) -> None:
        super().__init__(validate=ma.validate.Length(min=1, max=longest), **kwargs)


class OneOfWords(ma.validate.OneOf):
    """One of an enumeration's words, which the document has once, under the `name`."""

    def __init__(self, words: type[StrEnum], name: str) -> None:
        super().__init__([str(word) for word in words])
        self.name = name


def one_of(words: type[StrEnum], name: str | None = None) -> OneOfWords:
    """One of an enumeration's words; `name`: what the document calls them, else as the enumeration is called."""
    return OneOfWords(words, name or words.__name__)


def described(description: str, example: Any = None, **more: Any) -> dict[str, Any]:
    """A field's metadata for the document."""
    return {"description": description, **({"example": example} if example is not None else {}), **more}
