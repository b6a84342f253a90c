"""What a database said as of a version, asked by the names that say what it says now.

A past state never changes, whatever is loaded later; only the names of registers are today's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, Protocol

from ..entry import CustomsRegister, RegisterUpdate
from .repository import Repository


class State(Protocol):
    """What a snapshot is built from: the database now (a Repository), or as of a version (a PastState)."""

    def registers(self) -> tuple[CustomsRegister, ...]:
        """Every register, by code."""

    def versions(self) -> dict[str, int]:
        """The version of every register and overlay, 0 before its first update."""

    def updates_numbered(self, numbers: Collection[int]) -> dict[int, RegisterUpdate]:
        """The updates of some numbers, as many as there are."""

    def rows(self, code: str) -> Iterator[dict[str, Any]]:
        """The bodies of a register or overlay, in the order of their ids."""


class PastState:
    """One database as of the version of any update. Use it within `Repository.reading()`, so that it is one state."""

    def __init__(self, repository: Repository, version: int) -> None:
        self._repository = repository
        self._version = version

    def registers(self) -> tuple[CustomsRegister, ...]:
        """Every register, each at the version that it had then; 0 and no data before its first update."""
        versions = self.versions()
        return tuple(self._then(register, versions[register.code]) for register in self._repository.registers())

    def versions(self) -> dict[str, int]:
        """The version that every register and overlay had then."""
        return self._repository.versions(self._version)

    def updates_numbered(self, numbers: Collection[int]) -> dict[int, RegisterUpdate]:
        """The updates of some numbers, as many as there are."""
        return self._repository.updates_numbered(numbers)

    def rows(self, code: str) -> Iterator[dict[str, Any]]:
        """The bodies of a register or overlay as they were then."""
        return self._repository.rows(code, self._version)

    def _then(self, register: CustomsRegister, version: int) -> CustomsRegister:
        if not version:
            return replace(register, version=0, data_as_of=None, sha256=None)
        update = self._repository.update(version)
        return replace(register, version=version, data_as_of=update.data_as_of, sha256=update.sha256)
