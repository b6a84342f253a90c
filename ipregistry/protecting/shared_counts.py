"""Counts that all workers of one machine share, in one mapped file: a store for flask-limiter, `file:///PATH`.

A table of fixed size, found by hash; where its neighbours are all in use, the count that ends first makes room. A lock
of the operating system's guards it, which a killed worker frees.
"""

from __future__ import annotations

import fcntl
import hashlib
import mmap
import os
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from limits.storage import Storage

SLOTS = 65_536
NEIGHBOURS = 8
_SLOT = struct.Struct("=Qdq")  # what is counted, when that ends, how many


class SharedCounts(Storage):
    """Fixed windows, counted in a file."""

    STORAGE_SCHEME = ["file"]  # noqa: RUF012 - the library's way of naming it

    def __init__(self, uri: str, wrap_exceptions: bool = False, **options: Any) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions)
        self._lock = threading.Lock()
        path = unquote(urlsplit(uri).path)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.ftruncate(self._file, SLOTS * _SLOT.size)
        self._map = mmap.mmap(self._file, SLOTS * _SLOT.size)

    @property
    def base_exceptions(self) -> type[Exception]:
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count so much more in the window of this key, which lasts `expiry` seconds from its first count."""
        with self._alone():
            at, hashed, (_, ends, count) = self._find(key)
            now = time.time()
            if ends <= now:
                ends, count = now + expiry, 0
            _SLOT.pack_into(self._map, at, hashed, ends, count + amount)
            return int(count + amount)

    def get(self, key: str) -> int:
        """What was counted in the window that is open."""
        with self._alone():
            _, _, (_, ends, count) = self._find(key)
            return int(count) if ends > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """When the window ends; now, where none is open."""
        with self._alone():
            _, _, (_, ends, _) = self._find(key)
            return max(float(ends), time.time())

    def check(self) -> bool:
        """The file is there as long as this process is."""
        return True

    def reset(self) -> int | None:
        """Forget everything."""
        with self._alone():
            self._map[:] = bytes(len(self._map))
        return None

    def clear(self, key: str) -> None:
        """Forget one key."""
        with self._alone():
            at, _, _ = self._find(key)
            _SLOT.pack_into(self._map, at, 0, 0.0, 0)

    def _find(self, key: str) -> tuple[int, int, tuple[int, float, int]]:
        """(offset, hash, what stands there or an empty slot) of a key."""
        hashed = int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big")
        offsets = [(hashed + step) % SLOTS * _SLOT.size for step in range(NEIGHBOURS)]
        slots = [(at, _SLOT.unpack_from(self._map, at)) for at in offsets]
        for at, slot in slots:
            if slot[0] == hashed:
                return at, hashed, slot
        at, _ = min(slots, key=lambda each: each[1][1])  # a free one has ended long ago
        return at, hashed, (hashed, 0.0, 0)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._lock:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)
