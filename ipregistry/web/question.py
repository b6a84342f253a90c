"""What was typed into the form, and the question it makes. Knows no answer and no HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from ..checking import CheckRequest, Language
from ..errors import InvalidQuestion
from ..lookup import MAX_TEXT, LookupRequest
from ..snapshot import Snapshot

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PAGE = re.compile(r"[0-9]{1,7}")
_BETWEEN_DIGITS = re.compile(r"[\s.]")  # 8517.13.00 and 8517 13 are how tariffs print a code


@dataclass(frozen=True, slots=True)
class Form:
    """The fields as they were typed, so that they can be shown again whatever they hold."""

    q: str = ""
    on: str = ""
    register: tuple[str, ...] = ()
    importer: str = ""
    hs_code: str = ""
    page: str = ""

    @classmethod
    def from_args(cls, args: MultiDict[str, str]) -> Form:
        """The form of a query string."""
        texts = {field: args.get(field, "") for field in ("q", "on", "importer", "hs_code", "page")}
        return cls(register=tuple(dict.fromkeys(filter(None, args.getlist("register")))), **texts)

    @property
    def asks_nothing(self) -> bool:
        return not any(text.strip() for text in (self.q, self.importer, self.hs_code))

    def address(self, **changed: object) -> dict[str, object]:
        """The arguments of this question's own address, with some changed; fields that hold nothing are left out."""
        fields = {"q": self.q, "on": self.on, "register": self.register, "importer": self.importer}
        return {name: value for name, value in {**fields, "hs_code": self.hs_code, **changed}.items() if value}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a check of the text, entries of that name, or both. Without a text, the entries that the importer
    may import and those of the code are asked for."""

    on: date
    check: CheckRequest | None
    lookup: LookupRequest | None
    language: Language = Language.EN


def read_day(text: str, today: date) -> date:
    """The day that was typed, `today` where none was; raises InvalidQuestion."""
    if not text.strip():
        return today
    try:
        return date.fromisoformat(_DAY.fullmatch(text.strip())[0])  # type: ignore[index]  # None is a TypeError
    except (TypeError, ValueError):
        raise InvalidQuestion("on", text, "a day written like 2017-05-16") from None


def read_version(text: str) -> int:
    """The number of a version; raises InvalidQuestion."""
    if not _PAGE.fullmatch(text):
        raise InvalidQuestion("version", text, "the number of a version")
    return int(text)


def read_question(form: Form, snapshot: Snapshot, today: date, language: Language = Language.EN) -> Question:
    """The question of a form that asks something, to be answered in `language`; raises InvalidQuestion for the first
    field that cannot be used."""
    on, registers, page = read_day(form.on, today), _registers(form, snapshot), _page(form.page)
    text, importer = form.q.strip(), form.importer.strip() or None
    hs_code = _BETWEEN_DIGITS.sub("", form.hs_code) or None
    if not text:
        lookup = LookupRequest(on, authorised_importer=importer, hs_code=hs_code, register=registers, page=page)
        return Question(on, None, lookup, language)
    check = CheckRequest(text, on, registers=registers, hs_code=hs_code, importer=importer, language=language)
    too_long_for_a_name = len(text) > MAX_TEXT
    by_name = None if too_long_for_a_name else LookupRequest(on, q=text, register=registers, page=page)
    return Question(on, check, by_name, language)


def _registers(form: Form, snapshot: Snapshot) -> tuple[str, ...] | None:
    for code in form.register:
        if code not in snapshot.registers:
            raise InvalidQuestion("register", code, f"one of {', '.join(sorted(snapshot.registers))}")
    return form.register or None


def _page(text: str) -> int:
    if not text:
        return 1
    if not _PAGE.fullmatch(text):
        raise InvalidQuestion("page", text, "the number of a page")
    return int(text)
