"""Serving on one machine: worker processes that share one listening socket, each with a server that takes a request in
whole before a thread sees it. The only importer of waitress. Knows no question and no command.
"""

from __future__ import annotations

from .server import serve_until_told
from .workers import BACKLOG, Workers, reserve

__all__ = ["BACKLOG", "Workers", "reserve", "serve_until_told"]
