"""Arrays of numbers and strings as files, mapped into memory and shared by every process that maps them.

A file holds at most 4 GiB of them. Knows nothing of what the numbers mean.
"""

from __future__ import annotations

import mmap
import os
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, Literal, overload
from weakref import finalize

Code = Literal["B", "H", "I"]
U8: Final = "B"
U16: Final = "H"
U32: Final = "I"


def write_numbers(path: Path, code: Code, numbers: Iterable[int]) -> None:
    """Write unsigned integers in this machine's byte order."""
    with path.open("wb") as file:
        array(code, numbers).tofile(file)


def map_numbers(path: Path, code: Code) -> Sequence[int]:
    """The integers of a file that `write_numbers` made, mapped; indexing gives plain ints."""
    return _map(path).cast(code)


class NumbersFile(Sequence[int]):
    """The integers of a file, read piece by piece: what a process maps counts as its memory, what it reads does not.

    For what is seldom asked; each piece costs a call of the system. Knows no negative places and no steps.
    """

    def __init__(self, path: Path, code: Code) -> None:
        self._code, self._size = code, array(code).itemsize
        self._descriptor = os.open(path, os.O_RDONLY)
        finalize(self, os.close, self._descriptor)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            return self._read(place.start, place.stop)
        return self._read(place, place + 1)[0]

    def __len__(self) -> int:
        return os.fstat(self._descriptor).st_size // self._size

    def _read(self, start: int, end: int) -> Sequence[int]:
        return array(self._code, os.pread(self._descriptor, (end - start) * self._size, start * self._size))


Opened = Callable[[Path, Code], Sequence[int]]  # map_numbers or NumbersFile


class StringsFile:
    """Strings by number, mapped or read: `<name>.utf8` holds them end to end, `<name>.ends` where each one ends."""

    def __init__(self, directory: Path, name: str, opened: Opened = map_numbers) -> None:
        self._bytes = opened(directory / f"{name}.utf8", U8)
        self._ends = opened(directory / f"{name}.ends", U32)

    def __getitem__(self, number: int) -> str:
        start = self._ends[number - 1] if number else 0
        return bytes(self._bytes[start : self._ends[number]]).decode()

    def __len__(self) -> int:
        return len(self._ends)

    @staticmethod
    def write(directory: Path, name: str, strings: Iterable[str]) -> None:
        ends = array(U32)
        with (directory / f"{name}.utf8").open("wb") as file:
            for string in strings:
                file.write(string.encode())
                ends.append(file.tell())
        write_numbers(directory / f"{name}.ends", U32, ends)


class ListsFile:
    """Lists of integers by number, mapped or read: `<name>.u32` has them end to end, `<name>.ends` where each ends."""

    def __init__(self, directory: Path, name: str, opened: Opened = map_numbers) -> None:
        self._values = opened(directory / f"{name}.u32", U32)
        self._ends = opened(directory / f"{name}.ends", U32)

    def __getitem__(self, number: int) -> Sequence[int]:
        start = self._ends[number - 1] if number else 0
        return self._values[start : self._ends[number]]

    @staticmethod
    def write(directory: Path, name: str, lists: Iterable[Sequence[int]]) -> None:
        values, ends = array(U32), array(U32)
        for numbers in lists:
            values.extend(numbers)
            ends.append(len(values))
        write_numbers(directory / f"{name}.u32", U32, values)
        write_numbers(directory / f"{name}.ends", U32, ends)


def _map(path: Path) -> memoryview:
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return memoryview(b"")  # an empty file cannot be mapped
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
