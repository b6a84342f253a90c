"""What happened, told to whoever counts: `told("check", "match")`. Nobody counts unless somebody asks to hear.

Knows no counter and nothing of what is being told.
"""

from __future__ import annotations

from collections.abc import Callable

Hear = Callable[[str, str], None]
_LISTENERS: list[Hear] = []


def hear(listener: Hear) -> None:
    """Have everything told to this listener, from now on; what it is told holds no word of what somebody asked."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)


def told(what: str, how: str) -> None:
    """Something happened, and how it ended."""
    for listener in _LISTENERS:
        listener(what, how)
