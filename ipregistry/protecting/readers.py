"""Addresses that are too long, and readers without a token where one is wanted, are turned away at the door."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.exceptions import RequestURITooLarge

from ..tokens import bearer
from .holders import Holders

# Nothing of the register is in them.
OPEN = ("/healthz", "/readyz", "/docs", "/openapi.json")
OPEN_FOLDERS = ("/docs/", "/assets/")


def bound_addresses(app: Flask, most: int) -> None:
    """Refuse addresses of more than so many bytes."""

    def short_enough() -> None:
        environ = request.environ
        path = environ.get("REQUEST_URI") or environ.get("RAW_URI") or request.full_path
        if len(path) > most:
            raise RequestURITooLarge(
                f"The address is longer than {most:,} bytes. Long texts go into the body of a POST."
            )

    app.before_request(short_enough)


def only_holders(app: Flask, holders: Holders) -> None:
    """Let nobody read without a token; a load asks for its own scope besides."""

    def held() -> None:
        is_open = request.path in OPEN or request.path.startswith(OPEN_FOLDERS)
        if not is_open and request.method != "OPTIONS":  # a browser asks so before it may show a token
            holders.find(bearer(request.headers.get("Authorization")))

    app.before_request(held)
