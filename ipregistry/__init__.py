"""The open register of trademarks protected at the border. IP is intellectual property here."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app import create_app as create_app
    from .library import open_register as open_register

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Both doors are imported when they are asked for: who only wants the version, or one room, waits for no Flask."""
    if name == "create_app":
        from .app import create_app

        return create_app
    if name == "open_register":
        from .library import open_register

        return open_register
    raise AttributeError(name)
