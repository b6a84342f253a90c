"""The open register of trademarks protected at the border. IP is intellectual property here."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app import create_app as create_app

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`create_app` is imported when it is asked for: who only wants the version, or one room, waits for no Flask."""
    if name == "create_app":
        from .app import create_app

        return create_app
    raise AttributeError(name)
