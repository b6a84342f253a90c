"""The tree of our exceptions. Each says what happened; none of them knows HTTP or an exit code.

IpRegistryError
├── SettingsError           settings that cannot be used, all of them told together
├── NotFound                something was asked for by a name that nothing has
│   ├── EntryNotFound
│   ├── RegisterNotFound
│   └── UpdateNotFound
├── InvalidQuestion         a question whose parts cannot be understood
├── FileRefused             a file that was read to its end and not applied; carries every RowError
├── GuardRefused            a sound file whose effect looks like an accident
├── UpdateInProgress        another update of the same database is running
└── RegisterUnavailable     there is no snapshot to answer from
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


class IpRegistryError(Exception):
    """Anything that ipregistry refuses, with a sentence for the person who asked, in whatever process it is raised."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[IpRegistryError], args: tuple[Any, ...], facts: dict[str, Any]) -> IpRegistryError:
    """An error of another process, which was made of other things than its sentence."""
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(facts)
    return error


class SettingsError(IpRegistryError):
    """One or more settings cannot be used."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


class NotFound(IpRegistryError):
    """Nothing has the name that was asked for."""


class EntryNotFound(NotFound):
    def __init__(self, entry_id: str) -> None:
        self.entry_id = entry_id
        super().__init__(f"no register entry has the id {entry_id!r}")


class RegisterNotFound(NotFound):
    def __init__(self, code: str, known: Sequence[str] = ()) -> None:
        self.code = code
        have = f"; the registers here are {', '.join(known)}" if known else ""
        super().__init__(f"there is no register {code!r}{have}")


class UpdateNotFound(NotFound):
    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"there is no update number {number}")


class InvalidQuestion(IpRegistryError):
    """One field of a question has a value that cannot be used."""

    def __init__(self, field: str, value: object, expected: str) -> None:
        self.field = field
        self.value = value
        self.expected = expected
        super().__init__(f"{field}: {_shown(value)} is not {expected}")


@dataclass(frozen=True, slots=True)
class RowError:
    """One value of a file that cannot be used.

    `line` counts from 1 and is the line on which the row begins (the header of a CSV file is line 1); `column` is the
    header of the column, or None where the row as a whole is wrong; `code` is a short stable word for programs.
    """

    line: int
    column: str | None
    value: str | None
    code: str
    expected: str

    def __str__(self) -> str:
        where = f"line {self.line}" + (f", {self.column}" if self.column else "")
        what = f"{_shown(self.value)} is not " if self.value is not None else ""
        return f"{where}: {what}{self.expected}"


class FileRefused(IpRegistryError):
    """A file was read to its end, and nothing of it was applied."""

    def __init__(self, file_name: str, errors: Sequence[RowError]) -> None:
        self.file_name = file_name
        self.errors = tuple(errors)
        n = len(self.errors)
        super().__init__(f"{file_name} was not loaded: {n} error{'s' if n != 1 else ''}")


class GuardRefused(IpRegistryError):
    """The file is sound, but applying it looks like an accident; `--force --reason` overrides."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


class UpdateInProgress(IpRegistryError):
    """Another process is applying an update to this database."""


class RegisterUnavailable(IpRegistryError):
    """No snapshot has been built yet, so no question can be answered."""


def _shown(value: object, limit: int = 80) -> str:
    """A value as it may stand in a message: quoted, and never longer than a line."""
    text = str(value)
    return f'"{text[: limit - 1]}…"' if len(text) > limit else f'"{text}"'
